import { ListingBuilder } from '../../src-shared/domain/listing'
import { ROOT } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { Listing } from '../../src-shared/model/listing'

/** One entry of a listing. */
export interface Spot {
  readonly listing: Listing
  readonly index: number
}

interface Arrival {
  readonly entry: Entry
  readonly atMs: number
}

/**
 * What is known of one folder: its last listing, and what proven steps have
 * brought into it since. It stays the same object when a step moves or renames
 * the folder, so that all below goes along at no cost.
 */
export class KnownFolder {
  name: string
  /** Null for the inventory itself, and for what has been put out of the tree. */
  parent: KnownFolder | null = null
  /** Its record; empty for the inventory itself, null where nobody has told. */
  recordId: string | null
  readonly children = new Map<string, KnownFolder>()
  /** It may bear the path that the folder had then. */
  listing: Listing | null = null
  /** When a step proved that it was there, though not what was in it. */
  metAtMs = Number.NEGATIVE_INFINITY
  /** What an operation whose outcome is unknown may have changed since is not sure any more. */
  doubtedAtMs = Number.NEGATIVE_INFINITY
  /** By record id. */
  readonly #arrivals = new Map<string, Arrival>()
  #arrived: Listing | null = null
  #idsByName: ReadonlyMap<string, string> | null = null

  constructor(name: string, recordId: string | null) {
    this.name = name
    this.recordId = recordId
  }

  get listedAtMs(): number {
    return this.listing?.listedAtMs ?? Number.NEGATIVE_INFINITY
  }

  /** Whether its listing has all that was in it: only then what it does not show was not there. */
  get isWhole(): boolean {
    return this.listing?.isComplete === true && this.listing.incomplete === null
  }

  /** What proven steps have brought and no listing has shown yet, as a listing of its own. */
  get arrived(): Listing | null {
    if (this.#arrivals.size === 0) return null
    this.#arrived ??= this.#listArrivals()
    return this.#arrived
  }

  #listArrivals(): Listing {
    const path = this.listing?.path ?? ROOT
    const arrivals = [...this.#arrivals.values()]
    const { addressing = 'path' } = this.listing ?? this.parent?.listing ?? {}
    const lastMs = arrivals.reduce((last, { atMs }) => Math.max(last, atMs), 0)
    const builder = new ListingBuilder(path, lastMs, arrivals.length, addressing)
    builder.addEntries(arrivals.map(({ entry }) => entry))
    return builder.finish()
  }

  entryArrived(recordId: string): Entry | null {
    return this.#arrivals.get(recordId)?.entry ?? null
  }

  entryListed(recordId: string): Entry | null {
    const index = this.listing?.indexOfKey(recordId) ?? -1
    return this.listing && index >= 0 ? this.listing.entryAt(index) : null
  }

  arrive(entry: Entry, atMs: number): void {
    this.#arrivals.set(entry.recordId, { entry, atMs })
    this.#arrived = null
  }

  leave(recordId: string): void {
    if (this.#arrivals.delete(recordId)) this.#arrived = null
  }

  /** A later listing knows better than the steps before it. */
  takeListing(listing: Listing): void {
    this.listing = listing
    this.#idsByName = null
    if (!listing.isComplete) return
    for (const [recordId, { atMs }] of this.#arrivals) {
      if (atMs > listing.listedAtMs) continue
      if (this.isWhole || listing.indexOfKey(recordId) >= 0) this.leave(recordId)
    }
  }

  /** Nobody keeps the listing any more. */
  dropListing(): void {
    this.listing = null
    this.#idsByName = null
  }

  spotArrived(recordId: string): Spot | null {
    if (!this.#arrivals.has(recordId)) return null
    const { arrived } = this
    return arrived && { listing: arrived, index: arrived.indexOfKey(recordId) }
  }

  spotListed(recordId: string): Spot | null {
    const index = this.listing?.indexOfKey(recordId) ?? -1
    return this.listing && index >= 0 ? { listing: this.listing, index } : null
  }

  /** Which record a folder in it is, by its name in the listing: what can be opened has a name of its own. */
  listedIdOf(name: string): string | null {
    this.#idsByName ??= this.listing && idsByName(this.listing)
    return this.#idsByName?.get(name) ?? null
  }

  attach(child: KnownFolder, name: string): void {
    child.parent?.children.delete(child.name)
    child.parent = this
    child.name = name
    this.children.set(name, child)
  }

  detach(): void {
    this.parent?.children.delete(this.name)
    this.parent = null
  }

  /** Takes over what was learnt after `sinceMs` about the folder at the path where this one came then. */
  takeNewer(other: KnownFolder, sinceMs: number): void {
    if (other.listing && other.listedAtMs > Math.max(sinceMs, this.listedAtMs))
      this.takeListing(other.listing)
    for (const [name, theirs] of other.children) {
      const mine = this.children.get(name) ?? new KnownFolder(name, null)
      mine.takeNewer(theirs, sinceMs)
      if (mine.parent === null && (mine.listing || mine.children.size > 0)) this.attach(mine, name)
    }
  }
}

function idsByName(listing: Listing): ReadonlyMap<string, string> {
  const ids = new Map<string, string>()
  for (const index of listing.order) {
    const { kind, name, recordId } = listing.entryAt(index)
    if ((kind === 'folder' || kind === 'link') && listing.problemAt(index) === null) ids.set(name, recordId)
  }
  return ids
}
