import { AppFailure } from '../../src-shared/errors'
import type { CrawlRequest } from '../../src-shared/ipc/index-contract'
import type { Pace } from '../../src-shared/model/capabilities'
import type { CrawlNow } from '../../src-shared/model/crawl'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { CrawlPause, FolderToList, IndexStatus } from '../../src-shared/model/index-status'
import { say } from '../../src-shared/sentences'
import type { ListedFolder, RawListing } from '../wire/gateway'
import type { CrawlConsent } from './crawl-consent'
import { CrawlHolds, type CrawlSurroundings } from './crawl-holds'
import type { IndexCalls, InventoryIndex } from './inventory-index'
import { LookUpRate } from './look-up-rate'
import { ThrottleWatch } from './throttle-watch'

const WHOLE: CrawlRequest = { kind: 'whole', recordId: null }
const REFRESH: CrawlRequest = { kind: 'refresh', recordId: null }

/** Folders that are asked for at once: the index answers while they are listed. */
const FOLDERS_AHEAD = 16
const LOOK_AGAIN_MS = 100
/** Between two looks whether something has become old. */
const REST_MS = 10 * 60_000
/** Everything that is older is listed again, a little at a time. */
const OLD_MS = 24 * 60 * 60_000
const TELL_EVERY_MS = 250
/**
 * Before a crawl that broke off begins again: what could not be written may be for a while. Twice as long each time,
 * since each try lists something for nothing where the disk is full.
 */
const BROKEN_OFF_MS = 5_000
const LONGEST_BROKEN_OFF_MS = 10 * 60_000

/** Of one tree at most: what comes late is as old as the question. */
const MOST_OF_TREE_MS = 60_000
const MOST_OF_TREE = 20_000
const TAKEN_TOGETHER = 64
const MOST_WAITING_BYTES = 4 * 1024 * 1024

/** What is on screen is listed also where the crawl was stopped. */
type ListedFor = 'crawl' | 'wanted'

export interface CrawlerParts {
  readonly index: Pick<InventoryIndex, 'calls'>
  readonly around: CrawlSurroundings
  /** Lists in the open inventory, behind everything that somebody waits for; the feed hears of it. */
  readonly list: (folder: EntryAddress, signal: AbortSignal) => Promise<RawListing>
  /** The same of all below a folder, as they come; only of a source that has trees. */
  readonly tree: (folder: EntryAddress, signal: AbortSignal) => AsyncIterable<ListedFolder>
  readonly hasTrees: () => boolean
  /** Of the source that is open, or was last. */
  readonly pace: () => Pace
  /** Look-ups a second that the call gate lets through for the index; null: as fast as it answers. */
  readonly mostPerSecond: () => number | null
  readonly publish: (now: CrawlNow) => void
  readonly log: (line: string) => void
}

/**
 * Lists what the index wants to have listed: one folder at a time, in the last lane
 * of the call gate, which keeps the pace, and only while nothing else is going on.
 */
export class Crawler {
  readonly #parts: CrawlerParts
  readonly #rate = new LookUpRate()
  readonly #throttle = new ThrottleWatch()
  readonly #holds: CrawlHolds
  /** Of the inventory that is open; null before one is. */
  #consent: CrawlConsent | null = null
  #status: IndexStatus | null = null
  #run = new AbortController()
  #wanted: FolderToList[] = []
  #request: CrawlRequest | null = null
  /** Aborted when another one is begun: what was given out for it is not listed any more. */
  #given = new AbortController()
  /** What goes on when that is through. */
  #later: CrawlRequest[] = []
  /** A person wants a folder looked through although they have stopped all else before. */
  #isFolderWanted = false
  #hold: CrawlPause | null = null
  #began: { readonly atMs: number; listed: number } | null = null
  #brokenOffMs = BROKEN_OFF_MS
  #timer: NodeJS.Timeout | null = null
  #wake: () => void = () => {}

  constructor(parts: CrawlerParts) {
    this.#parts = parts
    this.#holds = new CrawlHolds(parts.around)
  }

  get now(): CrawlNow {
    return {
      index: this.#status,
      isAllowed: this.#consent?.isAllowed ?? false,
      isStopped: this.#consent?.isStopped ?? false,
      throughAtMs: this.#consent?.throughAtMs ?? null,
      closed: this.#consent?.closed ?? 0,
      hold: this.#request === null && this.#wanted.length === 0 ? null : this.#hold,
      isCostly: this.#parts.mostPerSecond() !== null,
      mostPerSecond: this.#parts.mostPerSecond(),
      perSecond: this.#rate.perSecond(),
      leftMs: this.#leftMs(),
    }
  }

  /** Another inventory is shown. Nothing of the one before is listed any more. */
  open(consent: CrawlConsent): void {
    this.#end()
    this.#consent = consent
    this.#status = null
    this.#tellSoon()
  }

  /** The index has the inventory open, or not any more (null). */
  follow(calls: IndexCalls | null): void {
    this.#end()
    if (calls === null) {
      this.#status = null
      return this.#tellSoon()
    }
    const { signal } = this.#run
    calls.on('status', status => this.#hear(status, signal))
    calls.on('wanted', ({ folders }) => {
      if (!signal.aborted) this.#want(folders)
    })
    void calls.call('status', null).then(status => status.ok && this.#hear(status.value, signal))
    void this.#crawl(calls, signal).catch((thrown: unknown) =>
      this.#parts.log(`crawl: ended: ${String(thrown)}`),
    )
  }

  /** A person wants everything looked through, from now on. */
  allow(): void {
    this.#consent?.change({ isAllowed: true, isStopped: false })
    this.#later = []
    this.#begin(WHOLE)
  }

  stop(): void {
    this.#consent?.change({ isStopped: true })
    this.#isFolderWanted = false
    this.#tellSoon()
  }

  /** Goes on where it was, or begins anew where it is through; what it waits for does not count any more where a person may say so. */
  goOn(): void {
    this.#consent?.change({ isAllowed: true, isStopped: false })
    this.#throttle.forget()
    this.#brokenOffMs = BROKEN_OFF_MS
    if (this.#request === null) this.#begin(WHOLE)
    this.#wake()
  }

  /**
   * A person wants a link looked through like a folder, from now on: that one, whatever else they have stopped.
   * Fails where nobody knows of such a link.
   */
  async followLink(recordId: string): Promise<void> {
    const followed = await this.#parts.index.calls?.call('crawl.follow', { recordId })
    if (followed === undefined) throw new AppFailure({ kind: 'offline', ...say('not-connected') })
    if (!followed.ok) throw new AppFailure(followed.error)
    if (!followed.value) throw new AppFailure({ kind: 'not-found', ...say('link-not-known') })
    const running = this.#request
    const comesAlong = running !== null && running.kind !== 'folder' && !this.#isStopped
    if (comesAlong) return this.#wake()
    this.#isFolderWanted = true
    if (running?.kind === 'folder') this.#later.unshift({ kind: 'folder', recordId })
    else {
      if (running !== null) this.#later.push(running)
      this.#begin({ kind: 'folder', recordId })
    }
    this.#wake()
  }

  /** As if nobody had ever said anything of this inventory. */
  forget(): void {
    this.#consent?.change({ isAllowed: false, isStopped: false, throughAtMs: null, closed: 0 })
    this.#end()
  }

  close(): void {
    this.#end()
    if (this.#timer !== null) clearTimeout(this.#timer)
  }

  #end(): void {
    this.#run.abort()
    this.#wake()
    this.#run = new AbortController()
    this.#wanted = []
    this.#request = null
    this.#later = []
    this.#isFolderWanted = false
    this.#began = null
  }

  #begin(request: CrawlRequest): void {
    const { calls } = this.#parts.index
    if (calls === null) return
    this.#given.abort()
    this.#given = new AbortController()
    this.#request = request
    this.#began = { atMs: performance.now(), listed: 0 }
    void calls.call('crawl.start', { ...request, atMs: Date.now() }).then(started => {
      if (!started.ok) this.#parts.log(`crawl: not started: ${started.error.message}`)
      this.#wake()
    })
    this.#tellSoon()
  }

  #hear(status: IndexStatus, signal: AbortSignal): void {
    if (signal.aborted) return
    this.#status = status
    this.#tellSoon()
    this.#wake()
  }

  #want(folders: readonly FolderToList[]): void {
    const known = new Set(this.#wanted.map(({ address }) => address.path))
    this.#wanted.push(...folders.filter(({ address }) => !known.has(address.path)))
    this.#wake()
  }

  async #crawl(calls: IndexCalls, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#listWanted(signal)
      if (this.#request === null && this.#isDue())
        this.#begin(this.#consent?.throughAtMs === null ? WHOLE : REFRESH)
      if (this.#request === null) {
        await this.#rest(REST_MS)
        continue
      }
      const asked = { limit: FOLDERS_AHEAD, atMs: Date.now(), hasTrees: this.#parts.hasTrees() }
      const given = AbortSignal.any([signal, this.#given.signal])
      const next = await calls.call('crawl.next', asked, { signal })
      if (given.aborted) continue
      if (!next.ok) {
        await this.#rest(LOOK_AGAIN_MS)
        continue
      }
      if (!next.value.isRunning) {
        await this.#beginAgain(this.#request, signal)
        continue
      }
      for (const folder of next.value.folders) {
        if (folder.isTree) await this.#listTree(folder, calls, given)
        else await this.#listOne(folder, 'crawl', given)
      }
      if (given.aborted) continue
      if (next.value.isDone) this.#finish(next.value.closed)
      else if (next.value.folders.length === 0) await this.#rest(LOOK_AGAIN_MS)
    }
  }

  /** It broke off and was not through: the same again, unless a person says something else meanwhile. */
  async #beginAgain(request: CrawlRequest, signal: AbortSignal): Promise<void> {
    this.#request = null
    this.#began = null
    this.#tellSoon()
    const waitMs = this.#brokenOffMs
    this.#brokenOffMs = Math.min(LONGEST_BROKEN_OFF_MS, waitMs * 2)
    const untilMs = performance.now() + waitMs
    for (let leftMs = waitMs; leftMs > 0; leftMs = untilMs - performance.now()) {
      await this.#rest(leftMs)
      await this.#listWanted(signal)
      if (signal.aborted || this.#request !== null) return
    }
    if (!this.#isStopped || request.kind === 'folder') this.#begin(request)
  }

  #finish(closed: number): void {
    this.#brokenOffMs = BROKEN_OFF_MS
    if (this.#request?.kind !== 'folder') this.#consent?.change({ throughAtMs: Date.now(), closed })
    this.#request = null
    this.#began = null
    const next = this.#later.shift()
    if (next !== undefined) this.#begin(next)
    this.#tellSoon()
  }

  /** By a person, and they have not asked for this one since. */
  get #isStopped(): boolean {
    return this.#consent?.isStopped === true && !(this.#request?.kind === 'folder' && this.#isFolderWanted)
  }

  #isDue(): boolean {
    const consent = this.#consent
    if (this.#status === null || consent?.isAllowed !== true || consent.isStopped) return false
    // Some folders can never be listed (links, twins): what the index calls covered may never come.
    return consent.throughAtMs === null || consent.throughAtMs < Date.now() - OLD_MS
  }

  /** What is on screen and may be old: listed also where nobody wants everything looked through. */
  async #listWanted(signal: AbortSignal): Promise<void> {
    while (this.#parts.around.isConnected() && !signal.aborted) {
      const next = this.#wanted.shift()
      if (next === undefined) return
      await this.#listOne(next, 'wanted', signal)
    }
  }

  /** Waits for its turn. Never rejects: what failed is told by the feed. */
  async #listOne(folder: FolderToList, why: ListedFor, signal: AbortSignal): Promise<void> {
    const { address, lookUps } = folder
    await this.#turn(why, signal)
    if (signal.aborted) return
    this.#rate.note(this.#parts.pace().cost === 'per-level' ? lookUps : 1)
    if (this.#began !== null) this.#began.listed += 1
    try {
      await this.#parts.list(address, signal)
      this.#throttle.noteAnswer()
    } catch (thrown) {
      this.#failed(folder, thrown)
    }
  }

  /** Some of a tree, as long as nothing else keeps the crawl; the rest is asked for anew. Never rejects. */
  async #listTree(top: FolderToList, calls: IndexCalls, signal: AbortSignal): Promise<void> {
    await this.#turn('crawl', signal)
    if (signal.aborted) return
    const atMs = Date.now()
    const cut = performance.now() + MOST_OF_TREE_MS
    let [taken, waiting] = [0, 0]
    try {
      for await (const { listing } of this.#parts.tree(top.address, signal)) {
        taken += 1
        waiting += listing.byteLength
        this.#rate.note(1)
        if (this.#began !== null) this.#began.listed += 1
        // What is listed faster than the index takes it would wait in memory.
        if (taken % TAKEN_TOGETHER === 0 || waiting > MOST_WAITING_BYTES) {
          await calls.call('crawl.taken', null)
          waiting = 0
        }
        if (signal.aborted || taken >= MOST_OF_TREE || performance.now() > cut || this.#breaksTree()) break
        await this.#listWanted(this.#run.signal)
        await this.#turn('crawl', signal)
      }
      this.#throttle.noteAnswer()
    } catch (thrown) {
      this.#failed(top, thrown)
    }
    if (signal.aborted) return
    const nowMs = Math.max(atMs, Date.now())
    await calls.call('failed', {
      folder: top.address,
      atMs,
      tillMs: nowMs,
      asked: 'crawl',
      error: 'cancelled',
    })
  }

  /** What waits for a change, or for a person's word, would be old when it goes on. */
  #breaksTree(): boolean {
    const hold = this.#holds.now(this.#isStopped, this.#throttle.leftMs())
    return hold !== null && hold !== 'person-waits' && hold !== 'pictures'
  }

  #failed({ address, isShownByParent }: FolderToList, thrown: unknown): void {
    const kind = thrown instanceof AppFailure ? thrown.error.kind : 'bug'
    if (kind === 'not-found' && isShownByParent) this.#throttle.note(address.path)
    else if (kind === 'cloud') this.#throttle.pause()
    else if (kind === 'offline' || kind === 'not-ready') this.#holds.noteDoubt()
  }

  async #turn(why: ListedFor, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const isStopped = why === 'crawl' && this.#isStopped
      const hold = this.#holds.now(isStopped, this.#throttle.leftMs())
      this.#tellHold(hold)
      if (hold === null) return
      await this.#rest(LOOK_AGAIN_MS)
    }
  }

  #tellHold(hold: CrawlPause | null): void {
    if (hold === this.#hold) return
    this.#hold = hold
    void this.#parts.index.calls?.call('crawl.pause', { reason: hold })
    this.#tellSoon()
  }

  #leftMs(): number | null {
    const crawl = this.#status?.crawl
    if (!crawl || this.#began === null) return null
    const most = this.#parts.mostPerSecond()
    if (most !== null) return (crawl.lookUpsLeft / most) * 1_000
    const { atMs, listed } = this.#began
    return listed === 0 ? null : ((performance.now() - atMs) / listed) * crawl.left
  }

  /** Ends early when something happens that it may have waited for. */
  #rest(ms: number): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(() => this.#wake(), ms)
      // A program that ends waits for nobody's rest.
      timer.unref()
      this.#wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  #tellSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null
      this.#parts.publish(this.now)
    }, TELL_EVERY_MS)
  }
}
