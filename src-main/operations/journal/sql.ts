import { closeSync, openSync } from 'node:fs'
import Database from 'libsql'

/** No booleans, no bytes: libsql ends the process on them, see `Sql`. */
export type SqlValue = string | number | null

/** Waiting blocks main, and the other one writes for milliseconds at a time. */
const BUSY_TIMEOUT_MS = 2000

/** A stored text that is not what was written. */
export class DamagedText extends Error {
  override readonly name = 'DamagedText'
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/**
 * One open database. libsql ends the whole process, with nothing to catch, when
 * it is handed a boolean, when it hands out a text that is not UTF-8 (a damaged
 * file), and in Electron when a BLOB goes either way; it cuts a text at its
 * first NUL. So texts go in as JSON, come out as `hex(…)`, and every query
 * names its one column `value`.
 */
export class Sql {
  readonly #database: Database.Database
  readonly #statements = new Map<string, Database.Statement<[readonly SqlValue[]]>>()

  /** The file must be there, or it is made with everybody's permissions. */
  constructor(file: string) {
    this.#database = new Database(file, { timeout: BUSY_TIMEOUT_MS })
  }

  exec(text: string): void {
    this.#database.exec(text)
  }

  /** How many rows were changed. */
  run(text: string, ...values: readonly SqlValue[]): number {
    return this.#prepared(text).run(values).changes
  }

  /** Null without a row, or when the value is null. */
  number(text: string, ...values: readonly SqlValue[]): number | null {
    const value = valueOf(this.#prepared(text).get(values))
    return typeof value === 'number' ? value : null
  }

  /** What was stored as JSON; null without a row. Anything else than `isIt` expects counts as damage. */
  stored<T>(isIt: (value: unknown) => value is T, text: string, ...values: readonly SqlValue[]): T | null {
    const row = this.#prepared(text).get(values)
    return row === undefined ? null : parsed(isIt, valueOf(row))
  }

  allStored<T>(
    isIt: (value: unknown) => value is T,
    text: string,
    ...values: readonly SqlValue[]
  ): readonly T[] {
    return this.#prepared(text)
      .all(values)
      .map(row => parsed(isIt, valueOf(row)))
  }

  /** All of it or nothing, and synced before it returns. Takes the only writer's place at once, waiting for it. */
  transaction<T>(work: (sql: Sql) => T): T {
    this.exec('begin immediate')
    try {
      const value = work(this)
      this.exec('commit')
      return value
    } catch (thrown) {
      // A full disk has rolled back by itself; a second try would hide the reason.
      if (this.#database.inTransaction) this.exec('rollback')
      throw thrown
    }
  }

  /** Writes all of it, as it is, into a file that is not there yet, for its owner alone. */
  copyTo(file: string): void {
    closeSync(openSync(file, 'wx', 0o600))
    this.exec(`vacuum into '${file.replaceAll("'", "''")}'`)
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

/** A name from outside as a key: JSON holds NULs and lone surrogates apart, which a bare text would not. */
export function keyOf(name: string): string {
  return JSON.stringify(name)
}

function valueOf(row: unknown): unknown {
  return isRecord(row) ? row.value : undefined
}

/** A shallow look, for what a row stores: rows are written here only, so what is inside them is not checked. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

export function areNumbers(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.every(one => typeof one === 'number')
}

function parsed<T>(isIt: (value: unknown) => value is T, hex: unknown): T {
  const value = jsonOf(hex)
  if (isIt(value)) return value
  throw new DamagedText('A row holds something else than what was written.')
}

function jsonOf(hex: unknown): unknown {
  try {
    return JSON.parse(utf8.decode(Buffer.from(String(hex), 'hex')))
  } catch (thrown) {
    throw new DamagedText(`A row cannot be read: ${String(thrown)}`)
  }
}

/** One call per row costs more than the row; far below SQLite's limit of 32,766 values. */
const BATCH = 50

/**
 * Runs `head (?, …), (?, …) tail` for all rows, many at a time. Only two
 * statements are ever prepared: one for a full batch, one for a single row.
 */
export function insertInBatches(
  sql: Sql,
  head: string,
  tail: string,
  rows: readonly (readonly SqlValue[])[],
): void {
  const [first] = rows
  if (first === undefined) return
  const placeholders = `(${first.map(() => '?').join(', ')})`
  const textFor = (count: number): string =>
    `${head} values ${Array.from({ length: count }, () => placeholders).join(', ')} ${tail}`
  const [many, one] = [textFor(BATCH), textFor(1)]
  let at = 0
  for (; at + BATCH <= rows.length; at += BATCH) sql.run(many, ...rows.slice(at, at + BATCH).flat())
  for (const row of rows.slice(at)) sql.run(one, ...row)
}

/** Runs a statement about many keys, many at a time; `textFor` gets as many placeholders. */
export function runInBatches(
  sql: Sql,
  textFor: (placeholders: string) => string,
  keys: readonly SqlValue[],
): void {
  const [many, one] = [textFor(Array.from({ length: BATCH }, () => '?').join(', ')), textFor('?')]
  let at = 0
  for (; at + BATCH <= keys.length; at += BATCH) sql.run(many, ...keys.slice(at, at + BATCH))
  for (const key of keys.slice(at)) sql.run(one, key)
}
