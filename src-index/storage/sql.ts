import Database from 'libsql'

/** No booleans, no bytes: libsql ends the process on them. */
export type SqlValue = string | number | null

/** Another Satchel writes for milliseconds at a time. */
const BUSY_TIMEOUT_MS = 2000

export type Row = Readonly<Record<string, unknown>>

/**
 * One open database. Texts go in as `storedText` makes them and come out as
 * `hex(…)`: libsql ends the whole process on a boolean, a BLOB and a text that
 * is not UTF-8, and cuts a text at its first NUL.
 */
export class Sql {
  readonly #database: Database.Database
  readonly #statements = new Map<string, Database.Statement<[readonly SqlValue[]]>>()

  constructor(file: string) {
    this.#database = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  }

  get isInTransaction(): boolean {
    return this.#database.inTransaction
  }

  exec(text: string): void {
    this.#database.exec(text)
  }

  /** How many rows were changed. */
  run(text: string, ...values: readonly SqlValue[]): number {
    return this.#prepared(text).run(values).changes
  }

  /** The id of the row that was put in. */
  insert(text: string, ...values: readonly SqlValue[]): number {
    return Number(this.#prepared(text).run(values).lastInsertRowid)
  }

  row(text: string, ...values: readonly SqlValue[]): Row | null {
    const row = this.#prepared(text).get(values)
    return isRow(row) ? row : null
  }

  rows(text: string, ...values: readonly SqlValue[]): readonly Row[] {
    return this.#prepared(text).all(values).filter(isRow)
  }

  /** Of the column `value`; null without a row. */
  number(text: string, ...values: readonly SqlValue[]): number | null {
    return numberIn(this.row(text, ...values), 'value')
  }

  close(): void {
    this.#statements.clear()
    this.#database.close()
  }

  #prepared(text: string): Database.Statement<[readonly SqlValue[]]> {
    const known = this.#statements.get(text)
    if (known !== undefined) return known
    const statement = this.#database.prepare<[readonly SqlValue[]]>(text)
    this.#statements.set(text, statement)
    return statement
  }
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null
}

export function numberIn(row: Row | null, column: string): number | null {
  const value = row?.[column]
  return typeof value === 'number' ? value : null
}
