import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import type { FolderLock } from '../../../src-shared/model/lock'
import type { Operation, Step } from '../../../src-shared/model/operation'
import { hostileName } from '../../../src-shared/testing/arbitraries'
import { keptOperation, keptStep, keptSteps } from '../../testing/kept-operations'
import { pathOf } from '../../testing/refs'
import { testFolder } from '../../testing/sandbox-process'
import type { Journal, MoveRecord } from './journal'
import { openJournal } from './open-journal'

const ADA = 'U-Ada'

function journalIn(folder: string): Journal {
  const journal = openJournal(join(folder, 'journal.sqlite'), Date.now)
  onTestEnd(() => journal.close())
  return journal
}

/** The same journal as the next start of the program finds it. */
function twoStarts(): { readonly journal: Journal; readonly nextStart: () => Journal } {
  const folder = testFolder()
  return { journal: journalIn(folder), nextStart: () => journalIn(folder) }
}

function idsOf(operations: readonly Operation[]): readonly string[] {
  return operations.map(({ id }) => id)
}

describe('the file', () => {
  it('is made when something is first asked, for its owner alone', () => {
    const folder = join(testFolder(), 'deep', 'data')
    const journal = journalIn(folder)
    expect(existsSync(folder)).toBe(false)

    expect(journal.state).toEqual({ kind: 'ok' })
    journal.save(ADA, keptOperation('a'))

    expect(statSync(folder).mode & 0o777).toBe(0o700)
    for (const suffix of ['', '-wal', '-shm']) {
      expect(statSync(join(folder, `journal.sqlite${suffix}`)).mode & 0o777).toBe(0o600)
    }
  })

  it('answers a refusal, not a crash, when it was closed', () => {
    const { journal } = twoStarts()
    journal.save(ADA, keptOperation('a'))
    journal.close()
    expect(() => journal.save(ADA, keptOperation('b'))).toThrow('Satchel is closing')
    expect(journal.state.kind).toBe('unavailable')
  })
})

describe('operations', () => {
  it('come back as they were, whatever the names', () => {
    const { journal, nextStart } = twoStarts()
    let count = 0
    fc.assert(
      fc.property(fc.array(hostileName, { minLength: 1, maxLength: 4 }), hostileName, (names, inventory) => {
        count += 1
        const id = `hostile-${count}`
        const steps = names.map((name, at) => keptStep(`${id}/${at + 1}`, { name, recordId: name }))
        const operation = keptOperation(id, { steps, targetName: names[0] ?? null })
        journal.save(inventory, operation)
        expect(journal.operation(inventory, id)).toEqual(operation)
        expect(nextStart().operation(inventory, id)).toEqual(operation)
      }),
      { numRuns: 50 },
    )
  })

  it('keeps every fact of them', () => {
    const { journal } = twoStarts()
    const error = { kind: 'cloud', message: 'The cloud did not answer.', detail: '504' } as const
    const operation = keptOperation('a', {
      state: 'partly-done',
      kind: 'redo',
      reverses: { operationId: 'b', kind: 'trash' },
      error,
      isCancelling: true,
      targetName: null,
      steps: [
        keptStep('a/1', { action: 'make-folder', isAuxiliary: true, from: null }),
        keptStep('a/2', { state: 'failed', error }),
        keptStep('a/3', { action: 'spawn', slotName: 'Slot', to: null, recordId: null }),
      ],
      canUndo: false,
    })
    journal.save(ADA, operation)
    expect(journal.operation(ADA, 'a')).toEqual(operation)
  })

  it('belong to one inventory', () => {
    const { journal } = twoStarts()
    journal.save(ADA, keptOperation('a'))
    journal.save('U-Bob', keptOperation('b'))
    expect(idsOf(journal.history(ADA, null, 10))).toEqual(['a'])
    expect(journal.operation('U-Bob', 'a')).toBeNull()
    expect(journal.undoStack('U-Bob').undo?.id).toBe('b')
  })

  it('become what is saved of them later, also with fewer, other or reordered steps', () => {
    const { journal } = twoStarts()
    const [one, two, three] = [keptStep('a/1'), keptStep('a/2'), keptStep('a/3')]
    const plans: readonly (readonly Step[])[] = [
      [one, two, three],
      [three, one],
      [],
      [two, three],
      [one],
      [three, two],
    ]
    for (const steps of plans) {
      const operation = keptOperation('a', { state: 'running', steps, canUndo: steps.length > 0 })
      journal.save(ADA, operation)
      expect(journal.operation(ADA, 'a')).toEqual(operation)
    }
  })

  it('writes a step again that went back to what it was', () => {
    const { journal } = twoStarts()
    const queued = keptStep('a/1', { state: 'queued' })
    const operation = keptOperation('a', { state: 'running', steps: [queued], canUndo: false })
    journal.save(ADA, operation)
    journal.saveSteps(operation, [{ ...queued, state: 'running' }])
    journal.save(ADA, operation)
    expect(journal.operation(ADA, 'a')?.steps).toEqual([queued])
  })

  it('takes single steps with what is new of the operation, and appends those it did not know', () => {
    const { journal } = twoStarts()
    const steps = keptSteps('a', 3, { state: 'queued' })
    const running = keptOperation('a', { state: 'running', steps })
    journal.save(ADA, running)

    journal.saveSteps({ ...running, state: 'proving', targetName: 'Elsewhere', steps: [] }, [
      keptStep('a/2'),
      keptStep('a/4', { state: 'queued' }),
      keptStep('a/5', { state: 'queued' }),
    ])

    const kept = journal.operation(ADA, 'a')
    expect(kept).toMatchObject({ state: 'proving', targetName: 'Elsewhere', canUndo: true })
    expect(kept?.steps.map(({ id, state }) => `${id} ${state}`)).toEqual([
      'a/1 queued',
      'a/2 done',
      'a/3 queued',
      'a/4 queued',
      'a/5 queued',
    ])
  })

  it('refuses steps of an operation that it never saw', () => {
    const { journal } = twoStarts()
    expect(() => journal.saveSteps(keptOperation('a'), [])).toThrow('never saved')
    expect(journal.state).toEqual({ kind: 'ok' })
  })

  it('does not keep one that asks', () => {
    const { journal } = twoStarts()
    journal.save(ADA, keptOperation('a', { state: 'checking', steps: keptSteps('a', 2) }))
    journal.save(ADA, keptOperation('a', { state: 'asking' }))
    expect(journal.operation(ADA, 'a')).toBeNull()
    expect(journal.unended(ADA)).toEqual([])
    journal.save(ADA, keptOperation('a', { steps: keptSteps('a', 2) }))
    expect(journal.operation(ADA, 'a')?.steps).toHaveLength(2)
  })
})

describe('history', () => {
  it('lists ended ones, newest first, page by page', () => {
    const { journal, nextStart } = twoStarts()
    for (const id of ['a', 'b', 'c', 'd', 'e']) journal.save(ADA, keptOperation(id))
    journal.save(ADA, keptOperation('f', { state: 'refused', steps: [], canUndo: false }))
    journal.save(ADA, keptOperation('g', { state: 'running' }))
    journal.save(ADA, keptOperation('b', { state: 'unknown' }))

    const next = nextStart()
    expect(idsOf(next.history(ADA, null, 3))).toEqual(['f', 'e', 'd'])
    expect(idsOf(next.history(ADA, 'd', 3))).toEqual(['c', 'b', 'a'])
    expect(next.history(ADA, 'a', 3)).toEqual([])
    expect(next.history(ADA, 'never seen', 3)).toEqual([])
  })

  it.each(['queued', 'checking', 'running', 'proving'] as const)(
    'finds one that was %s when the program ended',
    state => {
      const { journal, nextStart } = twoStarts()
      const left = keptOperation('left', {
        state,
        steps: keptSteps('left', 2, { state: 'queued' }),
        canUndo: false,
      })
      journal.save(ADA, keptOperation('before'))
      journal.save(ADA, left)
      journal.save(ADA, keptOperation('later', { state }))
      expect(idsOf(nextStart().unended(ADA))).toEqual(['left', 'later'])
      expect(nextStart().unended(ADA)[0]).toEqual(left)
    },
  )
})

describe('what can be taken back', () => {
  it.each<[string, Partial<Step>, boolean]>([
    ['a move', {}, true],
    ['a copy', { action: 'copy' }, true],
    ['a new folder', { action: 'make-folder' }, true],
    ['a folder made on the way', { action: 'make-folder', isAuxiliary: true }, false],
    ['a deletion for good', { action: 'remove' }, false],
    ['a spawn', { action: 'spawn' }, false],
    ['a step that failed', { state: 'failed' }, false],
    ['a step nobody knows the end of', { state: 'unknown' }, false],
  ])('%s', (_, facts, canUndo) => {
    const { journal } = twoStarts()
    journal.save(ADA, keptOperation('a', { steps: [keptStep('a/1', facts)] }))
    expect(journal.operation(ADA, 'a')?.canUndo).toBe(canUndo)
    expect(journal.undoStack(ADA).undo?.id ?? null).toBe(canUndo ? 'a' : null)
  })

  it('is what was not taken back yet, also after a start', () => {
    const { journal, nextStart } = twoStarts()
    journal.save(ADA, keptOperation('a', { steps: keptSteps('a', 3) }))
    journal.setReversed(['a/1', 'a/3'], true)
    expect(
      nextStart()
        .operation(ADA, 'a')
        ?.steps.map(step => step.isReversed),
    ).toEqual([true, undefined, true])
    expect(nextStart().operation(ADA, 'a')?.canUndo).toBe(true)
    journal.setReversed(['a/2'], true)
    expect(nextStart().operation(ADA, 'a')?.canUndo).toBe(false)
    journal.setReversed(['a/1'], false)
    expect(nextStart().operation(ADA, 'a')?.canUndo).toBe(true)
  })

  it('is not forgotten when an older view of the operation is saved', () => {
    const { journal } = twoStarts()
    const operation = keptOperation('a', { steps: keptSteps('a', 2) })
    journal.save(ADA, operation)
    journal.setReversed(['a/1', 'a/2'], true)
    journal.save(ADA, { ...operation, targetName: 'Renamed' })
    expect(journal.operation(ADA, 'a')).toMatchObject({ targetName: 'Renamed', canUndo: false })
  })
})

it('knows the folders that were made on the way into the Trash, and only those', () => {
  const { journal, nextStart } = twoStarts()
  const made = {
    action: 'make-folder',
    isAuxiliary: true,
    to: pathOf('/Inventory/Satchel Trash/T/A'),
  } as const
  const running = keptOperation('a', {
    state: 'running',
    steps: [
      keptStep('a/1', { ...made, recordId: 'way' }),
      keptStep('a/2', { ...made, recordId: 'later', state: 'queued' }),
      keptStep('a/3', { action: 'make-folder', recordId: 'wished' }),
      keptStep('a/4', { isAuxiliary: true, recordId: 'moved' }),
      keptStep('a/5', { ...made, recordId: 'elsewhere', to: pathOf('/Inventory/A') }),
    ],
  })
  journal.save(ADA, running)
  const known = (inventory: string): readonly string[] =>
    ['way', 'later', 'wished', 'moved', 'elsewhere'].filter(recordId =>
      nextStart().isTrashParent(inventory, recordId),
    )
  expect(known(ADA)).toEqual(['way'])
  expect(known('U-Bob')).toEqual([])
  const notes = (inventory: string) => nextStart().trashNotes(inventory, ['moved', 'way', 'later'])
  const { kind, startedAtMs: atMs } = running
  expect(notes(ADA)).toEqual([{ recordId: 'way', operationId: 'a', kind, atMs }])
  expect(notes('U-Bob')).toEqual([])
  journal.saveSteps(running, [keptStep('a/2', { ...made, recordId: 'later' })])
  expect(known(ADA)).toEqual(['way', 'later'])
})

describe('folder moves', () => {
  const move: MoveRecord = {
    id: 'm1',
    operationId: 'a',
    recordId: 'R-1',
    name: 'Top\u0000\ud800',
    kind: 'folder',
    from: pathOf('/Inventory/Top'),
    to: pathOf('/Inventory/Other/Top'),
    startedAtMs: 5,
    content: [{ recordId: 'R-2', place: 'In/Deep', kind: 'object', modifiedMs: null }],
    isAllKnown: false,
  }

  it('are open until they are ended, across starts', () => {
    const { journal, nextStart } = twoStarts()
    journal.saveMove(ADA, { ...move, id: 'm2', startedAtMs: 6 })
    journal.saveMove(ADA, move)
    journal.saveMove(ADA, { ...move, isAllKnown: true })
    expect(nextStart().openMoves(ADA)).toEqual([
      { ...move, isAllKnown: true },
      { ...move, id: 'm2', startedAtMs: 6 },
    ])
    expect(journal.openMoves('U-Bob')).toEqual([])
    journal.endMove(ADA, 'm1')
    expect(
      nextStart()
        .openMoves(ADA)
        .map(({ id }) => id),
    ).toEqual(['m2'])
  })
})

describe('dates', () => {
  it('are one map until others are remembered', () => {
    const { journal, nextStart } = twoStarts()
    const date = { recordId: 'R-1', modifiedMs: 1, resetToMs: 2 }
    journal.rememberDates(ADA, [date, { recordId: '\ud800', modifiedMs: null, resetToMs: null }])
    const first = journal.dates(ADA)
    expect(first.get('R-1')).toEqual(date)
    expect(first.get('\ud800')).toEqual({ recordId: '\ud800', modifiedMs: null, resetToMs: null })
    expect(journal.dates(ADA)).toBe(first)

    journal.rememberDates('U-Bob', [date])
    journal.rememberDates(ADA, [])
    expect(journal.dates(ADA)).toBe(first)

    journal.rememberDates(ADA, [{ ...date, resetToMs: 3 }])
    expect(journal.dates(ADA)).not.toBe(first)
    expect(first.get('R-1')).toEqual(date)
    expect(journal.dates(ADA).get('R-1')?.resetToMs).toBe(3)
    expect(nextStart().dates(ADA)).toEqual(journal.dates(ADA))
  })
})

describe('locks', () => {
  it('are set, seen anew and taken off', () => {
    const { journal, nextStart } = twoStarts()
    const lock = (recordId: string): FolderLock => ({
      recordId,
      name: recordId,
      path: pathOf('/Inventory/L'),
    })
    journal.setLock(ADA, lock('R-2'), true)
    journal.setLock(ADA, lock('R-1'), true)
    journal.setLock(ADA, { ...lock('R-2'), name: 'Seen later' }, true)
    expect(nextStart().locks(ADA)).toEqual([{ ...lock('R-2'), name: 'Seen later' }, lock('R-1')])
    expect(journal.locks('U-Bob')).toEqual([])
    journal.setLock(ADA, lock('R-2'), false)
    expect(nextStart().locks(ADA)).toEqual([lock('R-1')])
  })
})
