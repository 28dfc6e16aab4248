import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { StartFailure } from '../start-failure.ts'

const schema = `
create table if not exists records (
  record_id text primary key, owner text not null, parent text not null, name text not null, type text not null,
  asset_uri text not null, thumbnail_uri text not null, is_public integer not null,
  modified_nanos text not null, created_nanos text not null, written integer not null
);
create table if not exists spawns (number integer primary key, path text not null, record_id text not null);
create table if not exists meta (key text primary key, value text not null);
`

/**
 * Opens the sandbox's own file. The lock is exclusive because the records are kept in memory too:
 * a second process on the same file would not see the first one's changes.
 */
export function openDatabase(dataDir: string, fresh: boolean): Database.Database {
  const file = join(dataDir, 'inventory.sqlite')
  try {
    mkdirSync(dataDir, { recursive: true })
    const database = new Database(file)
    // Without a write-ahead log the lock would have to be given back between two writes.
    database.pragma('locking_mode = EXCLUSIVE')
    database.pragma('journal_mode = WAL')
    database.pragma('synchronous = NORMAL')
    if (fresh)
      database.exec('drop table if exists records; drop table if exists spawns; drop table if exists meta;')
    database.exec(schema)
    return database
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (reason.includes('locked'))
      throw new StartFailure(`The data folder ${dataDir} is in use by another sandbox.`)
    throw new StartFailure(`The data folder ${dataDir} cannot be used: ${reason}`)
  }
}
