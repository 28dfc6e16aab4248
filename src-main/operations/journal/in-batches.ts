import type { Sql, SqlValue } from './sql'

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
