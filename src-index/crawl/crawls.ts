import type { ErrorKind } from '../../src-shared/errors'
import type { CrawlRequest, IndexFeeds } from '../../src-shared/ipc/index-contract'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { CrawlEstimate, CrawlPause, CrawlState, FolderToList } from '../../src-shared/model/index-status'
import { coveredMs, judgeGone } from '../feed/judge-gone'
import { isOpen, type Known } from '../known'
import type { Moments } from '../storage/facts'
import { LINK_KIND } from '../storage/kind-codes'
import { type FolderNode, PLACE } from '../tree/folder-node'
import { Crawl, type CrawlFacts, folderToList, type Interest } from './crawl'
import type { FollowedLinks } from './followed-links'

type NextFolders = IndexFeeds['crawl.next']['value']

/** Folders that were opened, or searched in, and are remembered. */
const MOST_REMEMBERED = 64

/** The crawl that runs, if one does, and what comes first in it. */
export class Crawls {
  readonly #known: Known
  readonly #moments: Moments
  readonly #followed: FollowedLinks
  readonly #isByPath: boolean
  #running: Crawl | null = null
  readonly #opened = new Set<string>()
  #pinned: ReadonlySet<string> = new Set()
  readonly #searched = new Set<string>()

  constructor(
    known: Known,
    { moments, followed }: { readonly moments: Moments; readonly followed: FollowedLinks },
    isByPath: boolean,
  ) {
    this.#known = known
    this.#moments = moments
    this.#followed = followed
    this.#isByPath = isByPath
  }

  state(): CrawlState | null {
    return this.#running?.state() ?? null
  }

  estimate({ kind, recordId }: CrawlRequest, nowMs: number): CrawlEstimate {
    const facts = { id: 0, kind, recordId, startedMs: nowMs }
    const { left, lookUpsLeft } = this.#crawl(facts).state()
    return { folders: left, lookUps: lookUpsLeft, isAtLeast: coveredMs(this.#known) === 0 }
  }

  /** Goes on with the same one where a kill broke it off. */
  start({ kind, recordId }: CrawlRequest, atMs: number): void {
    const { id, startedMs } = this.#moments.beginCrawl(kind, recordId, atMs)
    this.#running = this.#crawl({ id, kind, recordId, startedMs })
  }

  /** At its end, what is nowhere any more is called gone. */
  next(limit: number, atMs: number, hasTrees = false): NextFolders {
    if (this.#running === null) return { folders: [], isDone: true, isRunning: false, closed: 0 }
    const folders = this.#running.next(limit, atMs, this.#interest, hasTrees)
    if (folders.length > 0 || !this.#running.isAtEnd)
      return { folders, isDone: false, isRunning: true, closed: 0 }
    const isWhole = coveredMs(this.#known) >= this.#running.facts.startedMs
    judgeGone(this.#known)
    this.#moments.endCrawl(this.#running.facts.id, atMs, isWhole)
    this.#running = null
    const closed = this.covered().filter(({ listedMs }) => listedMs === 0).length
    return { folders: [], isDone: true, isRunning: true, closed }
  }

  stop(atMs: number): void {
    if (this.#running !== null) this.#moments.endCrawl(this.#running.facts.id, atMs, false)
    this.#running = null
  }

  pause(reason: CrawlPause | null): void {
    if (this.#running !== null) this.#running.pause = reason
  }

  /** The folders that a crawl is about. */
  covered(): readonly FolderNode[] {
    return this.#known.tree.attached().filter(node => this.#followed.covers(node))
  }

  /** From now on the link is looked through like a folder. False: it is not known, or is none. */
  follow(recordId: string): boolean {
    const { rows, tree } = this.#known
    const row = rows.ofRecord(recordId).findLast(one => isOpen(one) && one.kind === LINK_KIND)
    const parent = tree.byId(row?.folder ?? 0)
    if (row === undefined || parent === undefined) return false
    const { name, title } = row
    const node =
      tree.byRecord(recordId) ?? tree.add({ recordId, parent, name, title, place: PLACE.SHOWN, isLink: true })
    if (node === null) return false
    this.#followed.follow(recordId)
    this.#running?.interestChanged()
    return true
  }

  #crawl(facts: CrawlFacts): Crawl {
    return new Crawl(facts, this.#known.tree, { isByPath: this.#isByPath, followed: this.#followed })
  }

  /** A reply came, whatever became of the folder meanwhile. */
  settled(folder: EntryAddress, error: ErrorKind | null): void {
    this.#running?.settled(folder, error)
  }

  setPinned(pinned: readonly string[]): void {
    this.#pinned = new Set(pinned)
    this.#running?.interestChanged()
  }

  /** A person has listed it. */
  openedBy(recordId: string): void {
    this.#note(this.#opened, recordId)
  }

  searchedIn(recordId: string | null): void {
    this.#note(this.#searched, recordId ?? '')
  }

  /** The last ones are remembered. */
  #note(folders: Set<string>, id: string): void {
    if (folders.has(id)) return
    folders.add(id)
    const [oldest] = folders
    if (folders.size > MOST_REMEMBERED && oldest !== undefined) folders.delete(oldest)
    this.#running?.interestChanged()
  }

  /** The folders of records that are on screen, those that were not listed for a while. */
  wantedFor(recordIds: readonly string[], olderThanMs: number): readonly FolderToList[] {
    const folders = new Set<FolderNode>()
    for (const history of this.#known.rows.ofRecords(recordIds).values()) {
      const folder = this.#known.tree.byId(history.findLast(({ toMs }) => toMs === null)?.folder ?? 0)
      if (folder !== undefined && folder.listedMs < olderThanMs) folders.add(folder)
    }
    return [...folders].flatMap(folder => folderToList(folder) ?? [])
  }

  get #interest(): Interest {
    return { open: this.#opened, pinned: this.#pinned, searched: this.#searched }
  }
}
