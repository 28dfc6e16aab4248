import { join } from 'node:path'
import Database from 'libsql'
import { isDamage, isNoFile, setAside } from './damaged-file.ts'

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

/**
 * Opens the sandbox's own file, empty when `fresh` is asked for. One that is damaged is kept under another name,
 * and the sandbox begins with a new one: it never stays away for that.
 */
export function openDatabase(
  dataDir: string,
  fresh: boolean,
  say: (line: string) => void,
): Database.Database {
  const file = join(dataDir, 'inventory.sqlite')
  try {
    return openSound(file, fresh)
  } catch (error) {
    if (!isDamage(error) && !isNoFile(file)) throw error
    say(`The inventory in ${file} was damaged. It is kept as ${setAside(file)}; a new one begins.`)
    return openSound(file, fresh)
  }
}

function openSound(file: string, fresh: boolean): Database.Database {
  const database = new Database(file)
  try {
    return prepared(database, fresh)
  } catch (error) {
    database.close()
    throw error
  }
}

function prepared(database: Database.Database, fresh: boolean): Database.Database {
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  if (fresh) database.exec(tables.map(table => `drop table if exists ${table};`).join(''))
  database.exec(schema)
  const [check] = database.prepare('pragma quick_check(1)').raw(true).all()
  if (Array.isArray(check) && check[0] !== 'ok') throw new DamagedDatabase(String(check[0]))
  return database
}

/** What SQLite found when it read everything. */
class DamagedDatabase extends Error {
  readonly code = 'SQLITE_CORRUPT'
}
