import { addressOf } from '../../src-shared/domain/entry-address'
import { recordIdOf } from '../../src-shared/domain/places'
import { trashFolderOf } from '../../src-shared/domain/trash'
import { AppFailure } from '../../src-shared/errors'
import type { Publish } from '../../src-shared/ipc/contract'
import type { OpenRequest } from '../../src-shared/ipc/index-contract'
import { type Capabilities, type Pace, RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { InventoryId } from '../../src-shared/model/inventory-id'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Places } from '../../src-shared/model/places'
import { say } from '../../src-shared/sentences'
import type { OperationEngine } from '../operations/engine'
import { pinnedTarget, pinnedTree } from '../sources/pinned-calls'
import type { SourceConnection } from '../sources/source-connection'
import type { VersionedFile } from '../storage/versioned-file'
import { type GateRules, POLITE, rulesFor, UNHURRIED } from '../wire/call-gate'
import type { ShownListing } from '../wire/gateway'
import { steadyNowMs } from '../wire/steady-clock'
import { CrawlConsent } from './crawl-consent'
import { Crawler } from './crawler'
import type { PagePort, StartedIndex } from './index-process'
import { InventoryIndex } from './inventory-index'

export interface IndexServiceParts {
  /** Null: there is no index, and nothing is looked through. */
  readonly start: (() => StartedIndex) | null
  /** What the window shows: nothing else is indexed. */
  readonly shown: () => ShownSource
  readonly engine: () => OperationEngine
  readonly arePicturesWaiting: () => boolean
  readonly isOnBattery: () => boolean
  /** It has an inventory open, perhaps for the first time. */
  readonly onReady: () => void
  readonly publish: Publish
  readonly log: (line: string) => void
}

/** The source that is shown, with the inventory of its session; null before one is known. */
export interface ShownSource {
  readonly connection: SourceConnection
  readonly session: { readonly id: InventoryId; readonly indexPlace: IndexPlace } | null
}

/** What is kept of an inventory is kept there; nulls: nothing is, as of the sandbox. */
export interface IndexPlace {
  readonly folder: string | null
  readonly crawlFile: VersionedFile | null
}

/** A start without the service shows its first rows from elsewhere; what is opened then can wait so long. */
const READY_WITHIN_MS = 5_000

type GivePage = (inventory: InventoryId, port: PagePort) => void

/** The index of the open inventory with all that feeds it. */
export class IndexService {
  readonly index: InventoryIndex
  readonly crawler: Crawler
  readonly #parts: IndexServiceParts
  #personAskedAtMs = Number.NEGATIVE_INFINITY
  #opened: OpenRequest | null = null
  #pinned: readonly string[] = []
  /** Inventories that were open in this run. */
  readonly #begun = new Set<InventoryId>()
  #usedAtMs = 0
  #isFileGood = false
  /** How each page that wants a port is given one. */
  readonly #givePage = new Map<object, GivePage>()
  #openPagePort: ((inventory: InventoryId) => PagePort) | null = null

  constructor(parts: IndexServiceParts) {
    this.#parts = parts
    const { start, log, publish } = parts
    this.index = new InventoryIndex({
      start,
      nowMs: steadyNowMs,
      log,
      onReady: calls => this.#ready(calls !== null),
      onFile: file => {
        this.#isFileGood = file.kind !== 'unkept'
        if (file.kind !== 'ok') log(`index: its file is ${JSON.stringify(file)}`)
      },
      onPagePort: openPort => {
        this.#openPagePort = openPort
      },
    })
    this.crawler = new Crawler({
      index: this.index,
      around: {
        isConnected: () => this.#isConnected(),
        isOperating: () => this.#opened !== null && parts.engine().isBusy(this.#opened.inventory),
        personAskedAtMs: () => this.#personAskedAtMs,
        arePicturesWaiting: parts.arePicturesWaiting,
        isOnBattery: parts.isOnBattery,
      },
      list: (folder, signal) => {
        const { calls } = parts.engine().steady(pinnedTarget(parts.shown().connection))
        return calls.list(folder, signal, 'index')
      },
      tree: (folder, signal) => {
        const { connection } = parts.shown()
        return parts.engine().heard(pinnedTarget(connection), folder, pinnedTree(connection)(folder, signal))
      },
      hasTrees: () => this.#capabilities().verbs['list-tree'].how !== 'absent',
      pace: () => this.#pace(),
      mostPerSecond: () => this.#rules().indexPerSecond,
      publish: now => publish('crawl.changed', now),
      log,
    })
  }

  /** Call with every state of what is shown, and when it is another one: what the source can do is said late. */
  follow(): void {
    const { session } = this.#parts.shown()
    if (session === null) return
    const { folder, crawlFile } = session.indexPlace
    if (!this.#isOpen(session.id)) this.crawler.open(new CrawlConsent(crawlFile, this.#parts.log))
    this.#open(session.id, folder)
  }

  /**
   * A folder as the index has it; null where it was never listed. Starts the index
   * where that has not begun: without the service it is all that there is.
   */
  async folder(
    inventory: InventoryId,
    path: InventoryPath,
    signal: AbortSignal,
  ): Promise<ShownListing | null> {
    this.index.start()
    await this.index.whenReady(AbortSignal.any([signal, AbortSignal.timeout(READY_WITHIN_MS)]))
    return this.#isOpen(inventory) ? this.index.folder(addressOf(path), signal) : null
  }

  /** What was kept elsewhere before. `away`: the index does not answer for this inventory (any more). */
  async takeOver(
    inventory: InventoryId,
    path: InventoryPath,
    atMs: number,
    bytes: Uint8Array,
  ): Promise<'taken' | 'refused' | 'away'> {
    if (!this.#isOpen(inventory)) return 'away'
    const reply = { folder: addressOf(path), atMs, tillMs: steadyNowMs(), asked: 'again', bytes } as const
    const taken = await this.index.calls?.call('listed', reply)
    if (taken === undefined || (!taken.ok && taken.error.kind === 'offline')) return 'away'
    return taken.ok ? 'taken' : 'refused'
  }

  /** Whether what is listed is on the disk by it, so that nobody else need keep it. */
  isKeeping(inventory: InventoryId): boolean {
    return (
      this.#isOpen(inventory) &&
      this.index.calls !== null &&
      this.#opened?.folder !== null &&
      this.#isFileGood
    )
  }

  /** Deletes what it knows of the open inventory. Fails where it is not there to do so. */
  async forget(inventory: InventoryId): Promise<void> {
    const { calls } = this.index
    const opened = this.#opened
    if (calls === null || opened?.inventory !== inventory)
      throw new AppFailure({ kind: 'offline', ...say('not-connected') })
    this.crawler.forget()
    try {
      const gone =
        opened.folder === null
          ? await calls.call('close', null)
          : await calls.call('forget', { folder: opened.folder })
      if (!gone.ok) throw new AppFailure(gone.error)
    } finally {
      this.#openAgain()
    }
  }

  /** What was indexed of an inventory that turned out to be the one that is shown becomes its, unless that has more. */
  async adopt(from: string, inventory: InventoryId): Promise<void> {
    const { calls } = this.index
    const opened = this.#opened
    if (calls === null || opened === null || opened.folder === null || opened.inventory !== inventory) return
    const adopted = await calls.call('adopt', { from, to: opened.folder })
    if (!adopted.ok) this.#parts.log(`index: not taken over: ${adopted.error.message}`)
    this.#openAgain()
  }

  /** What a person has pinned is listed first, and what they used last comes earlier among equals. */
  notePlaces(inventory: InventoryId, { pins, recent }: Places): void {
    if (!this.#isOpen(inventory)) return
    const { calls } = this.index
    const pinned = pins.map(recordIdOf)
    if (pinned.join() !== this.#pinned.join()) void calls?.call('interest', { pinned })
    this.#pinned = pinned
    // One operation may have spawned several.
    const news = recent.filter(({ atMs }) => atMs > this.#usedAtMs).toReversed()
    for (const place of news) {
      const { atMs, reason } = place
      void calls?.call('used', { recordIds: [recordIdOf(place)], atMs, isSpawned: reason === 'spawned' })
    }
    this.#usedAtMs = Math.max(this.#usedAtMs, ...news.map(({ atMs }) => atMs))
  }

  /** A person waits for a listing. */
  notePerson(): void {
    this.#personAskedAtMs = performance.now()
  }

  /** A page has shown its first rows: from now on the index may cost something. */
  connectPage(page: object, give: GivePage): void {
    this.#givePage.set(page, give)
    if (this.index.calls === null) this.index.start()
    else this.#givePort(give)
  }

  /** Nobody reads what was given to it any more. */
  forgetPage(page: object): void {
    this.#givePage.delete(page)
  }

  stop(): void {
    this.crawler.close()
    this.index.stop()
  }

  /** What is shown now, which may be another one than was when its file was closed. */
  #openAgain(): void {
    if (this.#opened !== null) this.index.open(this.#opened)
  }

  #open(inventory: InventoryId, folder: string | null): void {
    const { addressing, trash } = this.#capabilities()
    const trashFolder = trash.kind === 'native' ? trash.folder : null
    const own = trashFolderOf(trash)
    const request: OpenRequest = {
      inventory,
      folder,
      addressing,
      trash: trashFolder ?? (own === null ? null : addressOf(own)),
      nowMs: steadyNowMs(),
    }
    if (this.#opened !== null && isSame(this.#opened, request)) return
    this.#opened = request
    this.index.open(request)
  }

  /** As said last, also before this start; Resonite's before anything was. */
  #capabilities(): Capabilities {
    const { state } = this.#parts.shown().connection
    if (state.kind === 'ready') return state.capabilities
    return state.inventory?.capabilities ?? RESONITE_CAPABILITIES
  }

  #pace(): Pace {
    return this.#capabilities().pace
  }

  /** As the gateway has them (`openGateway`). */
  #rules(): GateRules {
    const { state } = this.#parts.shown().connection
    const isBuiltIn = state.kind === 'ready' && state.source.origin === 'built-in'
    return rulesFor(this.#capabilities().pace, isBuiltIn ? UNHURRIED : POLITE)
  }

  #isConnected(): boolean {
    const { state } = this.#parts.shown().connection
    return state.kind === 'ready' && this.#isOpen(state.inventory.id)
  }

  #isOpen(inventory: InventoryId): boolean {
    return this.#opened?.inventory === inventory
  }

  #ready(isReady: boolean): void {
    this.crawler.follow(this.index.calls)
    if (!isReady) return
    this.#pinned = []
    // What is noted twice counts once.
    this.#usedAtMs = 0
    this.#noteSession()
    for (const give of this.#givePage.values()) this.#givePort(give)
    this.#parts.onReady()
  }

  /** Not again where the process or the file was opened anew. */
  #noteSession(): void {
    const { inventory } = this.#opened ?? {}
    if (inventory === undefined || this.#begun.has(inventory)) return
    this.#begun.add(inventory)
    void this.index.calls?.call('session.begin', { atMs: steadyNowMs() })
  }

  #givePort(give: GivePage): void {
    const { inventory } = this.#opened ?? {}
    if (this.#openPagePort !== null && inventory !== undefined) give(inventory, this.#openPagePort(inventory))
  }
}

function isSame(one: OpenRequest, other: OpenRequest): boolean {
  return (
    one.inventory === other.inventory &&
    one.folder === other.folder &&
    one.addressing === other.addressing &&
    one.trash?.path === other.trash?.path &&
    one.trash?.id === other.trash?.id
  )
}
