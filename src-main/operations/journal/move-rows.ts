import type { MoveRecord } from './journal'
import { isRecord, keyOf, type Sql } from './sql'

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

function isMove(value: unknown): value is MoveRecord {
  return isRecord(value) && typeof value.id === 'string' && Array.isArray(value.content)
}
