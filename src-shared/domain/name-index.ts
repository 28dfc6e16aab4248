import { ENTRY_KINDS } from '../model/entry'
import type { Listing } from '../model/listing'
import type { BestMatches, ToldApart } from './best-matches'
import { foldForFinding } from './fold-for-finding'
import type { NameFilter, NameQuery } from './name-query'
import { type Rank, rankOf } from './name-rank'
import { titleOf } from './names'
import { plainText } from './rich-text'
import { withoutInvisible } from './visible-text'

/** As much of a name as is compared when sorting; also bounds the joined text of a million names. */
const MAX_SEARCHED = 256

/** Made, and searched, without a break: neither takes longer than a few milliseconds. */
const ROWS_PER_PART = 5_000

/** Stands between two names: no word and no folded name holds it. */
const SEPARATOR = '\n'

/** Some of the names of a listing as one text, because one `indexOf` over it beats one for each name. */
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

  /** Adds every match as one in `folder`, in the order of the listing. */
  search<F>(query: NameQuery, folder: F, matches: Pick<BestMatches<F>, 'add' | 'toldApart'>): void {
    const fits = this.#fitting(query.filter)
    const end = this.#indices.length
    for (
      let row = this.#rowWithAll(query.words, 0);
      row < end;
      row = this.#rowWithAll(query.words, row + 1)
    ) {
      if (fits(row)) matches.add(this.#rankOf(row, query, matches.toldApart), folder, this.#indices[row] ?? 0)
    }
  }

  /** Most matches of a single letter are only counted. */
  #rankOf(row: number, { phrase, words }: NameQuery, toldApart: ToldApart): Rank {
    if (toldApart === 'none') return 2
    const start = this.#starts[row] ?? 0
    if (toldApart === 'first') return this.#joined.startsWith(phrase, start) ? 0 : 2
    const end = (this.#starts[row + 1] ?? 0) - SEPARATOR.length
    return rankOf({ joined: this.#joined, start, end }, phrase, words)
  }

  /** The first row from `from` on that holds all words: each word leads on to its next row until all agree. */
  #rowWithAll(words: readonly string[], from: number): number {
    let row = from
    for (let agreed = 0; agreed < words.length && row < this.#indices.length; ) {
      agreed = 0
      for (const word of words) {
        const next = this.#rowWith(word, row)
        if (next !== row) row = next
        else agreed += 1
      }
    }
    return row
  }

  /** The first row from `from` on that holds a word. */
  #rowWith(word: string, from: number): number {
    const start = this.#starts[from] ?? 0
    if (from >= this.#indices.length) return from
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

/**
 * Everything that finding needs of one complete listing, made piece by piece, so
 * that whoever makes it can let the window draw in between.
 */
export class NameIndex {
  readonly parts: NameIndexPart[] = []
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
    const entry = this.#listing.entryAt(index)
    const { kind, isPublic } = entry
    this.#rows.names.push(searchedOf(titleOf(entry)))
    this.#rows.indices.push(index)
    this.#rows.kinds.push(ENTRY_KINDS.indexOf(kind))
    this.#rows.isPublic.push(isPublic ? 1 : 0)
  }

  #closePart(): void {
    if (this.#rows.names.length === 0) return
    this.parts.push(new NameIndexPart(this.#rows))
    this.#rows = noRows()
  }
}

/**
 * Nobody types what cannot be seen, so it separates no letters; what is seen in its
 * place is a mark, and is found, too: behind a space, which no word goes across.
 */
function searchedOf(title: string): string {
  const bare = withoutInvisible(title)
  const folded = foldedPart(bare)
  return bare === title ? folded : `${folded} ${foldedPart(title)}`
}

function foldedPart(title: string): string {
  return foldForFinding(plainText(title).slice(0, MAX_SEARCHED)).slice(0, MAX_SEARCHED)
}
