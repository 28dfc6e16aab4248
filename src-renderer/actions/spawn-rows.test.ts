import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ROOT } from '../../src-shared/domain/paths'
import type { Dragged } from '../../src-shared/domain/transfer'
import type { Operation, StepState } from '../../src-shared/model/operation'
import { openSession, stubMain } from '../testing/open-session'
import { en } from '../text/en'
import type { Actor } from './actor'
import { dialogsOf } from './dialogs'
import { spawnDropped } from './spawn-rows'

const HOME = { kind: 'world', name: 'Home' } as const

const item = (name: string): Dragged => ({
  ref: { parent: { path: ROOT, recordIds: [] }, recordId: `R-${name}`, name, kind: 'object' },
  problem: null,
  linkName: null,
})

function spawnedAs(name: string, state: StepState): Operation {
  const step = { id: 's', state, action: 'spawn', name, entryKind: 'object', recordId: `R-${name}` } as const
  const steps = [{ ...step, from: null, to: null }]
  return {
    id: 'op',
    kind: 'spawn',
    state: 'done',
    steps,
    startedAtMs: 0,
    targetName: 'Home',
    affected: [],
    canUndo: false,
  }
}

/** What a person's key does, where each spawn ends as `ends` says. */
function spawner(ends: StepState) {
  const session = openSession()
  const run = vi.fn<Actor['run']>(async request =>
    request.kind === 'spawn' ? spawnedAs(request.entries[0]?.name ?? '', ends) : null,
  )
  const actor: Actor = { text: en, session, canChange: true, run }
  return {
    run,
    spawn: (name: string) => spawnDropped([item(name)], HOME, actor),
    question: () => dialogsOf(session).yesNo.get(),
  }
}

beforeEach(() => {
  stubMain()
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('the same item again', () => {
  it('is asked about within two minutes after nobody could tell whether it was spawned', async () => {
    const { run, spawn, question } = spawner('unknown')
    await spawn('Hat')
    expect(question()).toBeNull()
    vi.setSystemTime(119_000)
    const again = spawn('Hat')
    expect(question()?.description).toBe(en.spawn.mayStillCome('Hat'))
    question()?.answer(false)
    await again
    expect(run).toHaveBeenCalledTimes(1)
    const once = spawn('Hat')
    question()?.answer(true)
    await once
    expect(run).toHaveBeenCalledTimes(2)
  })

  it('is not asked about after two minutes, nor is another item', async () => {
    const { run, spawn, question } = spawner('unknown')
    await spawn('Hat')
    await spawn('Cap')
    vi.setSystemTime(120_000)
    await spawn('Hat')
    expect(question()).toBeNull()
    expect(run).toHaveBeenCalledTimes(3)
  })

  it.each(['done', 'failed'] as const)(
    'is not asked about where the first is known to be %s',
    async state => {
      const { run, spawn, question } = spawner(state)
      await spawn('Hat')
      await spawn('Hat')
      expect(question()).toBeNull()
      expect(run).toHaveBeenCalledTimes(2)
    },
  )
})
