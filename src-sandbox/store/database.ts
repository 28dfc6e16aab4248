import { join } from 'node:path'
import Database from 'libsql'

const tables = ['records', 'spawns', 'meta']

const schema = `
create table if not exists records (
  record_id text primary key, owner text not null, parent text not null, name text not null, type text not null,
  asset_uri text not null, thumbnail_uri text not null, is_public integer not null,
  modified_nanos text not null, created_nanos text not null, written integer not null
);
create table if not exists spawns (number integer primary key, path text not null, record_id text not null);
create table if not exists meta (key text primary key, value text not null);
`

/** Opens the sandbox's own file, empty when `fresh` is asked for. */
export function openDatabase(dataDir: string, fresh: boolean): Database.Database {
  const database = new Database(join(dataDir, 'inventory.sqlite'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  if (fresh) database.exec(tables.map(table => `drop table if exists ${table};`).join(''))
  database.exec(schema)
  return database
}
