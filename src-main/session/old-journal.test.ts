import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { Journal } from '../operations/journal/journal'
import { openJournal } from '../operations/journal/open-journal'
import { personId, SANDBOX_ID, unnamedId } from '../sources/inventory-id'
import { testFolder } from '../testing/sandbox-process'
import { idOfOldKey } from './old-names'

/** Written by the version before inventories had ids, for six keys of that time. */
const WRITTEN_BEFORE = join(import.meta.dirname, '../testing/journal-of-schema-1.sqlite.gz')
const PLACE = unnamedId({ address: 'unix:/home/ada/.resonite-io/resonite-300.sock' }, 'resonite')

function opened(file: string): Journal {
  const journal = openJournal(file, () => Date.UTC(2026, 10, 23), idOfOldKey)
  onTestEnd(() => journal.close())
  return journal
}

function oldFile(): string {
  const file = join(testFolder(), 'journal.sqlite')
  writeFileSync(file, gunzipSync(readFileSync(WRITTEN_BEFORE)), { mode: 0o600 })
  return file
}

const idsIn = (journal: Journal, inventory: string): readonly string[] =>
  journal.history(inventory, null, 10).map(({ id }) => id)

describe('a journal from before inventories had ids', () => {
  it('is taken over, each row by the inventory that it belongs to', () => {
    const file = oldFile()
    const journal = opened(file)
    expect(journal.state).toEqual({ kind: 'ok' })
    expect(idsIn(journal, personId('U-ada'))).toEqual(['op-0'])
    expect(idsIn(journal, PLACE)).toEqual(['op-2', 'op-1'])
    expect(idsIn(journal, SANDBOX_ID)).toEqual(['op-4', 'op-3'])
    expect(idsIn(journal, unnamedId({ address: 'dns:///far.example:5000' }, 'resonite'))).toEqual(['op-5'])
    expect(journal.locks(personId('U-ada')).map(({ recordId }) => recordId)).toEqual(['R-A'])
    expect(journal.undoStack(PLACE).undo?.id).toBe('op-2')
    expect(journal.unended(PLACE).map(({ id }) => id)).toEqual(['op-broken'])
    expect(journal.openMoves(PLACE)).toMatchObject([
      { id: 'move-1', name: 'Fruit', content: [{ place: 'Kiwi' }] },
    ])
    expect(readdirSync(dirname(file)).filter(name => /newer|corrupt/.test(name))).toEqual([])
  })

  it('brings together what several processes of one service left; the later of two words holds', () => {
    const journal = opened(oldFile())
    expect(journal.locks(PLACE).map(({ recordId, name }) => `${recordId} ${name}`)).toEqual([
      'R-F Fruits',
      'R-G Games',
    ])
    expect(
      Object.fromEntries([...journal.dates(PLACE)].map(([id, { modifiedMs }]) => [id, modifiedMs])),
    ).toEqual({
      'R-K': 5,
      'R-L': 3,
    })
  })

  it('is taken over once: the next start finds it so', () => {
    const file = oldFile()
    const journal = opened(file)
    journal.setLock(PLACE, journal.locks(PLACE)[0] ?? expect.fail('no lock'), false)
    journal.close()
    const next = opened(file)
    expect(next.locks(PLACE).map(({ recordId }) => recordId)).toEqual(['R-G'])
    expect(idsIn(next, PLACE)).toEqual(['op-2', 'op-1'])
  })
})

describe('what belongs to one inventory', () => {
  it('is given to another when they turn out to be the same', () => {
    const journal = opened(oldFile())
    const ada = personId('U-ada')
    expect(journal.knows(PLACE)).toBe(true)
    expect(journal.dates(ada).size).toBe(0)
    journal.giveTo(PLACE, ada)
    expect(journal.knows(PLACE)).toBe(false)
    expect(idsIn(journal, ada)).toEqual(['op-2', 'op-1', 'op-0'])
    expect(journal.dates(ada).size).toBe(2)
    expect(journal.locks(ada).map(({ recordId }) => recordId)).toEqual(['R-A', 'R-F', 'R-G'])
    expect(journal.openMoves(ada)).toHaveLength(1)
  })
})
