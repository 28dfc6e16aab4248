import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { ROOT } from '../../src-shared/domain/paths'
import type { ShownRecords } from '../../src-shared/domain/places'
import { AppFailure } from '../../src-shared/errors'
import type { Publish } from '../../src-shared/ipc/contract'
import { RESONITE_CAPABILITIES, type TrashRules } from '../../src-shared/model/capabilities'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { InventoryId, KnownInventory } from '../../src-shared/model/inventory-id'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { FolderLock, LockWish } from '../../src-shared/model/lock'
import type { Operation, UndoStack, UnfinishedMove } from '../../src-shared/model/operation'
import type { Source, SourceState } from '../../src-shared/model/source'
import type { TrashNote } from '../../src-shared/model/trash-note'
import { say } from '../../src-shared/sentences'
import { CRAWL_FILE } from '../index/crawl-consent'
import type { IndexPlace, IndexService } from '../index/index-service'
import { dateOf, resetDatesOf } from '../operations/act/remembered-dates'
import type { KeptThing, OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import type { OperationTarget } from '../operations/look/inventory-calls'
import { SANDBOX_ID } from '../sources/inventory-id'
import { pinnedTarget } from '../sources/pinned-calls'
import type { SourceConnection } from '../sources/source-connection'
import type { StoredData } from '../storage/versioned-file'
import type { CallLane } from '../wire/call-lane'
import type { RawListing, ShownListing } from '../wire/gateway'
import { readListing } from '../wire/read-listing'
import { RememberedListing } from '../wire/remembered-listing'
import { CollectionStore, entriesIn, TRAY_FILE } from './collection-store'
import { type FileFacts, type FileName, InventoryFiles } from './inventory-files'
import type { ListingStore } from './listing-store'
import { PLACES_FILE, PlacesStore, placesIn } from './places-store'

/** A listing that was begun earlier than this is not what is asked for. */
const AHEAD_MS = 2_000

export interface SessionParts {
  readonly userData: string
  readonly connection: SourceConnection
  readonly engine: () => OperationEngine
  readonly journal: Journal
  readonly listings: ListingStore
  readonly indexing: IndexService
  readonly publish: Publish
  readonly nextTrayRevision: () => number
  readonly nowMs: () => number
  readonly log: (line: string) => void
}

/**
 * All that belongs to one inventory, from its opening until another one is
 * opened: while it is connected and while it is not. Everything in it is kept
 * under its id.
 */
export class InventorySession {
  readonly id: InventoryId
  readonly places: PlacesStore
  readonly tray: CollectionStore
  /** Where the index keeps what it knows of it. */
  readonly indexPlace: IndexPlace
  readonly #parts: SessionParts
  /** The listing of the root that was begun before anybody asked for it, once. */
  #ahead: { readonly listing: Promise<RawListing>; readonly sinceMs: number } | null = null

  /** `source` is where it was opened; null while nothing is connected. */
  constructor(parts: SessionParts, known: KnownInventory, source: Source | null) {
    const { userData, log, nowMs, publish, nextTrayRevision } = parts
    const files = new InventoryFiles(userData, known.id, log)
    this.id = known.id
    this.#parts = parts
    // The sandbox's own data is not kept beyond the session.
    const isKept = known.id !== SANDBOX_ID
    this.indexPlace = {
      folder: isKept ? files.folder : null,
      crawlFile: isKept ? files.file('crawl', CRAWL_FILE) : null,
    }
    const trash = (): TrashRules => trashNow(parts.connection.state)
    this.places = new PlacesStore({
      file: files.file('places', PLACES_FILE),
      older: () => files.old('places', PLACES_FILE, known, source),
      publish: places => {
        publish('places.changed', places)
        parts.indexing.notePlaces(known.id, places)
      },
      nowMs,
      trash,
      log,
    })
    this.tray = new CollectionStore({
      file: files.file('tray', TRAY_FILE),
      older: () => files.old('tray', TRAY_FILE, known, source),
      publish: news => publish('tray.changed', news),
      nextRevision: nextTrayRevision,
      trash,
      log,
    })
  }

  /** Takes over pins, recent entries and what was collected from the files of an inventory that is the same. */
  join(files: InventoryFiles, known: KnownInventory): void {
    const readAll = (name: FileName, facts: FileFacts): readonly StoredData[] => {
      const stored = files.file(name, facts).read()
      return stored.kind === 'none' ? files.old(name, facts, known, null).map(file => file.read()) : [stored]
    }
    for (const stored of readAll('places', PLACES_FILE)) this.places.join(placesIn(stored))
    for (const stored of readAll('tray', TRAY_FILE)) this.tray.join(entriesIn(stored))
  }

  /** The window will ask for the root as its first question: by then the answer is on its way, or here. */
  listAhead(): void {
    const listing = this.#list(ROOT_ADDRESS, new AbortController().signal)
    // Whoever takes it hears of a failure.
    listing.catch(() => {})
    this.#ahead = { listing, sinceMs: this.#parts.nowMs() }
  }

  /**
   * Lists a folder, and keeps what came for a start without the service. Fails
   * with what the gateway says, and with `offline` while another inventory is
   * connected.
   */
  list(folder: EntryAddress, signal: AbortSignal, lane?: CallLane): Promise<RawListing> {
    const ahead = folder.path === ROOT ? this.#ahead : null
    if (ahead !== null) this.#ahead = null
    if (ahead !== null && this.#parts.nowMs() - ahead.sinceMs < AHEAD_MS) return ahead.listing
    return this.#list(folder, signal, lane)
  }

  async #list(folder: EntryAddress, signal: AbortSignal, lane?: CallLane): Promise<RawListing> {
    const { connection, listings, engine, indexing } = this.#parts
    // What was said to be done must not be seen undone by a listing that lags.
    const { calls } = engine().steady(pinnedTarget(connection))
    if (!this.isConnected) throw new AppFailure({ kind: 'offline', ...say('not-connected') })
    if ((lane ?? 'person') === 'person') indexing.notePerson()
    const listing = await calls.list(folder, signal, lane)
    // The reply may come when another inventory is open already; the sandbox is always there itself.
    if (this.isConnected && this.id !== SANDBOX_ID) {
      const { listedAtMs, bytes } = listing
      // The first rows of a start without the service; the index has the rest, where it is there.
      const isKeptHere = folder.path === ROOT || !indexing.isKeeping(this.id)
      if (isKeptHere) listings.put(this.id, { path: folder.path, listedAtMs, bytes })
    }
    this.#noteSeen(folder.path, listing)
    engine().noteLinks(listing, connection.state.inventory?.ownerId ?? null)
    return this.#withRememberedDates(listing)
  }

  #noteSeen(path: InventoryPath, listing: RawListing): void {
    const shown: ShownRecords = {
      path,
      listedAtMs: listing.listedAtMs,
      recordIds: () => new Set(Array.from({ length: listing.count }, (_, at) => listing.recordIdAt(at))),
    }
    this.places.seen(shown)
    this.tray.seen(shown)
  }

  /** A folder as it was listed last, read from the disk; null where it never was. */
  async saved(path: InventoryPath, signal: AbortSignal): Promise<ShownListing | null> {
    const { listings, indexing } = this.#parts
    const kept = await listings.get(this.id, path)
    const listing = kept && (await readListing(kept.bytes, kept.listedAtMs, signal).catch(() => null))
    // The first rows wait for nothing.
    if (path === ROOT && listing !== null) return listing
    const indexed = await indexing.folder(this.id, path, signal)
    return indexed !== null && indexed.listedAtMs >= (listing?.listedAtMs ?? 0) ? indexed : listing
  }

  /** Gives the index what was kept before there was one, oldest first; what it has taken is not kept twice. */
  async giveToIndex(): Promise<void> {
    const { listings, indexing } = this.#parts
    indexing.notePlaces(this.id, this.places.places)
    if (this.id === SANDBOX_ID || !indexing.isKeeping(this.id)) return
    for await (const { path, listedAtMs, bytes } of listings.all(this.id)) {
      if (path === ROOT) continue
      const answer = await indexing.takeOver(this.id, path, listedAtMs, bytes)
      if (answer === 'away') return
      if (answer === 'taken') await listings.forget(this.id, path)
    }
  }

  /** Deletes from this computer what was listed of it. Pins, tray and journal stay: a person made those. */
  async forget(): Promise<void> {
    const { listings, indexing } = this.#parts
    await indexing.forget(this.id)
    await listings.forget(this.id)
  }

  history(beforeId: string | null, limit: number): readonly Operation[] {
    return this.#parts.engine().history(this.id, beforeId, limit)
  }

  /** What runs in it, or waits for its turn; oldest first. */
  operations(): readonly Operation[] {
    return this.#parts.engine().current(this.id)
  }

  undoStack(): UndoStack {
    return this.#parts.engine().undoStack(this.id)
  }

  unfinishedMoves(): readonly UnfinishedMove[] {
    return this.#parts.engine().unfinishedMoves(this.id)
  }

  leaveMove(moveId: string): void {
    this.#parts.engine().leaveMove(moveId, this.id)
  }

  /** What became of what was not seen to its end; nothing where its service does not answer. */
  lookAgain(): void {
    const { engine, connection } = this.#parts
    if (this.isConnected) void engine().lookAgain(pinnedTarget(connection))
  }

  trashNotes(recordIds: readonly string[]): readonly TrashNote[] {
    return this.#parts.engine().trashNotes(this.id, recordIds)
  }

  locks(): readonly FolderLock[] {
    return this.#parts.engine().locks(this.id)
  }

  setLock(wish: LockWish): void {
    this.#parts.engine().setLock(wish, this.id)
  }

  /** Tells the window everything that is kept of it. */
  tellAll(): void {
    const { publish } = this.#parts
    publish('places.changed', this.places.places)
    publish('tray.changed', { kind: 'whole', ...this.tray.tray })
    this.#tellKept()
  }

  /** Its service answers (again): finishes what was left open in it. */
  connected(): void {
    // The gateway is there by then.
    setImmediate(() => {
      const target = this.#target()
      if (target === null) return
      void this.#parts.engine().recover(target)
      this.#tellKept()
    })
  }

  /** Something of what the journal keeps of it has changed. */
  tell(what: KeptThing): void {
    const { publish } = this.#parts
    try {
      if (what === 'history') publish('history.changed', this.undoStack())
      else if (what === 'moves') publish('moves.changed', this.unfinishedMoves())
      else publish('locks.changed', this.locks())
    } catch (thrown) {
      // The window hears of the journal's own state instead.
      if (!(thrown instanceof AppFailure)) throw thrown
    }
  }

  /** Call with every word on an operation: what is kept of entries goes where they go. */
  follow(operation: Operation): void {
    this.places.follow(operation)
    this.tray.follow(operation)
  }

  get isConnected(): boolean {
    const { state } = this.#parts.connection
    return state.kind === 'ready' && state.inventory.id === this.id
  }

  /** Null where it is not open (any more). */
  #target(): OperationTarget | null {
    if (!this.isConnected) return null
    try {
      return pinnedTarget(this.#parts.connection)
    } catch (thrown) {
      // The connection has ended, and the state was not told.
      if (!(thrown instanceof AppFailure)) throw thrown
      return null
    }
  }

  #tellKept(): void {
    for (const what of ['history', 'moves', 'locks'] as const) this.tell(what)
  }

  /** Without the journal the dates of the service are shown. */
  #withRememberedDates(listing: RawListing): RawListing {
    const { journal } = this.#parts
    if (journal.state.kind === 'unavailable') return listing
    const dates = journal.dates(this.id)
    if (dates.size === 0) return listing
    const resets = resetDatesOf(dates)
    return new RememberedListing(listing, {
      dateOf: (recordId, listedMs) => dateOf(dates.get(recordId), listedMs),
      isReset: listedMs => resets.has(listedMs),
    })
  }
}

/** Nothing is deleted while nothing is connected. */
function trashNow(state: SourceState): TrashRules {
  return (state.kind === 'ready' ? state.capabilities : RESONITE_CAPABILITIES).trash
}
