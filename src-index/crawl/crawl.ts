import { addressOf } from '../../src-shared/domain/entry-address'
import { foldCase } from '../../src-shared/domain/names'
import type { ErrorKind } from '../../src-shared/errors'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { CrawlKind, CrawlPause, CrawlState, FolderToList } from '../../src-shared/model/index-status'
import { type FolderNode, PLACE } from '../tree/folder-node'
import { depthOf, type FolderTree, isThere, pathOf } from '../tree/folder-tree'
import type { FollowedLinks } from './followed-links'

/** NOT_FOUND may be the cloud that turns requests away: a folder is tried so often in one crawl before it counts as failing. */
const TRIES = 6
const DAY_MS = 86_400_000
/** What never changes is listed again after this long, what often changes sooner. */
const REFRESH_MS = 7 * DAY_MS
const LEAST_REFRESH_MS = 3_600_000

export interface CrawlFacts {
  readonly id: number
  readonly kind: CrawlKind
  /** Of `folder`; null is the root. */
  readonly recordId: string | null
  readonly startedMs: number
}

/** Of folders that somebody needs first. */
export interface Interest {
  readonly open: ReadonlySet<string>
  readonly pinned: ReadonlySet<string>
  readonly searched: ReadonlySet<string>
}

/**
 * One crawl: which folders it still has to list, and in which order. What it has
 * listed is written in the folders themselves, so that a kill loses nothing of it.
 */
export class Crawl {
  readonly facts: CrawlFacts
  pause: CrawlPause | null = null
  readonly #tree: FolderTree
  readonly #isByPath: boolean
  readonly #followed: FollowedLinks
  /** By what they were given out as. */
  readonly #underWay = new Map<string, FolderNode>()
  /** Of which a tree was asked for that did not settle them. */
  readonly #plainNext = new WeakSet<FolderNode>()
  readonly #failures = new Map<FolderNode, number>()
  readonly #twins = new WeakMap<FolderNode, Twins>()
  /** In reverse; made anew when all of it was taken, so that folders found meanwhile come after those known before. */
  #ready: FolderNode[] = []

  constructor(
    facts: CrawlFacts,
    tree: FolderTree,
    { isByPath, followed }: { readonly isByPath: boolean; readonly followed: FollowedLinks },
  ) {
    this.facts = facts
    this.#tree = tree
    this.#isByPath = isByPath
    this.#followed = followed
  }

  /** None of them again until `settled`. None left and none under way: the crawl is at its end. */
  next(limit: number, nowMs: number, interest: Interest, hasTrees = false): readonly FolderToList[] {
    const chosen: FolderToList[] = []
    while (chosen.length < limit) {
      const node = this.#take(nowMs, interest)
      if (node === undefined) break
      const isTree = hasTrees && this.#isWorthTree(node)
      // Others may come with it.
      if (isTree && chosen.length > 0) {
        this.#ready.push(node)
        break
      }
      const folder = folderToList(node, isTree)
      if (folder === null) continue
      this.#underWay.set(keyOfAddress(folder.address), node)
      chosen.push(folder)
      if (isTree) break
    }
    return chosen
  }

  get isAtEnd(): boolean {
    return this.#underWay.size === 0 && this.#ready.length === 0 && this.#due().length === 0
  }

  settled(address: EntryAddress, error: ErrorKind | null): void {
    const key = keyOfAddress(address)
    const node = this.#underWay.get(key)
    if (node === undefined) return
    this.#underWay.delete(key)
    if (error !== null) this.#plainNext.add(node)
    if (error !== null && error !== 'cancelled') this.#failures.set(node, (this.#failures.get(node) ?? 0) + 1)
    if (error === null) this.#failures.delete(node)
  }

  /** The next question begins with those that came to be of interest. */
  interestChanged(): void {
    this.#ready = []
  }

  state(): CrawlState {
    const due = this.#due()
    const all = this.#scope()
    return {
      id: this.facts.id,
      kind: this.facts.kind,
      startedMs: this.facts.startedMs,
      listed: all.filter(({ listedMs }) => listedMs >= this.facts.startedMs).length,
      left: due.length + this.#underWay.size,
      failed: [...this.#failures.values()].filter(count => count >= TRIES).length,
      lookUpsLeft: due.reduce((sum, node) => sum + depthOf(node) + 1, 0),
      pause: this.pause,
    }
  }

  #take(nowMs: number, interest: Interest): FolderNode | undefined {
    if (this.#ready.length === 0) this.#ready = inOrder(this.#due(), nowMs, interest)
    for (let node = this.#ready.pop(); node !== undefined; node = this.#ready.pop()) {
      if (this.#isDue(node)) return node
    }
    return undefined
  }

  #due(): readonly FolderNode[] {
    return this.#scope().filter(node => this.#isDue(node))
  }

  #scope(): readonly FolderNode[] {
    const { kind, recordId } = this.facts
    const top = kind === 'folder' ? this.#tree.byRecord(recordId) : undefined
    if (kind === 'folder')
      return top === undefined
        ? []
        : this.#tree.subtree(top).filter(node => isReachable(node) && this.#followed.covers(node))
    return this.#tree.attached().filter(node => this.#followed.covers(node))
  }

  #isDue(node: FolderNode): boolean {
    if (this.#isUnderWay(node) || (this.#failures.get(node) ?? 0) >= TRIES) return false
    if (node.listedMs >= this.facts.startedMs) return false
    if (this.#isByPath && !this.#canBeAddressed(node)) return false
    return this.facts.kind !== 'refresh' || isOld(node, this.facts.startedMs)
  }

  /**
   * Nobody has looked into it, or it has folders in it and most of all that come with it are to be listed anyway. Where
   * it failed before, or did not come with its tree, the plain way is the surer one: it waits for what it has to show.
   */
  #isWorthTree(node: FolderNode): boolean {
    if (node.fails > 0 || node.isLink || this.#plainNext.has(node)) return false
    if (node.listedMs === 0) return true
    const inside = this.#tree.subtree(node).filter(isThere)
    const due = inside.filter(one => one === node || this.#isDue(one)).length
    return inside.length > 1 && 2 * due >= inside.length
  }

  #isUnderWay(node: FolderNode): boolean {
    for (const other of this.#underWay.values()) if (other === node) return true
    return false
  }

  #canBeAddressed(node: FolderNode): boolean {
    for (let at: FolderNode | null = node; at?.parent; at = at.parent) {
      if (this.#twinsOf(at.parent).has(at)) return false
    }
    return pathOf(node) !== null
  }

  #twinsOf(parent: FolderNode): ReadonlySet<FolderNode> {
    const known = this.#twins.get(parent)
    if (known?.listedMs === parent.listedMs && known.size === (parent.children?.size ?? 0)) return known.twins
    const twins = twinsIn(parent)
    this.#twins.set(parent, twins)
    return twins.twins
  }
}

function keyOfAddress({ path, id }: EntryAddress): string {
  return id ?? path
}

/** What is open, pinned, searched in; never listed, breadth first; oldest, the more often it changed the earlier. The last is taken first. */
function inOrder(due: readonly FolderNode[], nowMs: number, interest: Interest): FolderNode[] {
  const keyed = due.map(node => ({ node, key: keyOf(node, nowMs, interest) }))
  return keyed.sort((a, b) => b.key - a.key).map(({ node }) => node)
}

const AFTER_INTEREST = 10
const AFTER_NEVER = 1_000

/** Smaller is earlier. */
function keyOf(node: FolderNode, nowMs: number, { open, pinned, searched }: Interest): number {
  const id = node.recordId ?? ''
  // What has just failed waits until all others had their turn.
  const late = node.fails > 0 ? 2 * AFTER_NEVER : 0
  if (open.has(id)) return late
  if (pinned.has(id)) return late + 1
  if (searched.has(id)) return late + 2
  if (node.listedMs === 0) return late + AFTER_INTEREST + depthOf(node)
  const age = Math.max(0, nowMs - node.listedMs) * (1 + Math.min(30, node.changes))
  return late + AFTER_INTEREST + AFTER_NEVER - Math.min(AFTER_NEVER - 100, age / DAY_MS)
}

function isOld({ listedMs, changes }: FolderNode, nowMs: number): boolean {
  return nowMs - listedMs >= Math.max(LEAST_REFRESH_MS, REFRESH_MS / (1 + Math.min(30, changes)))
}

function isReachable(node: FolderNode): boolean {
  return pathOf(node) !== null
}

/** Children of a folder that a path cannot tell apart, as of one listing of it. */
interface Twins {
  readonly listedMs: number
  readonly size: number
  readonly twins: ReadonlySet<FolderNode>
}

function twinsIn({ listedMs, children }: FolderNode): Twins {
  const first = new Map<string, FolderNode>()
  const twins = new Set<FolderNode>()
  for (const child of children ?? []) {
    if (child.place !== PLACE.SHOWN && child.place !== PLACE.TOLD) continue
    const folded = foldCase(child.name)
    const other = first.get(folded)
    if (other === undefined) first.set(folded, child)
    else twins.add(other).add(child)
  }
  return { listedMs, size: children?.size ?? 0, twins }
}

export function folderToList(node: FolderNode, isTree = false): FolderToList | null {
  const path = pathOf(node)
  const depth = depthOf(node)
  return (
    path && {
      address: addressOf(path, node.recordId),
      recordId: node.recordId === '' ? null : node.recordId,
      depth,
      lookUps: depth + 1,
      isShownByParent: node.place === PLACE.SHOWN && node.parent !== null,
      isTree,
    }
  )
}
