import { chmodSync, closeSync, existsSync, mkdirSync, openSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { causeOf } from './journal-error'
import { createTables, kindOfFile, upgrade } from './schema'
import type { SetAsideReason } from './set-aside'
import { Sql } from './sql'

const OWNER_ONLY = 0o700

/**
 * FULL: a commit is on the disk before it returns, which in WAL mode it is not
 * with NORMAL. `cell_size_check` finds damage where it would otherwise be read
 * as something else. The cache holds an operation of 10,000 steps: what does
 * not fit is written twice. The log shrinks again after a large one.
 */
const SETTINGS = `
  pragma journal_mode = wal; pragma synchronous = full; pragma cell_size_check = on;
  pragma cache_size = -16000; pragma journal_size_limit = 4194304`

/**
 * Opens the file, made and readable for its owner alone, ready to be written;
 * or says why it has to be set aside. A file of the version before is made one of
 * this version, all of it or nothing. That `tidy` works proves that it can be
 * written.
 */
export function openDatabase(
  file: string,
  tidy: (sql: Sql) => void,
  newKeyOf: (key: string) => string,
): Sql | SetAsideReason {
  makeFile(file)
  const sql = new Sql(file)
  try {
    const kind = kindOfFile(sql)
    if (kind === 'corrupt' || kind === 'newer-version') return closed(sql, kind)
    sql.exec(SETTINGS)
    if (kind === 'empty') createTables(sql)
    if (kind === 'older') upgrade(sql, newKeyOf)
    sql.transaction(tidy)
    return sql
  } catch (thrown) {
    if (causeOf(thrown) === 'damaged') return closed(sql, 'corrupt')
    sql.close()
    throw thrown
  }
}

/**
 * SQLite would make it readable for everybody; its side files take after it.
 * An existing file is not opened here: closing it would end the locks that
 * SQLite has on it in this process.
 */
function makeFile(file: string): void {
  // One that is there keeps its mode: it may be where a link of the person leads.
  makeFolder(dirname(file))
  try {
    closeSync(openSync(file, 'ax', 0o600))
  } catch (thrown) {
    if (!isAFile(file)) throw thrown
  }
  for (const suffix of ['', '-wal', '-shm']) keepForOwner(file + suffix)
}

/** `recursive: true` never returns where the system says that a folder just looked at is not there, as in `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: OWNER_ONLY })
}

function isAFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** Only takes from others, never gives: what its owner made read-only stays so. */
function keepForOwner(path: string): void {
  try {
    const { mode } = statSync(path)
    if ((mode & 0o077) !== 0) chmodSync(path, mode & OWNER_ONLY)
  } catch {
    // Not there, not ours, or a file system without permissions: none of it keeps the journal from working.
  }
}

function closed(sql: Sql, reason: SetAsideReason): SetAsideReason {
  sql.close()
  return reason
}
