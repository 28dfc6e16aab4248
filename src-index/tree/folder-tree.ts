import { childPath, ROOT, segmentsOf } from '../../src-shared/domain/paths'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { INDEX_BOUNDS } from '../index-bounds'
import { type FolderNode, PLACE, type Place } from './folder-node'

interface NewFolder {
  readonly recordId: string | null
  readonly parent: FolderNode
  readonly name: string
  readonly title: string | null
  readonly place: Place
  readonly isLink: boolean
}

/** All folders that are known, and how they hang together. Knows no file: what has changed is in `takeChanged`. */
export class FolderTree {
  readonly root: FolderNode
  readonly #byId = new Map<number, FolderNode>()
  readonly #byRecord = new Map<string, FolderNode>()
  #changed = new Set<FolderNode>()
  #removed: number[] = []
  #lastId: number
  #version = 0
  #attached: { readonly version: number; readonly nodes: readonly FolderNode[] } | null = null
  /** Folders that were seen and are not kept, because of a bound. */
  beyondBounds = 0

  /** `kept`: as they stand in the file, parents by id. */
  constructor(kept: readonly { readonly node: FolderNode; readonly parentId: number | null }[]) {
    for (const { node } of kept) {
      this.#byId.set(node.id, node)
      if (node.recordId !== null) this.#byRecord.set(node.recordId, node)
    }
    this.#lastId = kept.reduce((last, { node }) => Math.max(last, node.id), 0)
    this.root = this.#byRecord.get('') ?? this.#makeRoot()
    for (const { node, parentId } of kept) {
      const parent = parentId === null ? undefined : this.#byId.get(parentId)
      if (node === this.root) continue
      this.#hang(node, parent === undefined || isAtOrAbove(node, parent) ? this.root : parent)
    }
  }

  /** Another number each time that folders came, went or moved. */
  get version(): number {
    return this.#version
  }

  get size(): number {
    return this.#byId.size
  }

  get lastId(): number {
    return this.#lastId
  }

  all(): Iterable<FolderNode> {
    return this.#byId.values()
  }

  byId(id: number): FolderNode | undefined {
    return this.#byId.get(id)
  }

  /** Null is the root. */
  byRecord(recordId: string | null): FolderNode | undefined {
    return recordId === null ? this.root : this.#byRecord.get(recordId)
  }

  /** Marks that something of the node is other than in the file. */
  touch(node: FolderNode): void {
    this.#changed.add(node)
  }

  /** Null where there are too many folders, or it lies too deep. */
  add(folder: NewFolder): FolderNode | null {
    if (this.#byId.size >= INDEX_BOUNDS.folders || depthOf(folder.parent) >= INDEX_BOUNDS.depth) {
      this.beyondBounds += 1
      return null
    }
    this.#lastId += 1
    const node: FolderNode = { ...folder, id: this.#lastId, ...NEVER_LISTED }
    this.#byId.set(node.id, node)
    if (node.recordId !== null) this.#byRecord.set(node.recordId, node)
    this.#hang(node, folder.parent)
    if (folder.place === PLACE.TOLD) this.#forgetSum(folder.parent)
    this.touch(node)
    return node
  }

  /** Refused where it would hang below itself: then it stays, and is `MISSED`. */
  place(
    node: FolderNode,
    at: { parent: FolderNode; name: string; title: string | null; place: Place },
  ): boolean {
    if (isAtOrAbove(node, at.parent) || depthOf(at.parent) >= INDEX_BOUNDS.depth) {
      this.setPlace(node, PLACE.MISSED)
      return false
    }
    // What its listing said is not all that is known of the folder above any more.
    if (node.parent !== null && node.parent !== at.parent) this.#forgetSum(node.parent)
    node.name = at.name
    node.title = at.title
    if (node.parent !== at.parent) this.#hang(node, at.parent)
    this.setPlace(node, at.place)
    this.#version += 1
    this.touch(node)
    return true
  }

  setPlace(node: FolderNode, place: Place): void {
    if (node.place === place) return
    if (node.parent !== null) this.#forgetSum(node.parent)
    node.place = place
    this.#version += 1
    this.touch(node)
  }

  /** A folder that was known by its path only turns out to be this record. */
  adopt(node: FolderNode, recordId: string): void {
    node.recordId = recordId
    this.#byRecord.set(recordId, node)
    this.touch(node)
  }

  remove(node: FolderNode): void {
    node.parent?.children?.delete(node)
    this.#byId.delete(node.id)
    if (node.recordId !== null) this.#byRecord.delete(node.recordId)
    this.#changed.delete(node)
    this.#removed.push(node.id)
    this.#version += 1
  }

  /** What an address means, as far as is known; where ids tell, they decide. */
  find({ path, id }: EntryAddress): FolderNode | undefined {
    if (path === ROOT) return this.root
    const byId = id === null ? undefined : this.#byRecord.get(id)
    return byId ?? (id === null ? this.findPath(path) : undefined)
  }

  /** By names; of several, one that is there. */
  findPath(path: InventoryPath): FolderNode | undefined {
    return segmentsOf(path).reduce<FolderNode | undefined>(
      (folder, name) => folder && childNamed(folder, name),
      this.root,
    )
  }

  /** Folders that can be reached from the root by what is known, parents first. */
  attached(): readonly FolderNode[] {
    if (this.#attached?.version === this.#version) return this.#attached.nodes
    const nodes: FolderNode[] = [this.root]
    for (let at = 0; at < nodes.length; at += 1) {
      for (const child of nodes[at]?.children ?? []) if (isThere(child)) nodes.push(child)
    }
    this.#attached = { version: this.#version, nodes }
    return nodes
  }

  /** The folder and all below it, whatever became of them. */
  subtree(top: FolderNode): readonly FolderNode[] {
    const nodes = [top]
    for (let at = 0; at < nodes.length; at += 1) {
      for (const child of nodes[at]?.children ?? []) nodes.push(child)
    }
    return nodes
  }

  takeChanged(): { readonly changed: ReadonlySet<FolderNode>; readonly removed: readonly number[] } {
    const taken = { changed: this.#changed, removed: this.#removed }
    this.#changed = new Set()
    this.#removed = []
    return taken
  }

  #forgetSum(node: FolderNode): void {
    if (node.sum === null) return
    node.sum = null
    this.touch(node)
  }

  #makeRoot(): FolderNode {
    this.#lastId += 1
    const root: FolderNode = {
      id: this.#lastId,
      recordId: '',
      parent: null,
      name: 'Inventory',
      title: null,
      place: PLACE.SHOWN,
      isLink: false,
      ...NEVER_LISTED,
    }
    this.#byId.set(root.id, root)
    this.#byRecord.set('', root)
    this.touch(root)
    return root
  }

  #hang(node: FolderNode, parent: FolderNode): void {
    node.parent?.children?.delete(node)
    node.parent = parent
    parent.children ??= new Set()
    parent.children.add(node)
    this.#version += 1
  }
}

const NEVER_LISTED = {
  listedMs: 0,
  wholeMs: 0,
  triedMs: 0,
  fails: 0,
  error: null,
  changes: 0,
  sum: null,
  isById: false,
  children: null,
  count: 0,
} as const

/** Whether the last listing had all of it, so that nothing else is in it as far as anybody knows. */
export function isWhole({ listedMs, wholeMs }: FolderNode): boolean {
  return listedMs > 0 && wholeMs >= listedMs
}

/** It stands where it says that it stands, as far as is known. */
export function isThere({ place }: Pick<FolderNode, 'place'>): boolean {
  return place === PLACE.SHOWN || place === PLACE.TOLD
}

/** From the one below the root down to the folder itself. */
export function lineOf(node: FolderNode): readonly FolderNode[] {
  const line: FolderNode[] = []
  for (let at = node; at.parent !== null; at = at.parent) line.push(at)
  return line.toReversed()
}

export function depthOf(node: FolderNode): number {
  let depth = 0
  for (let at = node; at.parent !== null; at = at.parent) depth += 1
  return depth
}

export function isBehindLink(node: FolderNode): boolean {
  for (let at: FolderNode | null = node; at !== null; at = at.parent) if (at.isLink) return true
  return false
}

/** Null where a name on the way cannot stand in a path. */
export function pathOf(node: FolderNode): InventoryPath | null {
  return lineOf(node).reduce<InventoryPath | null>((path, { name }) => path && childPath(path, name), ROOT)
}

function isAtOrAbove(node: FolderNode, other: FolderNode): boolean {
  for (let at: FolderNode | null = other; at !== null; at = at.parent) if (at === node) return true
  return false
}

function childNamed(folder: FolderNode, name: string): FolderNode | undefined {
  let found: FolderNode | undefined
  for (const child of folder.children ?? []) {
    if (child.name === name && (found === undefined || isThere(child))) found = child
  }
  return found
}
