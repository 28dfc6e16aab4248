import type { Sql } from './sql'

const KEPT_OPERATIONS = 10_000
const KEPT_MS = 2 * 365 * 24 * 60 * 60 * 1000
const KEPT_DATES = 500_000

/** Sizes that tests make small. */
export interface Kept {
  readonly operations: number
  readonly ageMs: number
  readonly dates: number
}

export const KEPT: Kept = { operations: KEPT_OPERATIONS, ageMs: KEPT_MS, dates: KEPT_DATES }

/**
 * Keeps the file bounded. An operation goes only when it is neither among the
 * last ones of its inventory nor young, so that a wrong clock alone drops
 * nothing; one that never ended, or whose folder move is open, stays. The row
 * of the opening makes this a write even when there is nothing to drop.
 */
export function tidy(sql: Sql, nowMs: number, kept: Kept = KEPT): void {
  sql.run('insert or replace into openings (id, at_ms) values (1, ?)', nowMs)
  dropOldOperations(sql, nowMs - kept.ageMs, kept.operations)
  dropOldestDates(sql, kept.dates)
}

function dropOldOperations(sql: Sql, beforeMs: number, keptOperations: number): void {
  const oldestMs = sql.number('select started_at_ms as value from operations order by seq limit 1')
  if (oldestMs === null || oldestMs >= beforeMs) return
  sql.exec('create temp table if not exists dropped (seq integer primary key) strict; delete from dropped')
  sql.run(
    `insert into dropped select seq from (
      select seq, id, is_ended, started_at_ms, row_number() over (partition by inventory order by seq desc) as age
      from operations
    ) where age > ? and started_at_ms < ? and is_ended = 1 and id not in (select operation from moves)`,
    keptOperations,
    beforeMs,
  )
  sql.exec('delete from steps where operation in dropped; delete from operations where seq in dropped')
}

function dropOldestDates(sql: Sql, keptDates: number): void {
  sql.run(
    'delete from dates where seq <= (select seq from dates order by seq desc limit 1 offset ?)',
    keptDates,
  )
}
