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
import { say } from '../../src-shared/sentences'
import { dateOf, resetDatesOf } from '../operations/act/remembered-dates'
import type { KeptThing, OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import type { OperationTarget } from '../operations/look/inventory-calls'
import { SANDBOX_ID } from '../sources/inventory-id'
import { pinnedTarget } from '../sources/pinned-calls'
import type { SourceConnection } from '../sources/source-connection'
import type { StoredData } from '../storage/versioned-file'
import type { RawListing } from '../wire/gateway'
import { readListing } from '../wire/read-listing'
import { RememberedListing } from '../wire/remembered-listing'
import { CollectionStore, entriesIn, TRAY_FILE } from './collection-store'
import { type FileFacts, type FileName, InventoryFiles } from './inventory-files'
import type { ListingStore } from './listing-store'
import { PLACES_FILE, PlacesStore, placesIn } from './places-store'

export interface SessionParts {
  readonly userData: string
  readonly connection: SourceConnection
  readonly engine: () => OperationEngine
  readonly journal: Journal
  readonly listings: ListingStore
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
  readonly #parts: SessionParts

  /** `source` is where it was opened; null while nothing is connected. */
  constructor(parts: SessionParts, known: KnownInventory, source: Source | null) {
    const { userData, log, nowMs, publish, nextTrayRevision } = parts
    const files = new InventoryFiles(userData, known.id, log)
    this.id = known.id
    this.#parts = parts
    const trash = (): TrashRules => trashNow(parts.connection.state)
    this.places = new PlacesStore({
      file: files.file('places', PLACES_FILE),
      older: () => files.old('places', PLACES_FILE, known, source),
      publish: places => publish('places.changed', places),
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

  /**
   * Lists a folder, and keeps what came for a start without the service. Fails
   * with what the gateway says, and with `offline` while another inventory is
   * connected.
   */
  async list(folder: EntryAddress, signal: AbortSignal, isInBackground?: boolean): Promise<RawListing> {
    const { connection, listings, engine } = this.#parts
    // What was said to be done must not be seen undone by a listing that lags.
    const { calls } = engine().steady(pinnedTarget(connection))
    if (!this.isConnected) throw new AppFailure({ kind: 'offline', ...say('not-connected') })
    const listing = await calls.list(folder, signal, isInBackground)
    // The reply may come when another inventory is open already; the sandbox is always there itself.
    if (this.isConnected && this.id !== SANDBOX_ID) {
      const { listedAtMs, bytes } = listing
      listings.put(this.id, { path: folder.path, listedAtMs, bytes })
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
  async saved(path: InventoryPath, signal: AbortSignal): Promise<RawListing | null> {
    const kept = await this.#parts.listings.get(this.id, path)
    return kept && (await readListing(kept.bytes, kept.listedAtMs, signal).catch(() => null))
  }

  history(beforeId: string | null, limit: number): readonly Operation[] {
    return this.#parts.engine().history(this.id, beforeId, limit)
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
