import { ENTRY_KINDS, type EntryKind } from '../model/entry'
import type { Listing } from '../model/listing'
import { foldForFinding } from './fold-for-finding'
import { type NameFilter, type NameQuery, type Rank, rankOf } from './name-query'
import { plainText } from './rich-text'

/** As much of a name as is compared when sorting; also bounds the joined text of a million names. */
const MAX_SEARCHED = 256

/** One part is searched without a break: 20,000 names take some 3 ms. */
const ROWS_PER_PART = 20_000

/** Stands between two names: no word and no folded name holds it. */
const SEPARATOR = '\n'

/** Told of each match; `index` is that of the listing. */
export type OnMatch = (index: number, rank: Rank) => void

/** Some of the names of a listing as one text, because one `indexOf` over it beats 20,000 (performance.md, G). */
export class NameIndexPart {
  readonly #joined: string
  /** Where each name begins in the text, and where one more would. */
  readonly #starts: Uint32Array
  readonly #indices: Uint32Array
  readonly #kinds: Uint8Array
  readonly #isPublic: Uint8Array

  constructor({ names, indices, kinds, isPublic }: Rows) {
    this.#joined = names.join(SEPARATOR)
    this.#starts = startsOf(names)
    this.#indices = Uint32Array.from(indices)
    this.#kinds = Uint8Array.from(kinds)
    this.#isPublic = Uint8Array.from(isPublic)
  }

  /** Matches in the order of the listing. */
  search(query: NameQuery, onMatch: OnMatch): void {
    const fits = this.#fitting(query.filter)
    // The longest word is in the fewest names.
    const rarest = query.words.reduce((a, b) => (b.length > a.length ? b : a), '')
    const end = this.#indices.length
    for (let row = this.#rowWith(rarest, 0); row < end; row = this.#rowWith(rarest, row + 1)) {
      const rank = fits(row) ? rankOf(this.#nameAt(row), query) : null
      if (rank !== null) onMatch(this.#indices[row] ?? 0, rank)
    }
  }

  /** The first row from `from` on that holds a word. */
  #rowWith(word: string, from: number): number {
    const start = this.#starts[from] ?? 0
    if (word === '' || from >= this.#indices.length) return from
    const at = this.#joined.indexOf(word, start)
    return at < 0 ? this.#indices.length : this.#rowAt(at, from)
  }

  #rowAt(offset: number, from: number): number {
    let low = from
    let high = this.#indices.length - 1
    // Names that match often lie close together.
    if (offset < (this.#starts[low + 1] ?? 0)) return low
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  #nameAt(row: number): string {
    return this.#joined.slice(this.#starts[row] ?? 0, (this.#starts[row + 1] ?? 0) - SEPARATOR.length)
  }

  #fitting({ kinds, onlyPublic }: NameFilter): (row: number) => boolean {
    const codes = new Set(kinds.map(kind => ENTRY_KINDS.indexOf(kind)))
    return row =>
      (codes.size === 0 || codes.has(this.#kinds[row] ?? 0)) && (!onlyPublic || this.#isPublic[row] === 1)
  }
}

interface Rows {
  readonly names: string[]
  readonly indices: number[]
  readonly kinds: number[]
  readonly isPublic: number[]
}

const noRows = (): Rows => ({ names: [], indices: [], kinds: [], isPublic: [] })

function startsOf(names: readonly string[]): Uint32Array {
  const starts = new Uint32Array(names.length + 1)
  for (const [row, name] of names.entries()) {
    starts[row + 1] = (starts[row] ?? 0) + name.length + SEPARATOR.length
  }
  return starts
}

const OPENABLE: ReadonlySet<EntryKind> = new Set(['folder', 'link'])

/**
 * Everything that finding needs of one complete listing, made piece by piece, so
 * that whoever makes it can let the window draw in between.
 */
export class NameIndex {
  readonly parts: NameIndexPart[] = []
  /** Index by raw name of what can be opened: those names are unique. */
  readonly folders = new Map<string, number>()
  readonly #listing: Listing
  #rows = noRows()
  #next = 0

  constructor(listing: Listing) {
    this.#listing = listing
  }

  get isDone(): boolean {
    return this.#next >= this.#listing.order.length
  }

  /** Takes in up to `count` more names. */
  advance(count: number): void {
    const { order } = this.#listing
    const end = Math.min(order.length, this.#next + count)
    for (; this.#next < end; this.#next += 1) this.#add(order[this.#next] ?? 0)
    if (this.#rows.names.length >= ROWS_PER_PART || this.isDone) this.#closePart()
  }

  #add(index: number): void {
    const { name, kind, isPublic } = this.#listing.entryAt(index)
    const folded = foldForFinding(plainText(name).slice(0, MAX_SEARCHED)).slice(0, MAX_SEARCHED)
    this.#rows.names.push(folded)
    this.#rows.indices.push(index)
    this.#rows.kinds.push(ENTRY_KINDS.indexOf(kind))
    this.#rows.isPublic.push(isPublic ? 1 : 0)
    if (OPENABLE.has(kind) && this.#listing.problemAt(index) === null) this.folders.set(name, index)
  }

  #closePart(): void {
    if (this.#rows.names.length === 0) return
    this.parts.push(new NameIndexPart(this.#rows))
    this.#rows = noRows()
  }
}
