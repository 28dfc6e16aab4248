import { afterEach, expect, it, vi } from 'vitest'
import type { Operation } from '../../src-shared/model/operation'
import type { TrashNote } from '../../src-shared/model/trash-note'
import type { Session } from '../session/session'
import { openSession, stubMain } from '../testing/open-session'
import { trashNotesOf } from './trash-notes'

const NOTE: TrashNote = { recordId: 'way', operationId: 'op', kind: 'trash', atMs: 5 }
const IDS = ['way', 'soups']

const sessions: Session[] = []
afterEach(() => {
  for (const session of sessions.splice(0)) session.close()
  vi.unstubAllGlobals()
})

/** A main that answers from its History as it is, or cannot read it; and operations that the test tells of. */
function bench() {
  const main: { notes: readonly TrashNote[]; fails: boolean; asked: string[][] } = {
    notes: [],
    fails: false,
    asked: [],
  }
  stubMain(async (name, args) => {
    if (name !== 'trash.notes' || args === null || !('recordIds' in args)) return new Promise(() => {})
    main.asked.push([...args.recordIds])
    if (main.fails) return { ok: false, error: { kind: 'not-ready', message: '' } }
    return { ok: true, value: main.notes }
  })
  const listeners = new Set<(operation: Operation) => void>()
  const opened = openSession()
  const listen = (listener: (operation: Operation) => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const session: Session = { ...opened, operations: { ...opened.operations, listen } }
  sessions.push(session)
  const tell = (state: Operation['state']): void => {
    const rest = { steps: [], startedAtMs: 1, targetName: null, affected: [], canUndo: false }
    for (const listener of listeners) listener({ id: 'op', kind: 'trash', state, ...rest })
  }
  return { main, notes: trashNotesOf(session), tell }
}

it('asks again when an operation ends for what the History did not have yet, and for nothing that it had', async () => {
  const { main, notes, tell } = bench()
  notes.want(IDS)
  await expect.poll(() => notes.store.get()).toEqual(new Map(IDS.map(id => [id, null])))
  main.notes = [NOTE]
  tell('running')
  expect(main.asked).toHaveLength(1)
  tell('done')
  // No row goes away meanwhile.
  expect(notes.store.get().get('way')).toBeNull()
  await expect.poll(() => notes.store.get().get('way')).toEqual(NOTE)
  tell('done')
  expect(main.asked).toEqual([IDS, IDS, ['soups']])
})

it('keeps no failure for an answer, and asks the next time', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  const { main, notes } = bench()
  main.fails = true
  notes.want(IDS)
  await expect.poll(() => vi.mocked(console.error).mock.calls.length).toBe(1)
  expect(notes.store.get().size).toBe(0)
  Object.assign(main, { fails: false, notes: [NOTE] })
  // The failed one has to be over first.
  await expect
    .poll(() => {
      notes.want(IDS)
      return main.asked.length
    })
    .toBe(2)
  await expect.poll(() => notes.store.get().get('way')).toEqual(NOTE)
  expect(notes.store.get().get('soups')).toBeNull()
})
