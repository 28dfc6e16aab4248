import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import { AppFailure } from '../../../src-shared/errors'
import { keptMove, keptOperation, keptSteps } from '../../testing/kept-operations'
import { pathOf } from '../../testing/refs'
import { testFolder } from '../../testing/sandbox-process'
import { smallDisk } from '../../testing/small-disk'
import type { Journal } from './journal'
import { openDatabase } from './open-database'
import { openJournal } from './open-journal'

const ADA = 'U-Ada'
const NOON_MS = Date.UTC(2026, 10, 22, 12, 0, 0)
const isRoot = process.getuid?.() === 0

function opened(file: string): Journal {
  const journal = openJournal(file, () => NOON_MS)
  onTestEnd(() => journal.close())
  return journal
}

/** The file of a journal that was used and closed, without side files. */
function usedFile(operationCount = 1): string {
  const file = join(testFolder(), 'journal.sqlite')
  const journal = opened(file)
  for (let at = 0; at < operationCount; at += 1) {
    journal.save(ADA, keptOperation(`op-${at}`, { steps: keptSteps(`op-${at}`, 20) }))
  }
  journal.close()
  change(file, 'pragma wal_checkpoint(truncate)')
  return file
}

function change(file: string, sql: string): void {
  const database = new Database(file)
  database.exec(sql)
  database.close()
}

function overwrite(file: string, offset: number, length: number): void {
  const bytes = readFileSync(file)
  bytes.fill(0xa5, offset, offset + length)
  writeFileSync(file, bytes)
}

function filesBeside(file: string): readonly string[] {
  return readdirSync(join(file, '..')).sort()
}

function failureOf(act: () => unknown): string {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error.message
    throw thrown
  }
  throw new Error('It did not fail.')
}

describe('a file that cannot be read', () => {
  it.each<[string, (file: string) => void]>([
    ['is no database', file => writeFileSync(file, 'Dear diary,\n'.repeat(1000))],
    ['has a damaged head', file => overwrite(file, 0, 100)],
    ['has a damaged list of tables', file => overwrite(file, 100, 3000)],
    ['was cut off', file => writeFileSync(file, readFileSync(file).subarray(0, 5000))],
    ['belongs to something else', file => change(file, 'drop table dates')],
    ['has a version that never was', file => change(file, 'pragma user_version = -4')],
  ])('is set aside when it %s, and a new one begins', (_, damage) => {
    const file = usedFile()
    damage(file)
    const damaged = readFileSync(file)

    const journal = opened(file)
    const aside = join(file, '..', 'journal.corrupt-20261122T120000Z.sqlite')
    expect(journal.state).toEqual({ kind: 'set-aside', file: aside, reason: 'corrupt' })
    expect(readFileSync(aside)).toEqual(damaged)

    expect(journal.history(ADA, null, 10)).toEqual([])
    journal.save(ADA, keptOperation('new'))
    expect(journal.state.kind).toBe('set-aside')
    const next = opened(file)
    expect(next.state).toEqual({ kind: 'ok' })
    expect(next.operation(ADA, 'new')).not.toBeNull()
  })

  it('is set aside with what SQLite keeps beside it, when it is of a newer version', () => {
    const file = join(testFolder(), 'journal.sqlite')
    opened(file).save(ADA, keptOperation('a'))
    change(file, 'pragma user_version = 99')

    const journal = opened(file)
    const aside = join(file, '..', 'journal.newer-20261122T120000Z.sqlite')
    expect(journal.state).toEqual({ kind: 'set-aside', file: aside, reason: 'newer-version' })
    journal.save(ADA, keptOperation('b'))
    change(aside, 'pragma user_version = 2')
    expect(opened(aside).operation(ADA, 'a')).not.toBeNull()
    expect(opened(aside).operation(ADA, 'b')).toBeNull()
  })

  it('leaves its unfinished moves here, where it is set aside', () => {
    const file = join(testFolder(), 'journal.sqlite')
    const first = opened(file)
    first.saveMove(ADA, keptMove('whole'))
    first.saveMove(ADA, keptMove('damaged'))
    first.close()
    change(file, `update moves set json = '{"id"' where id = 'damaged'; pragma user_version = 99`)
    const journal = opened(file)
    expect(journal.state.kind).toBe('set-aside')
    expect(journal.openMoves(ADA)).toEqual([keptMove('whole')])
  })

  it('is taken back by the version that it is of, before all that was done since', () => {
    const file = join(testFolder(), 'journal.sqlite')
    const newer = opened(file)
    for (const id of ['a', 'b']) newer.save(ADA, keptOperation(id))
    newer.close()
    change(file, 'pragma user_version = 99')
    const older = opened(file)
    for (const id of ['c', 'd']) older.save(ADA, keptOperation(id))
    older.close()
    const aside = join(file, '..', 'journal.newer-20261122T120000Z.sqlite')
    change(aside, 'pragma user_version = 2')
    const again = opened(file)
    expect(again.history(ADA, null, 10).map(({ id }) => id)).toEqual(['d', 'c', 'b', 'a'])
    expect(again.operation(ADA, 'a')?.steps).toHaveLength(1)
    expect(again.undoStack(ADA).undo?.id).toBe('d')
    again.close()
    expect(opened(file).history(ADA, null, 10)).toHaveLength(4)
  })

  it('takes no name that is taken', () => {
    const file = usedFile()
    for (const name of [
      'journal.corrupt-20261122T120000Z.sqlite',
      'journal.corrupt-20261122T120000Z-2.sqlite-wal',
    ]) {
      writeFileSync(join(file, '..', name), 'older')
    }
    writeFileSync(file, 'no database'.repeat(100))
    const { state } = opened(file)
    expect(state).toMatchObject({ file: join(file, '..', 'journal.corrupt-20261122T120000Z-3.sqlite') })
  })

  it('does not let the rest of a lost file into the new one', () => {
    const file = join(testFolder(), 'journal.sqlite')
    opened(file).save(ADA, keptOperation('a'))
    rmSync(file)
    const journal = opened(file)
    expect(journal.state).toMatchObject({ kind: 'set-aside', reason: 'corrupt' })
    expect(journal.history(ADA, null, 10)).toEqual([])
    expect(filesBeside(file)).toContain('journal.corrupt-20261122T120000Z.sqlite-wal')
  })
})

describe('damage that is met later', () => {
  it('is a sentence, stops everything, and the next start sets the file aside', () => {
    const file = usedFile(100)
    const journal = opened(file)
    expect(journal.state).toEqual({ kind: 'ok' })
    const size = statSync(file).size
    overwrite(file, 4096 * 20, size - 4096 * 20)

    expect(failureOf(() => journal.history(ADA, null, 100))).toBe(
      `The history file ${file} is damaged. Start Satchel again: it keeps that file and begins a new one.`,
    )
    expect(failureOf(() => journal.save(ADA, keptOperation('b')))).toContain('is damaged')
    expect(journal.state).toMatchObject({ kind: 'unavailable', error: { kind: 'not-ready' } })

    const next = opened(file)
    expect(next.state).toMatchObject({ kind: 'set-aside', reason: 'corrupt' })
    next.save(ADA, keptOperation('b'))
    expect(opened(file).state).toEqual({ kind: 'ok' })
  })

  it.each([
    ['is no JSON', "update operations set head = '{'"],
    ['is another thing', "update operations set head = '[]'"],
    ['is no text any more', "update operations set head = cast(x'7bff7d' as text)"],
    [
      'has a step that is none',
      "update steps set json = '{' where ordinal = 7 and operation = (select seq from operations where id = 'op-1')",
    ],
  ])('sets aside an operation that %s, and shows the others', (_, sql) => {
    const file = usedFile(3)
    change(file, sql.startsWith('update operations') ? `${sql} where id = 'op-1'` : sql)
    const journal = opened(file)
    expect(journal.history(ADA, null, 10).map(({ id }) => id)).toEqual(['op-2', 'op-0'])
    const aside = join(file, '..', 'journal.corrupt-20261122T120000Z.sqlite')
    expect(journal.state).toEqual({ kind: 'set-aside', file: aside, reason: 'damaged-rows' })
    expect(statSync(aside).mode & 0o777).toBe(0o600)
    const copy = new Database(aside)
    expect(copy.prepare('select count(*) as value from operations').get()).toMatchObject({ value: 3 })
    copy.close()
    journal.save(ADA, keptOperation('new'))
    journal.close()
    const next = opened(file)
    expect(next.state).toEqual({ kind: 'ok' })
    expect(next.history(ADA, null, 10).map(({ id }) => id)).toEqual(['new', 'op-2', 'op-0'])
  })

  it('sets aside a damaged lock, date or unfinished move, and keeps the others', () => {
    const file = usedFile()
    const before = opened(file)
    const path = pathOf('/Inventory/Box')
    for (const recordId of ['R-1', 'R-2']) before.setLock(ADA, { recordId, name: recordId, path }, true)
    const dates = ['R-1', 'R-2'].map(recordId => ({ recordId, modifiedMs: 1, resetToMs: 2 }))
    before.rememberDates(ADA, dates)
    for (const id of ['m-1', 'm-2']) before.saveMove(ADA, keptMove(id))
    before.close()
    change(file, `update locks set json = 'x' where seq = 1; update dates set json = '{}' where seq = 1`)
    change(file, `update moves set json = '{' where id = 'm-1'`)
    const journal = opened(file)
    expect(journal.locks(ADA).map(({ recordId }) => recordId)).toEqual(['R-2'])
    expect([...journal.dates(ADA).keys()]).toEqual(['R-2'])
    expect(journal.openMoves(ADA)).toEqual([keptMove('m-2')])
    expect(journal.history(ADA, null, 10)).toHaveLength(1)
    expect(filesBeside(file).filter(name => name.includes('corrupt'))).toHaveLength(1)
  })

  it('counts a file that was taken away or exchanged while it was open', () => {
    const file = usedFile()
    const journal = opened(file)
    journal.save(ADA, keptOperation('a'))
    renameSync(file, `${file}.mine`)
    expect(failureOf(() => journal.save(ADA, keptOperation('b')))).toContain(
      'was moved or deleted in the meantime',
    )
    copyFileSync(`${file}.mine`, file)
    expect(failureOf(() => journal.save(ADA, keptOperation('b')))).toContain(
      'was moved or deleted in the meantime',
    )
  })
})

describe('a place that cannot be written', () => {
  it('is said when a folder is in the place of the file, and left as it is', () => {
    const file = join(testFolder(), 'journal.sqlite')
    mkdirSync(file)
    chmodSync(file, 0o755)
    const journal = opened(file)
    expect(journal.state).toMatchObject({ kind: 'unavailable', error: { kind: 'not-ready' } })
    expect(failureOf(() => journal.save(ADA, keptOperation('a')))).toContain('Something else is where')
    expect(failureOf(() => journal.history(ADA, null, 1))).toContain('Move it away and try again')
    expect(statSync(file).mode & 0o777).toBe(0o755)

    rmSync(file, { recursive: true })
    expect(journal.state).toEqual({ kind: 'ok' })
    journal.save(ADA, keptOperation('a'))
  })

  it('is said when a file is in the place of the folder', () => {
    const folder = join(testFolder(), 'data')
    writeFileSync(folder, '')
    const { state } = opened(join(folder, 'journal.sqlite'))
    expect(state).toMatchObject({
      kind: 'unavailable',
      error: { message: expect.stringContaining('Move it away') },
    })
  })

  it.runIf(existsSync('/proc/self'))('is said of a folder that cannot be made', () => {
    const journal = opened('/proc/satchel/data/journal.sqlite')
    expect(failureOf(() => journal.save(ADA, keptOperation('a')))).toContain('may not write')
  })

  it.skipIf(isRoot)(
    'is said of a read-only folder and of a read-only journal, and neither is made writable',
    () => {
      const folder = join(testFolder(), 'data')
      mkdirSync(folder, { mode: 0o500 })
      expect(failureOf(() => opened(join(folder, 'journal.sqlite')).save(ADA, keptOperation('a')))).toContain(
        'may not write',
      )
      expect(statSync(folder).mode & 0o777).toBe(0o500)

      const file = usedFile()
      for (const name of filesBeside(file)) chmodSync(join(file, '..', name), 0o400)
      expect(failureOf(() => opened(file).save(ADA, keptOperation('a')))).toContain('may not write')
      expect(statSync(file).mode & 0o777).toBe(0o400)
    },
  )

  it.runIf(isRoot)('is said of a read-only disk, with and without a journal on it', () => {
    const disk = smallDisk('1m')
    const file = join(disk.folder, 'journal.sqlite')
    copyFileSync(usedFile(), file)
    disk.remount('ro')
    for (const name of [file, join(disk.folder, 'other.sqlite')]) {
      const journal = opened(name)
      expect(journal.state.kind).toBe('unavailable')
      expect(failureOf(() => journal.save(ADA, keptOperation('b')))).toContain('may not write')
    }
  })

  it.runIf(isRoot)(
    'is said of a full disk, each write is whole or not there, and it goes on once there is space',
    () => {
      const disk = smallDisk('1m')
      const file = join(disk.folder, 'journal.sqlite')
      const journal = opened(file)
      let saved = 0
      const message = failureOf(() => {
        for (; saved < 1000; saved += 1) {
          journal.save(ADA, keptOperation(`op-${saved}`, { steps: keptSteps(`op-${saved}`, 50) }))
        }
      })
      expect(message).toMatch(/disk .* is full/)
      expect(saved).toBeGreaterThan(1)

      const operations = journal.history(ADA, null, 1000)
      expect(operations).toHaveLength(saved)
      expect(operations.every(({ steps }) => steps.length === 50)).toBe(true)

      disk.remount('size=8m')
      expect(journal.state).toEqual({ kind: 'ok' })
      journal.save(ADA, keptOperation('after'))
      expect(opened(file).history(ADA, null, 1000)).toHaveLength(saved + 1)
    },
  )

  it.runIf(isRoot)('is said of a disk that was full before', () => {
    const disk = smallDisk('64k')
    writeFileSync(join(disk.folder, 'fill'), Buffer.alloc(60 * 1024))
    const journal = opened(join(disk.folder, 'journal.sqlite'))
    expect(journal.state).toMatchObject({
      kind: 'unavailable',
      error: { message: expect.stringMatching(/disk .* is full|reported an error/) },
    })
    rmSync(join(disk.folder, 'fill'))
    disk.remount('size=1m')
    expect(journal.state).toEqual({ kind: 'ok' })
  })
})

describe('two at one file', () => {
  it('write in turns', () => {
    const file = join(testFolder(), 'journal.sqlite')
    const [one, two] = [opened(file), opened(file)]
    one.save(ADA, keptOperation('a'))
    two.save(ADA, keptOperation('b'))
    one.save(ADA, keptOperation('c'))
    expect(two.history(ADA, null, 10).map(({ id }) => id)).toEqual(['c', 'b', 'a'])
  })

  it('wait for each other, and say so after a while', () => {
    const file = usedFile()
    const journal = opened(file)
    expect(journal.state).toEqual({ kind: 'ok' })
    const other = new Database(file)
    other.exec('begin immediate')
    const startMs = performance.now()
    expect(failureOf(() => journal.save(ADA, keptOperation('a')))).toBe(
      `Another Satchel is using the history file ${file}. Close it and try again.`,
    )
    expect(performance.now() - startMs).toBeGreaterThan(1500)
    expect(journal.history(ADA, null, 10)).toHaveLength(1)

    other.exec('rollback')
    other.close()
    expect(journal.state).toEqual({ kind: 'ok' })
    journal.save(ADA, keptOperation('a'))
  })
})

it('is on the disk before it returns', () => {
  const file = join(testFolder(), 'journal.sqlite')
  const sql = openDatabase(
    file,
    () => {},
    key => key,
  )
  if (typeof sql === 'string') throw new Error(sql)
  expect(sql.number('select synchronous as value from pragma_synchronous')).toBe(2)
  sql.close()
})
