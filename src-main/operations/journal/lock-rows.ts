import type { FolderLock } from '../../../src-shared/model/lock'
import { isRecord, keyOf, type Sql } from './sql'

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

function isLock(value: unknown): value is FolderLock {
  return isRecord(value) && typeof value.recordId === 'string'
}
