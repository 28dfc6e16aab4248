import type { FolderLock } from '../../../src-shared/model/lock'
import type { MoveRecord, RememberedDate } from './journal'
import { insertInBatches, isRecord, keyOf, type Sql } from './sql'

/** A folder may hold tens of thousands of entries; they are only ever wanted together, so they are one text. */
export function saveOpenMove(sql: Sql, inventory: string, move: MoveRecord): void {
  sql.run(
    'insert or replace into moves (id, inventory, operation, started_at_ms, json) values (?, ?, ?, ?, ?)',
    move.id,
    keyOf(inventory),
    move.operationId,
    Math.trunc(move.startedAtMs),
    JSON.stringify(move),
  )
}

export function removeMove(sql: Sql, inventory: string, moveId: string): void {
  sql.run('delete from moves where id = ? and inventory = ?', moveId, keyOf(inventory))
}

/** Oldest first. */
export function openMovesOf(sql: Sql, inventory: string): readonly MoveRecord[] {
  return sql.allStored(
    isMove,
    'select hex(json) as value from moves where inventory = ? order by started_at_ms, rowid',
    keyOf(inventory),
  )
}

/** A move with the inventory that it is in. */
export interface JournalMove {
  readonly inventory: string
  readonly move: MoveRecord
}

/** Of one row, whoever wrote it. Fails where it is damaged. */
export function keptMoveOf(sql: Sql, row: number): JournalMove | null {
  const text = `select hex('[' || inventory || ',' || json || ']') as value from moves where rowid = ?`
  const stored = sql.stored(isKeyedMove, text, row)
  return stored && { inventory: stored[0], move: stored[1] }
}

function isKeyedMove(value: unknown): value is readonly [string, MoveRecord] {
  if (!Array.isArray(value) || typeof value[0] !== 'string' || !isMove(value[1])) return false
  const { recordId, from, to, name } = value[1]
  return [recordId, from, to, name].every(one => typeof one === 'string')
}

function isMove(value: unknown): value is MoveRecord {
  return isRecord(value) && typeof value.id === 'string' && Array.isArray(value.content)
}

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

export function areDates(value: unknown): value is readonly StoredDate[] {
  return Array.isArray(value) && value.every(date => Array.isArray(date) && typeof date[0] === 'string')
}

export function saveLock(sql: Sql, inventory: string, lock: FolderLock): void {
  sql.run(
    `insert into locks (inventory, record_id, json) values (?, ?, ?)
      on conflict (inventory, record_id) do update set json = excluded.json`,
    keyOf(inventory),
    keyOf(lock.recordId),
    JSON.stringify(lock),
  )
}

export function removeLock(sql: Sql, inventory: string, recordId: string): void {
  sql.run('delete from locks where inventory = ? and record_id = ?', keyOf(inventory), keyOf(recordId))
}

/** In the order in which they were set. */
export function locksOf(sql: Sql, inventory: string): readonly FolderLock[] {
  return sql.allStored(
    isLock,
    'select hex(json) as value from locks where inventory = ? order by seq',
    keyOf(inventory),
  )
}

export function isLock(value: unknown): value is FolderLock {
  return isRecord(value) && typeof value.recordId === 'string'
}
