import { insertInBatches } from './in-batches'
import type { RememberedDate } from './journal'
import { keyOf, type Sql } from './sql'

type StoredDate = readonly [recordId: string, modifiedMs: number | null, resetToMs: number | null]

/** Replacing gives a row a new number, so that the lowest numbers are the longest unused. */
export function saveDates(sql: Sql, inventory: string, dates: readonly RememberedDate[]): void {
  const key = keyOf(inventory)
  insertInBatches(
    sql,
    'insert or replace into dates (inventory, record_id, json)',
    '',
    dates.map(date => [key, keyOf(date.recordId), JSON.stringify(storedOf(date))]),
  )
}

/** One value for all of them: there may be hundreds of thousands. */
export function datesOf(sql: Sql, inventory: string): ReadonlyMap<string, RememberedDate> {
  const stored = sql.stored(
    areDates,
    `select hex('[' || coalesce(group_concat(json, ','), '') || ']') as value from dates where inventory = ?`,
    keyOf(inventory),
  )
  return new Map(
    stored?.map(([recordId, modifiedMs, resetToMs]) => [recordId, { recordId, modifiedMs, resetToMs }]),
  )
}

function storedOf({ recordId, modifiedMs, resetToMs }: RememberedDate): StoredDate {
  return [recordId, modifiedMs, resetToMs]
}

function areDates(value: unknown): value is readonly StoredDate[] {
  return Array.isArray(value) && value.every(date => Array.isArray(date) && typeof date[0] === 'string')
}
