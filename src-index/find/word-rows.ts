import type { NamePart } from '../names/name-part'

/** Where a word was found, by how far a part was looked through. */
interface Cursor {
  readonly text: string
  /** The row of the next place at or behind the last question; the count of rows where there is none. */
  row: number
  /** Its offset. */
  at: number
}

/** Rows of a part that hold all words; of each word one of its alternatives is enough. */
export class WordRows {
  readonly #part: NamePart
  readonly #words: readonly (readonly Cursor[])[]

  /** `words`: at least one, each with at least one alternative. */
  constructor(part: NamePart, words: readonly (readonly string[])[]) {
    this.#part = part
    this.#words = words.map(alternatives => alternatives.map(text => ({ text, row: -1, at: -1 })))
  }

  /** The first row from `from` on that holds all; the count of rows where there is none. */
  next(from: number): number {
    let row = from
    for (let agreed = 0; agreed < this.#words.length && row < this.#part.count; ) {
      agreed = 0
      for (const word of this.#words) {
        const next = this.#rowWith(word, row)
        if (next !== row) row = next
        else agreed += 1
      }
    }
    return row
  }

  /** Where the first word stands in the row that was answered last. */
  get at(): number {
    const [first = []] = this.#words
    let at = Number.POSITIVE_INFINITY
    let row = Number.POSITIVE_INFINITY
    for (const cursor of first) {
      if (cursor.row < row || (cursor.row === row && cursor.at < at)) {
        row = cursor.row
        at = cursor.at
      }
    }
    return at
  }

  #rowWith(word: readonly Cursor[], from: number): number {
    let first = this.#part.count
    for (const cursor of word) {
      if (cursor.row < from) this.#advance(cursor, from)
      if (cursor.row < first) first = cursor.row
    }
    return first
  }

  #advance(cursor: Cursor, from: number): void {
    const { joined, count } = this.#part
    const at = from >= count ? -1 : joined.indexOf(cursor.text, this.#part.startOf(from))
    cursor.at = at
    cursor.row = at < 0 ? count : this.#part.rowAt(at, from)
  }
}
