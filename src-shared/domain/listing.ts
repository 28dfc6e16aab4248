import type { Addressing } from '../model/capabilities'
import type { Entry, EntryProblem } from '../model/entry'
import type { Incomplete } from '../model/incomplete'
import type { InventoryPath } from '../model/inventory-path'
import type { Listing } from '../model/listing'
import type { PackedEntries } from '../model/packed-entries'
import { DEFAULT_SETTINGS, type Sort } from '../model/settings'
import { arrange } from './arrange'
import { ListingColumns } from './listing-columns'
import { extendFirst, nameOrderOf } from './order'

/** What a listing has until somebody asks for another order. */
const DEFAULT_SORT = DEFAULT_SETTINGS.sort

interface FirstRows {
  readonly limit: number
  readonly sort: Sort
  readonly upTo: number
  readonly order: Uint32Array
}

const NO_ROWS: FirstRows = { limit: 0, sort: DEFAULT_SORT, upTo: 0, order: new Uint32Array(0) }

/**
 * Puts a listing together from entries or packed pieces, in the order of the
 * service. `partial` may be asked at any time; `finish` ends it.
 */
export class ListingBuilder {
  readonly #path: InventoryPath
  readonly #listedAtMs: number
  readonly #total: number
  readonly #incomplete: Incomplete | null
  readonly #columns: ListingColumns
  /** The rows of the last `partial`: the next one looks at the new entries only. */
  #first: FirstRows = NO_ROWS

  constructor(
    path: InventoryPath,
    listedAtMs: number,
    total: number,
    addressing: Addressing = 'path',
    incomplete: Incomplete | null = null,
  ) {
    this.#path = path
    this.#listedAtMs = listedAtMs
    this.#total = total
    this.#incomplete = incomplete
    this.#columns = new ListingColumns(total, addressing)
  }

  get count(): number {
    return this.#columns.count
  }

  /** In the order of the service; grows as entries arrive. */
  titles(): readonly string[] {
    return this.#columns.titles
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
  partial(limit: number, sort: Sort = DEFAULT_SORT): Listing {
    const { count } = this
    const columns = this.#columns.sortColumns()
    const isOnwards = this.#first.limit === limit && isSameSort(this.#first.sort, sort)
    const known = isOnwards ? this.#first : NO_ROWS
    const order = extendFirst(known.order, columns, known.upTo, count, limit, sort)
    this.#first = { limit, sort, upTo: count, order }
    return this.#listing({ order, nameOrder: null, sort }, Math.max(this.#total, count))
  }

  /** The whole listing in the default order. A `nameOrder` made elsewhere (a worker) is taken as it is. */
  finish(nameOrder: Uint32Array = nameOrderOf(this.titles(), this.count)): Listing {
    const order = arrange(nameOrder, this.#columns.sortColumns(), DEFAULT_SORT)
    return this.#listing({ order, nameOrder, sort: DEFAULT_SORT }, this.count)
  }

  #listing(ordered: Ordered, total: number): Listing {
    const facts = { path: this.#path, listedAtMs: this.#listedAtMs, total, incomplete: this.#incomplete }
    return new ColumnListing(this.#columns, this.count, facts, ordered)
  }
}

function isSameSort(one: Sort, other: Sort): boolean {
  return (
    one.column === other.column &&
    one.direction === other.direction &&
    one.foldersFirst === other.foldersFirst
  )
}

interface Ordered {
  readonly order: Uint32Array
  /** What every other order is arranged from; null while entries still arrive. */
  readonly nameOrder: Uint32Array | null
  readonly sort: Sort
}

/** Two views side by side, each in its own. */
const MAX_ORDERS = 2

type Facts = Pick<Listing, 'path' | 'listedAtMs' | 'total' | 'incomplete'>

/** The first `count` entries of columns that may still grow. */
class ColumnListing implements Listing {
  readonly path: InventoryPath
  readonly listedAtMs: number
  readonly isComplete: boolean
  readonly incomplete: Incomplete | null
  readonly total: number
  readonly order: Uint32Array
  readonly addressing: Addressing
  readonly content: object
  readonly #columns: ListingColumns
  readonly #count: number
  readonly #ordered: Ordered
  /** Position + 1 per index, so that 0 means "not in the order". */
  #positions: Uint32Array | null = null
  /** The orders asked for last, the newest first: all who ask for one see the same listing. */
  #sorted: readonly ColumnListing[] = []

  constructor(
    columns: ListingColumns,
    count: number,
    { path, listedAtMs, total, incomplete }: Facts,
    ordered: Ordered,
    content: object = {},
  ) {
    this.#columns = columns
    this.#count = count
    this.#ordered = ordered
    this.path = path
    this.listedAtMs = listedAtMs
    this.isComplete = ordered.nameOrder !== null
    this.incomplete = incomplete
    this.total = total
    this.order = ordered.order
    this.addressing = columns.addressing
    this.content = content
  }

  sortedBy(sort: Sort): Listing {
    const { nameOrder } = this.#ordered
    if (!nameOrder || isSameSort(this.#ordered.sort, sort)) return this
    const known = this.#sorted.find(sorted => isSameSort(sorted.#ordered.sort, sort))
    if (known) return known
    const order = arrange(nameOrder, this.#columns.sortColumns(), sort)
    const ordered = { order, nameOrder, sort }
    const sorted = new ColumnListing(this.#columns, this.#count, this, ordered, this.content)
    this.#sorted = [sorted, ...this.#sorted].slice(0, MAX_ORDERS)
    return sorted
  }

  get tells(): Listing['tells'] {
    return this.#columns.tells
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
