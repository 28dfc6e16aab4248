import type { Sql } from './sql'

/**
 * How a row began and how it ended; the numbers stand in files: append, never
 * change. `FIRST`: found when its folder was listed for the first time, so nobody
 * knows how old it is. `FOUND`: it was not there before.
 */
export const BEGAN = { FIRST: 0, FOUND: 1, MOVED: 2, RENAMED: 3, CHANGED: 4, MADE: 5 } as const
export const ENDED = {
  LEFT: 0,
  GONE: 1,
  FOLDER_GONE: 2,
  MOVED: 3,
  RENAMED: 4,
  CHANGED: 5,
  REMOVED: 6,
} as const

/** Bits of `flags`. The last two say that an operation of Satchel's began or ended the row. */
export const FLAG = { PUBLIC: 1, BEHIND_LINK: 2, BEGUN_BY_US: 4, ENDED_BY_US: 8 } as const

/**
 * A row of `entry` holds from one moment to another, so that there are no copies:
 * what was there at a time are the rows around it, what is other between two
 * times are the rows that begin or end there. `to_ms` null: it still holds.
 *
 * `fold` is the text that is searched, null where SQLite's `lower` makes it of
 * what people see. `last_ms`: when the listing was asked for that showed an ended row last.
 *
 * `hash` is that of the record id, and of the address of an asset, by the file's own
 * seed: an index of the texts themselves would be as large as the texts.
 *
 * `folder.record_id` is `''` for the root, null of one known by its path only.
 * `folder.sum` tells a listing that says the same as the one before; it is null
 * once anything else has changed the folder's rows.
 */
const BASE = `
create table fact (key text primary key, value text not null) strict, without rowid;
create table crawl (
  id integer primary key, kind text not null, root text, started_ms real not null, ended_ms real,
  is_whole integer not null
) strict;
create table mark (id integer primary key, at_ms real not null, name text not null) strict;
create table folder (
  id integer primary key, record_id text unique, parent integer, name text not null, title text,
  state integer not null, is_link integer not null, listed_ms real not null, tried_ms real not null,
  fails integer not null, error text, changes integer not null, sum text, is_by_id integer not null
) strict;
create table asset (id integer primary key, uri text not null, hash integer not null) strict;
create table entry (
  seq integer primary key, record_id text not null, hash integer not null, folder integer not null, name text not null, title text,
  kind integer not null, flags integer not null, modified real, asset integer, extras text, fold text,
  from_ms real not null, began integer not null, to_ms real, ended integer, last_ms real
) strict;
create index asset_by_hash on asset (hash);
create index entry_by_record on entry (hash);
create index entry_by_folder on entry (folder) where to_ms is null;
create index entry_by_begin on entry (from_ms) where began > 0;
create index entry_by_end on entry (to_ms) where to_ms is not null;
create index entry_left on entry (to_ms) where ended = 0;
`

/** What somebody uses comes earlier among equals; and what went with a folder is asked for when that is found again. */
const USE = `
create table used (record_id text primary key, count integer not null, last_ms real not null)
  strict, without rowid;
create index entry_with_folder on entry (folder) where ended = 2;
`

/** When a folder was listed with all that it holds; listings were taken for that before. */
const WHOLE = `
alter table folder add column whole_ms real not null default 0;
update folder set whole_ms = listed_ms;
`

/** What was spawned last; 0: never, or before this was noted. */
const SPAWNED = `
alter table used add column spawned_ms real not null default 0;
`

/**
 * What only some sources tell of an entry, by the number of its row; NULL: nothing.
 * Numbers as `domain/fact-codes.ts` makes them. Listings that were seen before were
 * not looked at for it, so each of them counts as one that says something else.
 */
const TOLD = `
create table told (
  seq integer primary key, type_word text, creator_id text, creator text, description text, description_fold text,
  size real, created real, permissions integer, sale integer, flags integer, denied text
) strict;
create trigger told_goes after delete on entry begin delete from told where seq = old.seq; end;
update folder set sum = null;
`

/** What links lead to, by record id. Listings that were seen before were not looked at for it. */
const LINK_TARGETS = `
alter table told add column link_target text;
update folder set sum = null;
`

/** Each makes a file of its version one of the next. Append, never change. */
const STEPS: readonly string[] = [BASE, USE, WHOLE, SPAWNED, TOLD, LINK_TARGETS]

export const SCHEMA_VERSION = STEPS.length

/** What a file is: ours, of an earlier version, empty, or something that this version must not touch. */
export function kindOfFile(sql: Sql): 'ready' | 'older' | 'empty' | 'newer-version' | 'corrupt' {
  const version = sql.number('select user_version as value from pragma_user_version') ?? 0
  if (version > SCHEMA_VERSION) return 'newer-version'
  if (version < 0) return 'corrupt'
  const tables = sql.number("select count(*) as value from sqlite_schema where type = 'table'") ?? 0
  if (version === 0) return tables === 0 ? 'empty' : 'corrupt'
  const isThere = sql.number("select count(*) as value from sqlite_schema where name = 'entry'") === 1
  if (!isThere) return 'corrupt'
  return version === SCHEMA_VERSION ? 'ready' : 'older'
}

/** All of it or nothing; `to` is for tests of upgrades. */
export function bringUpToDate(sql: Sql, to: number = SCHEMA_VERSION): void {
  sql.exec('begin immediate')
  try {
    const version = sql.number('select user_version as value from pragma_user_version') ?? 0
    for (const step of STEPS.slice(version, to)) sql.exec(step)
    sql.exec(`pragma user_version = ${to}`)
    sql.exec('commit')
  } catch (thrown) {
    if (sql.isInTransaction) sql.exec('rollback')
    throw thrown
  }
}
