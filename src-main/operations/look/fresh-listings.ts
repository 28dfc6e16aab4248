import { setImmediate as nextTurn } from 'node:timers/promises'
import { addressOf } from '../../../src-shared/domain/entry-address'
import { addressProblem, foldCase, isKeptAs, titleOf } from '../../../src-shared/domain/names'
import { nameOf } from '../../../src-shared/domain/paths'
import { AppFailure } from '../../../src-shared/errors'
import type { Capabilities } from '../../../src-shared/model/capabilities'
import type { Entry, EntryProblem } from '../../../src-shared/model/entry'
import type { EntryAddress } from '../../../src-shared/model/entry-address'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import { say } from '../../../src-shared/sentences'
import type { RawListing } from '../../wire/gateway'
import { type ExpectedFolder, knownId } from './expected-entry'
import type { EntrySource, InventoryCalls } from './inventory-calls'

/**
 * Listings of one moment: each folder is listed once at most. A new round is
 * needed after every call that may have changed something; the round that
 * proves one step may guard the next.
 */
export class FreshListings {
  readonly capabilities: Capabilities
  readonly #source: EntrySource
  readonly #calls: InventoryCalls
  readonly #folders = new Map<string, Promise<ListedFolder>>()

  constructor(source: EntrySource) {
    this.#source = source
    this.#calls = source.calls
    this.capabilities = source.capabilities
  }

  /** A new round of the same source. */
  anew(): FreshListings {
    return new FreshListings(this.#source)
  }

  /** Fails with what the gateway says; the failure is remembered for this round. */
  at(address: EntryAddress): Promise<ListedFolder> {
    const key = this.isByPath ? address.path : JSON.stringify([address.path, address.id])
    let folder = this.#folders.get(key)
    if (folder === undefined) {
      folder = this.#list(address)
      this.#folders.set(key, folder)
    }
    return folder
  }

  async #list(address: EntryAddress): Promise<ListedFolder> {
    const listing = await this.#calls.list(address, undefined, 'operations')
    return ListedFolder.of(listing, address.path, this.capabilities)
  }

  /** Whatever folder stands at the path. */
  folder(path: InventoryPath): Promise<ListedFolder> {
    return this.at(addressOf(path))
  }

  /** The folder that is expected there, as its path was when the step was planned. */
  inside({ path, recordIds }: ExpectedFolder): Promise<ListedFolder> {
    return this.at(addressOf(path, knownId(recordIds.at(-1))))
  }

  get isByPath(): boolean {
    return this.capabilities.addressing === 'path'
  }
}

/**
 * A listed folder by title and by record id, indexed in slices so that large ones do not stall main.
 * Where not all of it has arrived, whoever asks for a record that it does not show gets a failure
 * instead of "it is not there".
 */
export class ListedFolder {
  readonly #listing: RawListing
  readonly #path: InventoryPath
  readonly #capabilities: Capabilities
  readonly #byFoldedTitle = new Map<string, number[]>()
  readonly #byRecordId = new Map<string, number[]>()
  readonly #folders: number[] = []
  /** Made when it is first asked for. */
  #byName: Map<string, number[]> | null = null
  #recordIds: ReadonlySet<string> | null = null

  private constructor(listing: RawListing, path: InventoryPath, capabilities: Capabilities) {
    this.#listing = listing
    this.#path = path
    this.#capabilities = capabilities
  }

  static async of(
    listing: RawListing,
    path: InventoryPath,
    capabilities: Capabilities,
  ): Promise<ListedFolder> {
    const folder = new ListedFolder(listing, path, capabilities)
    await forEachSliced(listing.count, index => folder.#add(index))
    return folder
  }

  #add(index: number): void {
    append(this.#byFoldedTitle, foldCase(this.#listing.titleAt(index)), index)
    append(this.#byRecordId, this.#listing.recordIdAt(index), index)
    if (this.#listing.kindAt(index) === 'folder') this.#folders.push(index)
  }

  /** Whether all that the folder holds is in it. */
  get isWhole(): boolean {
    return this.#listing.incomplete === null
  }

  /** Call before anything is concluded from what is not shown. Fails with `cloud` where not all has arrived: it may yet. */
  mustBeWhole(): void {
    if (this.isWhole) return
    throw new AppFailure({
      kind: 'cloud',
      ...say('listing-incomplete', nameOf(this.#path)),
      path: this.#path,
    })
  }

  /** Entries whose titles the source might take for this one. */
  titled(title: string): readonly Entry[] {
    const alike = this.#entries(this.#byFoldedTitle.get(foldCase(title)))
    return this.#capabilities.names.isCaseSensitive ? alike.filter(entry => titleOf(entry) === title) : alike
  }

  /** Entries that may be what was asked for under this title: a source may have trimmed or composed it. */
  keptAs(title: string): readonly Entry[] {
    const forms = new Set([title, title.trimEnd(), title.trim()].map(foldCase))
    const trimmed = [...forms].flatMap(form => this.#entries(this.#byFoldedTitle.get(form)))
    const alike = new Set(this.titled(title).map(({ recordId }) => recordId))
    return trimmed.filter(entry => alike.has(entry.recordId) || isKeptAs(title, titleOf(entry)))
  }

  /** Entries of exactly this name: one at most where names are keys. */
  named(name: string): readonly Entry[] {
    if (this.#capabilities.addressing === 'path')
      return this.titled(name).filter(entry => entry.name === name)
    if (this.#byName === null) {
      this.#byName = new Map()
      for (let index = 0; index < this.count; index++)
        append(this.#byName, this.#listing.nameAt(index), index)
    }
    return this.#entries(this.#byName.get(name))
  }

  /** Entries beside which none of this title can stand. */
  clashing(title: string): readonly Entry[] {
    return this.#capabilities.names.twinsAllowed ? [] : this.titled(title)
  }

  /** Why an entry of this folder cannot be told apart from the others; null where it can. */
  problemOf({ name }: Entry): EntryProblem | null {
    if (this.#capabilities.addressing === 'path-and-id') return null
    const alike = this.titled(name)
    if (addressProblem(name) !== null || alike.length < 2) return addressProblem(name)
    return this.named(name).length > 1 ? 'twin' : 'case-twin'
  }

  /** Fails where there is none as far as it is shown, and not all has arrived. */
  withRecordId(recordId: string): readonly Entry[] {
    const found = this.shownWith(recordId)
    if (found.length === 0) this.mustBeWhole()
    return found
  }

  /** The same of what is shown: none proves nothing, unless `isWhole`. */
  shownWith(recordId: string): readonly Entry[] {
    return this.#entries(this.#byRecordId.get(recordId))
  }

  /** As `withRecordId`. */
  has(recordId: string): boolean {
    const isShown = this.#byRecordId.has(recordId)
    if (!isShown) this.mustBeWhole()
    return isShown
  }

  /** Entries that came under this title since these were all. Fails where there is none, and not all has arrived. */
  cameAs(title: string, before: ReadonlySet<string>): readonly Entry[] {
    const came = this.keptAs(title).filter(entry => !before.has(entry.recordId))
    if (came.length === 0) this.mustBeWhole()
    return came
  }

  /** The same set each time: many steps of one round compare with it. */
  recordIds(): ReadonlySet<string> {
    this.#recordIds ??= new Set(this.#byRecordId.keys())
    return this.#recordIds
  }

  get count(): number {
    return this.#listing.count
  }

  /** Whether a folded title is taken. */
  hasFolded(folded: string): boolean {
    return this.#byFoldedTitle.has(folded)
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
