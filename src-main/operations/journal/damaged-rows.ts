import { areDates, isLock, keptMoveOf } from './kept-rows'
import { operationAt } from './operation-rows'
import { areNumbers, DamagedText, type Sql } from './sql'

/**
 * Takes away what cannot be read and leaves all else; answers how many rows that
 * were. Whoever calls it has kept a copy of the file. Not for damage of the file
 * itself, which SQLite says by itself.
 */
export function dropDamagedRows(sql: Sql): number {
  return dropOperations(sql) + dropMoves(sql) + dropKept(sql, 'dates') + dropKept(sql, 'locks')
}

/** With its steps: an operation of which one step is missing would tell something untrue. */
function dropOperations(sql: Sql): number {
  const damaged = rowsOf(sql, 'operations').filter(seq => isDamaged(() => operationAt(sql, seq)))
  for (const seq of damaged) {
    sql.run('delete from steps where operation = ?', seq)
    sql.run('delete from operations where seq = ?', seq)
  }
  return damaged.length
}

function dropMoves(sql: Sql): number {
  const damaged = rowsOf(sql, 'moves').filter(row => isDamaged(() => keptMoveOf(sql, row)))
  for (const row of damaged) sql.run('delete from moves where rowid = ?', row)
  return damaged.length
}

function dropKept(sql: Sql, table: 'dates' | 'locks'): number {
  const isIt = table === 'dates' ? areDates : areLocks
  const text = `select hex('[' || coalesce(group_concat(json), '') || ']') as value from ${table}`
  // There may be half a million, nearly always whole.
  if (!isDamaged(() => sql.stored(isIt, text))) return 0
  const ofRow = (row: number): unknown => sql.stored(isIt, `${text} where rowid = ?`, row)
  const damaged = rowsOf(sql, table).filter(row => isDamaged(() => ofRow(row)))
  for (const row of damaged) sql.run(`delete from ${table} where rowid = ?`, row)
  return damaged.length
}

function rowsOf(sql: Sql, table: 'operations' | 'moves' | 'dates' | 'locks'): readonly number[] {
  const text = `select hex('[' || coalesce(group_concat(rowid), '') || ']') as value from ${table}`
  return sql.stored(areNumbers, text) ?? []
}

function areLocks(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isLock)
}

function isDamaged(read: () => unknown): boolean {
  try {
    read()
    return false
  } catch (thrown) {
    if (thrown instanceof DamagedText) return true
    throw thrown
  }
}
