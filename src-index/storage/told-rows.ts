import { foldForFinding } from '../../src-shared/domain/fold-for-finding'
import type { FactNumber, FactText } from '../../src-shared/model/fact-values'
import { numberIn, type Sql, type SqlValue } from './sql'
import { columnOfHex, numbersOf, storedText, textOf } from './stored-text'
import type { Told } from './told'
import { COLUMN_OF, storedTold, TOLD_AT_ONCE, TOLD_COLUMNS, toldIn } from './told-columns'

/** Values in one question; far below SQLite's limit. */
const ASKED_AT_ONCE = 500

/**
 * What sources tell of their entries, in rows of its own by the number of the
 * entry's: where nothing is told, as in Resonite, it costs nothing.
 */
export class ToldRows {
  readonly #sql: Sql
  #isEmpty: boolean

  constructor(sql: Sql) {
    this.#sql = sql
    this.#isEmpty = sql.number('select count(*) as value from (select 1 from told limit 1)') === 0
  }

  /** In place of what was told of it before. */
  put(seq: number, told: Told): void {
    const isNothing = told.facts === null && told.denied.length === 0
    if (isNothing && this.#isEmpty) return
    if (isNothing) {
      this.#sql.run('delete from told where seq = ?', seq)
      return
    }
    this.#isEmpty = false
    this.#sql.run(
      `insert or replace into told (seq, ${TOLD_COLUMNS.join(', ')})
        values (?, ${TOLD_COLUMNS.map(() => '?').join(', ')})`,
      seq,
      ...storedTold(told),
    )
  }

  /** Of rows by their numbers; those of which nothing is told are not in it. */
  of(seqs: readonly number[]): ReadonlyMap<number, Told> {
    const found = new Map<number, Told>()
    for (let from = 0; from < seqs.length && !this.#isEmpty; from += ASKED_AT_ONCE) {
      const row = this.#sql.row(
        `select ${TOLD_AT_ONCE} from told where seq in (select value from json_each(?))`,
        JSON.stringify(seqs.slice(from, from + ASKED_AT_ONCE)),
      )
      if (row !== null) for (const [seq, told] of toldIn(row)) found.set(seq, told)
    }
    return found
  }

  /** Whether anything is told in one of these columns, of any entry. */
  knows(...names: readonly (FactText | FactNumber)[]): boolean {
    const isTold = names.map(name => `${COLUMN_OF[name]} is not null`).join(' or ')
    const value = `select count(*) as value from (select 1 from told where ${isTold} limit 1)`
    return !this.#isEmpty && this.#sql.number(value) === 1
  }

  /** Numbers of rows by a condition on the columns of `told`. */
  seqsWhere(condition: string, ...values: readonly SqlValue[]): ReadonlySet<number> {
    const row = this.#sql.row(
      `select count(*) as count, group_concat(seq) as seqs from told where ${condition}`,
      ...values,
    )
    return new Set(row === null ? [] : numbersOf(row['seqs'], numberIn(row, 'count') ?? 0))
  }

  /** Rows of which a text, of which there are few different ones, holds what was typed; folded. */
  seqsWithin(
    name: Exclude<FactText, 'description' | 'linkTarget'>,
    texts: readonly string[],
  ): ReadonlySet<number> {
    const column = COLUMN_OF[name]
    const fits = this.#different(column).filter(stored => {
      const folded = foldForFinding(textOf(stored))
      return texts.some(text => folded.includes(text))
    })
    return this.seqsWhere(`${column} in (select value from json_each(?))`, JSON.stringify(fits))
  }

  /** Rows of which a text is one of these, whole and as it is. */
  seqsOf(name: FactText, texts: readonly string[]): ReadonlySet<number> {
    const condition = `${COLUMN_OF[name]} in (select value from json_each(?))`
    return this.seqsWhere(condition, JSON.stringify(texts.map(storedText)))
  }

  /** Rows whose description holds one of the texts; folded. */
  seqsDescribed(texts: readonly string[]): ReadonlySet<number> {
    const holds = texts.map(() => 'instr(coalesce(description_fold, lower(description)), ?) > 0').join(' or ')
    return this.seqsWhere(`description is not null and (${holds})`, ...texts)
  }

  #different(column: string): readonly string[] {
    const row = this.#sql.row(
      `select count(*) as count, hex(group_concat(value, char(10))) as texts
        from (select distinct ${column} as value from told where ${column} is not null)`,
    )
    return row === null ? [] : columnOfHex(row['texts'], numberIn(row, 'count') ?? 0)
  }
}
