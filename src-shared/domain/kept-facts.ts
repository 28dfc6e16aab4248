import type { EntryFacts } from '../model/entry-facts'
import { FACT_NUMBERS, FACT_TEXTS, type FactNumber, type FactText } from '../model/fact-values'
import type { PackedFacts } from '../model/packed-entries'
import { entryFacts, factValues } from './entry-facts'
import { unpackStrings } from './packed-strings'

/** By index, from 0 up to the last one that was told; holes and what lies behind tell nothing. */
type Columns = { readonly [name in FactText]: string[] } & { readonly [name in FactNumber]: number[] }

/** Of these each is another text, as a rule. */
const MOSTLY_DIFFERENT: ReadonlySet<FactText> = new Set(['description', 'linkTarget'])

/** What entries of one folder tell beyond their own columns, by index; nothing is kept as long as none tells anything. */
export class KeptFacts {
  readonly #columns: Columns = {
    type: [],
    creatorId: [],
    creator: [],
    description: [],
    linkTarget: [],
    size: [],
    created: [],
    permissions: [],
    sale: [],
    flags: [],
  }
  /** A folder has thousands of entries, few types and few creators: one string each. */
  readonly #words = new Map<string, string>()
  #count = 0

  /** By index, as far as anything was told. */
  get columns(): Readonly<Columns> {
    return this.#columns
  }

  /** Whether at least one entry tells it. */
  tells(name: FactText | FactNumber): boolean {
    return this.#columns[name].length > 0
  }

  /** Of the entry at `index`, behind all that were added before. */
  add(index: number, facts: EntryFacts): void {
    const values = factValues(facts)
    for (const name of FACT_TEXTS) this.#addText(name, index, values[name])
    for (const name of FACT_NUMBERS) this.#addNumber(name, index, values[name])
    this.#count = index + 1
  }

  /** Of `count` entries from `start` on. Takes all or, when columns disagree, throws before taking anything. */
  addPiece(start: number, count: number, { texts, numbers }: PackedFacts): void {
    const unpacked = FACT_TEXTS.map(name => {
      const column = texts[name]
      return { name, values: column === undefined ? [] : unpackStrings(column, count) }
    })
    for (const name of FACT_NUMBERS) {
      const length = numbers[name]?.length ?? count
      if (length < count) throw new Error(`A column holds ${length} values instead of ${count}.`)
    }
    for (const { name, values } of unpacked)
      for (const [at, value] of values.entries()) this.#addText(name, start + at, value)
    for (const name of FACT_NUMBERS)
      for (const [at, value] of (numbers[name] ?? []).entries()) this.#addNumber(name, start + at, value)
    this.#count = start + count
  }

  at(index: number): EntryFacts | null {
    if (index >= this.#count) return null
    const { type, creatorId, creator, description, linkTarget, ...numbers } = this.#columns
    const { size, created, permissions, sale, flags } = numbers
    return entryFacts({
      type: type[index] ?? '',
      creatorId: creatorId[index] ?? '',
      creator: creator[index] ?? '',
      description: description[index] ?? '',
      linkTarget: linkTarget[index] ?? '',
      size: size[index] ?? Number.NaN,
      created: created[index] ?? Number.NaN,
      permissions: permissions[index] ?? Number.NaN,
      sale: sale[index] ?? Number.NaN,
      flags: flags[index] ?? Number.NaN,
    })
  }

  #addText(name: FactText, index: number, value: string): void {
    if (value === '') return
    const column = this.#columns[name]
    while (column.length < index) column.push('')
    column.push(MOSTLY_DIFFERENT.has(name) ? value : this.#sameWord(value))
  }

  #addNumber(name: FactNumber, index: number, value: number): void {
    if (Number.isNaN(value)) return
    const column = this.#columns[name]
    while (column.length < index) column.push(Number.NaN)
    column.push(value)
  }

  #sameWord(word: string): string {
    const known = this.#words.get(word)
    if (known !== undefined) return known
    this.#words.set(word, word)
    return word
  }
}
