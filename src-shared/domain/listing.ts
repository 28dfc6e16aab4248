import type { Entry, EntryProblem } from '../model/entry'
import type { InventoryPath } from '../model/inventory-path'
import type { Listing } from '../model/listing'
import type { PackedEntries } from '../model/packed-entries'
import { ListingColumns } from './listing-columns'
import { extendFirst, orderOf } from './order'

export { packStrings, unpackStrings } from './packed-strings'

interface FirstRows {
  readonly limit: number
  readonly upTo: number
  readonly order: Uint32Array
}

const NO_ROWS: FirstRows = { limit: 0, upTo: 0, order: new Uint32Array(0) }

/**
 * Puts a listing together from entries or packed pieces, in the order of the
 * service. `partial` may be asked at any time; `finish` ends it.
 */
export class ListingBuilder {
  readonly #path: InventoryPath
  readonly #listedAtMs: number
  readonly #total: number
  readonly #columns: ListingColumns
  /** The rows of the last `partial`: the next one looks at the new entries only. */
  #first: FirstRows = NO_ROWS

  constructor(path: InventoryPath, listedAtMs: number, total: number) {
    this.#path = path
    this.#listedAtMs = listedAtMs
    this.#total = total
    this.#columns = new ListingColumns(total)
  }

  get count(): number {
    return this.#columns.count
  }

  /** In the order of the service; grows as entries arrive. */
  names(): readonly string[] {
    return this.#columns.names
  }

  kinds(): Uint8Array {
    return this.#columns.kinds()
  }

  addEntries(entries: readonly Entry[]): void {
    for (const entry of entries) this.#columns.addEntry(entry)
  }

  /** Throws when the columns of the piece disagree about its length. */
  addPiece(piece: PackedEntries): void {
    this.#columns.addPiece(piece)
  }

  /** What has arrived, showing only its first `limit` rows in their final order. */
  partial(limit: number): Listing {
    const { count } = this
    const known = this.#first.limit === limit ? this.#first : NO_ROWS
    const order = extendFirst(known.order, this.names(), this.kinds(), known.upTo, count, limit)
    this.#first = { limit, upTo: count, order }
    return this.#listing(order, false, Math.max(this.#total, count))
  }

  /** The whole listing. An `order` made elsewhere (a worker) is taken as it is. */
  finish(order?: Uint32Array): Listing {
    return this.#listing(order ?? orderOf(this.names(), this.kinds(), this.count), true, this.count)
  }

  #listing(order: Uint32Array, isComplete: boolean, total: number): Listing {
    const facts = { path: this.#path, listedAtMs: this.#listedAtMs, isComplete, total, order }
    return new ColumnListing(this.#columns, this.count, facts)
  }
}

type Facts = Pick<Listing, 'path' | 'listedAtMs' | 'isComplete' | 'total' | 'order'>

/** The first `count` entries of columns that may still grow. */
class ColumnListing implements Listing {
  readonly path: InventoryPath
  readonly listedAtMs: number
  readonly isComplete: boolean
  readonly total: number
  readonly order: Uint32Array
  readonly #columns: ListingColumns
  readonly #count: number
  /** Position + 1 per index, so that 0 means "not in the order". */
  #positions: Uint32Array | null = null

  constructor(columns: ListingColumns, count: number, facts: Facts) {
    this.#columns = columns
    this.#count = count
    this.path = facts.path
    this.listedAtMs = facts.listedAtMs
    this.isComplete = facts.isComplete
    this.total = facts.total
    this.order = facts.order
  }

  entryAt(index: number): Entry {
    return this.#columns.entryAt(this.#checked(index))
  }

  keyAt(index: number): string {
    return this.#columns.keyAt(this.#checked(index))
  }

  problemAt(index: number): EntryProblem | null {
    return this.#columns.problemAt(this.#checked(index))
  }

  indexOfKey(key: string): number {
    const index = this.#columns.indexOfKey(key)
    return index < this.#count ? index : -1
  }

  positionOf(index: number): number {
    this.#positions ??= this.#positionsOfOrder()
    return (this.#positions[index] ?? 0) - 1
  }

  #positionsOfOrder(): Uint32Array {
    const positions = new Uint32Array(this.#count)
    this.order.forEach((index, position) => {
      positions[index] = position + 1
    })
    return positions
  }

  /** A wrong index is a mistake of ours; an invented entry could be acted upon. */
  #checked(index: number): number {
    if (Number.isInteger(index) && index >= 0 && index < this.#count) return index
    throw new RangeError(`No entry ${index} among ${this.#count}.`)
  }
}
