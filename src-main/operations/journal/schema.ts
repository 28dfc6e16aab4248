import { keyOf, type Sql } from './sql'

/**
 * Raise it with every change that this version could not read, or that older ones
 * would misread. 2: rows belong to the id of an inventory; in 1 they belonged to
 * `user:<id>`, `source:<address>` or either of them after `built-in:`.
 */
const SCHEMA_VERSION = 2
const KEYED_TABLES = ['operations', 'moves', 'dates', 'locks'] as const

const TABLES = ['operations', 'steps', 'moves', 'dates', 'locks', 'openings'] as const

/**
 * `seq` is the order in which operations began: it decides what undo takes.
 * What only the program reads is one JSON per row; columns are what SQL asks for.
 */
const SCHEMA = `
create table operations (
  seq integer primary key autoincrement, id text not null unique, inventory text not null, kind text not null,
  is_ended integer not null, has_done integer not null, started_at_ms integer not null, head text not null
) strict;
create index operations_in_order on operations (inventory, seq);
create index unended_operations on operations (inventory, seq) where is_ended = 0;

create table steps (
  id text primary key, operation integer not null, ordinal integer not null,
  is_undoable integer not null, is_reversed integer not null, wayside text, json text not null
) strict, without rowid;
create index steps_in_order on steps (operation, ordinal);
create index undoable_steps on steps (operation) where is_undoable = 1 and is_reversed = 0;
create index waysides on steps (wayside) where wayside is not null;

create table moves (
  id text primary key, inventory text not null, operation text not null, started_at_ms integer not null,
  json text not null
) strict;

create table dates (
  seq integer primary key autoincrement, inventory text not null, record_id text not null, json text not null,
  unique (inventory, record_id)
) strict;

create table locks (
  seq integer primary key autoincrement, inventory text not null, record_id text not null, json text not null,
  unique (inventory, record_id)
) strict;

create table openings (id integer primary key check (id = 1), at_ms real not null) strict;
`

/** What a file is: ours, of the version before, empty, or something that this version must not touch. */
export function kindOfFile(sql: Sql): 'ready' | 'older' | 'empty' | 'newer-version' | 'corrupt' {
  const version = sql.number('select user_version as value from pragma_user_version') ?? 0
  if (version > SCHEMA_VERSION) return 'newer-version'
  if (version > 0 && countTables(sql) !== TABLES.length) return 'corrupt'
  if (version > 0) return version === SCHEMA_VERSION ? 'ready' : 'older'
  const isBlank = version === 0 && sql.number('select count(*) as value from sqlite_schema') === 0
  return isBlank ? 'empty' : 'corrupt'
}

/** Two that start at once both find the file empty; the second one then finds it ready. */
export function createTables(sql: Sql): void {
  sql.transaction(() => {
    if (kindOfFile(sql) === 'empty') sql.exec(`${SCHEMA} pragma user_version = ${SCHEMA_VERSION};`)
  })
}

/** Two that start at once both find the file older; the second one then finds it ready. */
export function upgrade(sql: Sql, newKeyOf: (key: string) => string): void {
  sql.transaction(() => {
    if (kindOfFile(sql) !== 'older') return
    for (const table of KEYED_TABLES) {
      for (const key of keysIn(sql, table)) rekey(sql, table, key, newKeyOf(key))
    }
    sql.exec(`pragma user_version = ${SCHEMA_VERSION}`)
  })
}

/** Gives to one inventory all that belongs to another; where both know something of a record, the later holds. */
export function giveTo(sql: Sql, from: string, to: string): void {
  for (const table of KEYED_TABLES) rekey(sql, table, from, to)
}

export function knows(sql: Sql, inventory: string): boolean {
  const key = keyOf(inventory)
  const isIn = KEYED_TABLES.map(table => `exists (select 1 from ${table} where inventory = ?)`)
  return sql.number(`select ${isIn.join(' or ')} as value`, ...isIn.map(() => key)) === 1
}

function rekey(sql: Sql, table: (typeof KEYED_TABLES)[number], from: string, to: string): void {
  if (from === to) return
  const [old, now] = [keyOf(from), keyOf(to)]
  if (table === 'dates' || table === 'locks') {
    sql.run(
      `delete from ${table} where inventory in (?, ?) and exists (
        select 1 from ${table} as later where later.inventory in (?, ?)
          and later.record_id = ${table}.record_id and later.seq > ${table}.seq)`,
      old,
      now,
      old,
      now,
    )
  }
  sql.run(`update ${table} set inventory = ? where inventory = ?`, now, old)
}

function keysIn(sql: Sql, table: (typeof KEYED_TABLES)[number]): readonly string[] {
  return sql.allStored(isKey, `select distinct hex(inventory) as value from ${table}`)
}

function isKey(value: unknown): value is string {
  return typeof value === 'string'
}

function countTables(sql: Sql): number | null {
  const names = TABLES.map(name => `'${name}'`).join(', ')
  return sql.number(`select count(*) as value from sqlite_schema where type = 'table' and name in (${names})`)
}
