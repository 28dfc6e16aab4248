import { setImmediate as nextTurn } from 'node:timers/promises'
import { addressOf } from '../../../src-shared/domain/entry-address'
import { foldCase } from '../../../src-shared/domain/names'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { RawListing } from '../../wire/gateway'
import type { InventoryCalls } from './inventory-calls'

/**
 * Listings of one moment: each folder is listed once at most. A new round is
 * needed after every call that may have changed something; the round that
 * proves one step may guard the next.
 */
export class FreshListings {
  readonly #calls: InventoryCalls
  readonly #folders = new Map<InventoryPath, Promise<ListedFolder>>()

  constructor(calls: InventoryCalls) {
    this.#calls = calls
  }

  /** Fails with what the gateway says; the failure is remembered for this round. */
  folder(path: InventoryPath): Promise<ListedFolder> {
    let folder = this.#folders.get(path)
    if (folder === undefined) {
      folder = this.#calls.list(addressOf(path)).then(listing => ListedFolder.of(listing))
      this.#folders.set(path, folder)
    }
    return folder
  }
}

/** A listed folder by name and by record id, indexed in slices so that large ones do not stall main. */
export class ListedFolder {
  readonly #listing: RawListing
  readonly #byFoldedName = new Map<string, number[]>()
  readonly #byRecordId = new Map<string, number[]>()
  readonly #folders: number[] = []
  #recordIds: ReadonlySet<string> | null = null

  private constructor(listing: RawListing) {
    this.#listing = listing
  }

  static async of(listing: RawListing): Promise<ListedFolder> {
    const folder = new ListedFolder(listing)
    await forEachSliced(listing.count, index => folder.#add(index))
    return folder
  }

  #add(index: number): void {
    append(this.#byFoldedName, foldCase(this.#listing.nameAt(index)), index)
    append(this.#byRecordId, this.#listing.recordIdAt(index), index)
    if (this.#listing.kindAt(index) === 'folder') this.#folders.push(index)
  }

  /** Entries whose names the service might take for this one: same but for letter case. */
  named(name: string): readonly Entry[] {
    return this.#entries(this.#byFoldedName.get(foldCase(name)))
  }

  withRecordId(recordId: string): readonly Entry[] {
    return this.#entries(this.#byRecordId.get(recordId))
  }

  has(recordId: string): boolean {
    return this.#byRecordId.has(recordId)
  }

  /** The same set each time: many steps of one round compare with it. */
  recordIds(): ReadonlySet<string> {
    this.#recordIds ??= new Set(this.#byRecordId.keys())
    return this.#recordIds
  }

  get count(): number {
    return this.#listing.count
  }

  /** Whether a folded name is taken. */
  hasFolded(folded: string): boolean {
    return this.#byFoldedName.has(folded)
  }

  /** In the order of the service. */
  async entries(): Promise<readonly Entry[]> {
    const entries: Entry[] = []
    await this.visit(entry => void entries.push(entry))
    return entries
  }

  folders(): readonly Entry[] {
    return this.#entries(this.#folders)
  }

  /** Every entry, in slices. */
  async visit(see: (entry: Entry) => void): Promise<void> {
    await forEachSliced(this.#listing.count, index => see(this.#listing.entryAt(index)))
  }

  #entries(indices: readonly number[] | undefined): readonly Entry[] {
    return (indices ?? []).map(index => this.#listing.entryAt(index))
  }
}

function append(map: Map<string, number[]>, key: string, index: number): void {
  const indices = map.get(key)
  if (indices === undefined) map.set(key, [index])
  else indices.push(index)
}

const INDICES_PER_LOOK = 256
/** Longest uninterrupted work, so that a guard over 100,000 entries does not stall main. */
const SLICE_MS = 8

/** Calls `visit` for 0 … count-1 and lets other work through every few milliseconds. */
async function forEachSliced(
  count: number,
  visit: (index: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let sliceStart = performance.now()
  for (let index = 0; index < count; index++) {
    visit(index)
    if (index % INDICES_PER_LOOK === 0 && performance.now() - sliceStart > SLICE_MS) {
      await nextTurn()
      signal?.throwIfAborted()
      sliceStart = performance.now()
    }
  }
}
