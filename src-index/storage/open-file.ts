import {
  appendFileSync,
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import type { IndexFileState } from '../../src-shared/model/index-status'
import { bringUpToDate, kindOfFile } from './schema'
import { Sql } from './sql'
import { DamagedText } from './stored-text'

const FILE = 'index.sqlite'
/** Once may be a kill, or the end of the machine; twice in a row it is the file. */
const MOST_BROKEN_OFF = 2
const SIDE_SUFFIXES = ['-wal', '-shm', '-journal']

/**
 * NORMAL: the end of the process loses nothing that was committed, the end of the
 * machine at most the last commits, which crawls bring back. `cell_size_check`
 * finds damage where it would be read as something else.
 */
const SETTINGS = `
  pragma journal_mode = wal; pragma synchronous = normal; pragma cell_size_check = on;
  pragma temp_store = memory; pragma cache_size = -16000; pragma journal_size_limit = 4194304`

export interface OpenedFile {
  readonly sql: Sql
  readonly state: IndexFileState
}

export function indexFileIn(folder: string): string {
  return join(folder, FILE)
}

/**
 * Opens the file in a folder, both for their owner alone. `check` reads all that
 * is read at a start; what it finds damaged, and what ended the process twice while
 * it read, is set aside. What cannot be written is kept in memory.
 */
export function openFile(folder: string | null, nowMs: number, check: (sql: Sql) => void): OpenedFile {
  if (folder === null) return { sql: inMemory(check), state: { kind: 'ok' } }
  const file = indexFileIn(folder)
  try {
    makeFolder(folder)
    const first = timesBrokenOff(file) >= MOST_BROKEN_OFF ? 'corrupt' : tryToOpen(file, check)
    if (first instanceof Sql) return { sql: first, state: { kind: 'ok' } }
    const aside = setAside(file, first, nowMs)
    const second = tryToOpen(file, check)
    if (!(second instanceof Sql)) throw new Error(`A new file is ${second} at once.`)
    return { sql: second, state: { kind: 'set-aside', file: aside, reason: first } }
  } catch (thrown) {
    return { sql: inMemory(check), state: { kind: 'unkept', detail: String(thrown) } }
  }
}

/** `recursive: true` never returns where the system says that a folder just looked at is not there, as in `/proc`. */
export function makeFolder(folder: string): void {
  if (existsSync(folder)) return
  if (dirname(folder) !== folder) makeFolder(dirname(folder))
  mkdirSync(folder, { mode: 0o700 })
}

function inMemory(check: (sql: Sql) => void): Sql {
  const sql = new Sql(':memory:')
  bringUpToDate(sql)
  check(sql)
  return sql
}

type Reason = 'corrupt' | 'newer-version'

function tryToOpen(file: string, check: (sql: Sql) => void): Sql | Reason {
  makeFile(file)
  appendFileSync(markOf(file), '.', { mode: 0o600 })
  let sql: Sql | null = null
  try {
    sql = new Sql(file)
    const kind = kindOfFile(sql)
    if (kind === 'corrupt' || kind === 'newer-version') return closed(sql, file, kind)
    sql.exec(SETTINGS)
    if (kind !== 'ready') bringUpToDate(sql)
    for (const suffix of SIDE_SUFFIXES) keepForOwner(file + suffix)
    check(sql)
    rmSync(markOf(file), { force: true })
    return sql
  } catch (thrown) {
    sql?.close()
    rmSync(markOf(file), { force: true })
    if (isDamage(thrown)) return 'corrupt'
    throw thrown
  }
}

function closed(sql: Sql, file: string, reason: Reason): Reason {
  sql.close()
  rmSync(markOf(file), { force: true })
  return reason
}

/** Whether what was thrown says that the file is not what was written. */
function isDamage(thrown: unknown): boolean {
  if (thrown instanceof DamagedText) return true
  if (!(thrown instanceof Error)) return false
  const text = `${'code' in thrown ? String(thrown.code) : ''} ${thrown.message}`
  return /SQLITE_(CORRUPT|NOTADB)|no such (table|column)|malformed|not a database/.test(text)
}

/** SQLite would make it readable for everybody; its side files take after it. */
function makeFile(file: string): void {
  if (existsSync(file)) keepForOwner(file)
  else {
    // What is left of another file would be played into the new one.
    for (const suffix of SIDE_SUFFIXES) rmSync(file + suffix, { force: true })
    closeSync(openSync(file, 'ax', 0o600))
  }
}

function keepForOwner(file: string): void {
  const stat = statSync(file, { throwIfNoEntry: false })
  if (stat !== undefined && (stat.mode & 0o077) !== 0) chmodSync(file, stat.mode & 0o700)
}

/** The file goes first: a break in between leaves side files without one, which `makeFile` takes away. */
function setAside(file: string, reason: Reason, nowMs: number): string {
  const time = new Date(nowMs).toISOString().replaceAll(/[-:]|\.\d+/g, '')
  const stem = file.replace(/\.sqlite$/, `.${reason === 'corrupt' ? 'corrupt' : 'newer'}-${time}`)
  let aside = `${stem}.sqlite`
  for (let number = 2; existsSync(aside); number += 1) aside = `${stem}-${number}.sqlite`
  if (existsSync(file)) renameSync(file, aside)
  for (const suffix of SIDE_SUFFIXES) if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
  rmSync(markOf(file), { force: true })
  return aside
}

/** There while a file is opened and read, a character longer each time: a process that damage has ended leaves it behind. */
function markOf(file: string): string {
  return `${file}.opening`
}

function timesBrokenOff(file: string): number {
  return statSync(markOf(file), { throwIfNoEntry: false })?.size ?? 0
}
