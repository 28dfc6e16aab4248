import { describe, expect, it } from 'vitest'
import type { FinishDirection, Operation } from '../../../src-shared/model/operation'
import { callsOf, INVENTORY, openTestJournal, targetOf, testEngine } from '../../testing/engine-bench'
import { startSandbox } from '../../testing/sandbox-process'
import { openTestGateway } from '../../testing/test-gateway'
import { type TreeBench, treeBench } from '../../testing/tree-bench'

const DEEP = ['A/', 'A/S/', 'A/S/x', 'A/S/y', 'A/S/Deep/', 'A/S/Deep/z', 'A/last', 'T/']
const THERE = ['A', 'A/S', 'A/S/Deep', 'A/S/Deep/z', 'A/S/x', 'A/S/y', 'A/last']
const PUT_BACK = [...THERE, 'T']
const RESUMED = ['T', ...THERE.map(path => `T/${path}`)]

/** Satchel starts again on the same journal, and perhaps on another socket. */
async function nextStart(at: TreeBench, gateway = at.gateway) {
  at.journal.close()
  const told: Operation[] = []
  const journal = openTestJournal(at.journalFolder)
  const engine = testEngine(journal, operation => void told.push(operation), 'next')
  const target = targetOf(gateway)
  await engine.recover(target)
  return { engine, journal, target, told }
}

const finish = (moveId: string, direction: FinishDirection) =>
  ({ kind: 'finish-move', moveId, direction }) as const

describe('a folder move that broke off, after the next start', () => {
  it.each<[FinishDirection, number, readonly string[]]>([
    ['resume', 1, RESUMED],
    ['resume', 3, RESUMED],
    ['resume', 6, RESUMED],
    ['put-back', 1, PUT_BACK],
    ['put-back', 3, PUT_BACK],
    ['put-back', 6, PUT_BACK],
  ])('is brought to its end by %s after %i records', async (direction, count, expected) => {
    const at = await treeBench(...DEEP)
    await at.sandbox.control(`fault fail-after=${count}`)
    await at.transfer('move', ['H/A'], 'H/T')
    await at.sandbox.control('clear')
    expect(at.lost().length).toBeGreaterThan(0)
    const { engine, target } = await nextStart(at)
    const [broken] = engine.unfinishedMoves(target.inventory)
    expect(broken).toMatchObject({ name: 'A', from: '/Inventory/H/A', to: '/Inventory/H/T/A', total: 6 })
    expect(broken?.missing).toBeGreaterThan(0)
    const ended = await engine.run(finish(broken?.id ?? '', direction), target)
    expect(ended.state).toBe('done')
    expect(at.places()).toEqual(expected)
    expect(engine.unfinishedMoves(target.inventory)).toEqual([])
  })

  it('is brought to its end after the service was killed in the middle, too', async () => {
    const at = await treeBench(...DEEP)
    await at.sandbox.control('fault kill-after=3')
    expect((await at.transfer('move', ['H/A'], 'H/T')).state).toBe('unknown')
    await at.sandbox.ended
    const again = await startSandbox({ folder: at.folder, socketName: 'again.sock' })
    const { engine, target } = await nextStart(at, openTestGateway(again))
    const [broken] = engine.unfinishedMoves(target.inventory)
    expect((await engine.run(finish(broken?.id ?? '', 'put-back'), target)).state).toBe('done')
    expect(at.places()).toEqual(PUT_BACK)
  })

  it.each<FinishDirection>(['resume', 'put-back'])(
    'is brought to its end by %s although the folder itself is gone',
    async direction => {
      const at = await treeBench(...DEEP)
      await at.sandbox.control('fault fail-after=3')
      await at.transfer('move', ['H/A'], 'H/T')
      await at.sandbox.control('clear')
      // Somebody takes the half-empty folder away by its record: what hangs on its paths stays there.
      await at.raw.move('/Inventory/H/A', '/Inventory/Elsewhere')
      await at.raw.move('/Inventory/H/T', '/Inventory/Moved')
      const { engine, target } = await nextStart(at)
      const [broken] = engine.unfinishedMoves(target.inventory)
      const ended = await engine.run(finish(broken?.id ?? '', direction), target)
      expect(['done', 'unknown']).toContain(ended.state)
      expect(at.lost()).toEqual([])
      expect(engine.unfinishedMoves(target.inventory)).toEqual([])
    },
  )

  it('is nothing to speak of when it had reached its end after all', async () => {
    const at = await treeBench(...DEEP)
    const killed = callsOf(at.gateway, {
      move: async (from, to, what) => {
        await at.gateway.move(from, to, what)
        // The program ends here: whatever it would do next never happens.
        await new Promise(() => {})
      },
    })
    const request = {
      kind: 'transfer',
      mode: 'move',
      entries: await at.entries('H/A'),
      target: await at.folderRef('H/T'),
    } as const
    void at.run(request, killed)
    await expect.poll(() => at.places()).toEqual(RESUMED)
    const { engine, journal, target, told } = await nextStart(at)
    expect(engine.unfinishedMoves(target.inventory)).toEqual([])
    const moved = { state: 'done', from: '/Inventory/H/A', to: '/Inventory/H/T/A' }
    expect(told).toMatchObject([{ steps: [moved] }])
    expect(journal.history(target.inventory, null, 1)).toMatchObject([{ state: 'done', canUndo: true }])
    const undone = await engine.run({ kind: 'undo', operationId: 'op1' }, target)
    expect(undone.state).toBe('done')
    expect(at.places()).toEqual(PUT_BACK)
  })
})

describe('a look at a broken move that fails', () => {
  it('is made again by itself, until it says what is missing', async () => {
    const at = await treeBench(...DEEP)
    await at.sandbox.control('fault fail-after=3')
    await at.transfer('move', ['H/A'], 'H/T')
    await at.sandbox.control('fault cloud-down')
    at.journal.close()
    const journal = openTestJournal(at.journalFolder)
    let looks = 0
    const onChange = (): void => void looks++
    const engine = testEngine(journal, () => {}, 'next', undefined, { lookAgainMs: [1], onChange })
    const target = targetOf(at.gateway)
    await engine.recover(target)
    expect(engine.unfinishedMoves(target.inventory)).toMatchObject([{ missing: null }])
    const failedLooks = looks
    await expect.poll(() => looks).toBeGreaterThan(failedLooks + 1)
    await at.sandbox.control('clear')
    await expect.poll(() => engine.unfinishedMoves(target.inventory)[0]?.missing).toBeGreaterThan(0)
    const [broken] = engine.unfinishedMoves(target.inventory)
    expect((await engine.run(finish(broken?.id ?? '', 'resume'), target)).state).toBe('done')
  })

  it('is made again when somebody asks', async () => {
    const at = await treeBench(...DEEP)
    await at.sandbox.control('fault fail-after=3')
    await at.transfer('move', ['H/A'], 'H/T')
    await at.sandbox.control('fault cloud-down')
    const { engine, target } = await nextStart(at)
    expect(engine.unfinishedMoves(target.inventory)).toMatchObject([{ missing: null }])
    await at.sandbox.control('clear')
    await engine.lookAgain(target)
    expect(engine.unfinishedMoves(target.inventory)[0]?.missing).toBeGreaterThan(0)
  })
})

describe('a folder move that is under way', () => {
  it('is no broken one to whoever asks then, and none when it is done', async () => {
    const at = await treeBench(...DEEP)
    let seen: unknown = null
    const watched = callsOf(at.gateway, {
      move: async (from, to, what) => {
        await at.gateway.move(from, to, what)
        seen = at.engine.unfinishedMoves(INVENTORY)
      },
    })
    const request = {
      kind: 'transfer',
      mode: 'move',
      entries: await at.entries('H/A'),
      target: await at.folderRef('H/T'),
    } as const
    expect((await at.run(request, watched)).state).toBe('done')
    expect(seen).toEqual([])
    expect(at.engine.unfinishedMoves(INVENTORY)).toEqual([])
  })
})

describe('an operation during which the program ended', () => {
  it('is looked at again: what was done counts, what was not begun is said', async () => {
    const at = await treeBench('A/', 'A/1', 'A/2', 'A/3', 'T/')
    let moves = 0
    const killed = callsOf(at.gateway, {
      move: async (from, to, what) => {
        moves += 1
        if (moves === 3) await new Promise(() => {})
        return at.gateway.move(from, to, what)
      },
    })
    const entries = await at.entries('H/A/1', 'H/A/2', 'H/A/3')
    void at.run({ kind: 'transfer', mode: 'move', entries, target: await at.folderRef('H/T') }, killed)
    await expect.poll(() => moves).toBe(3)
    const { engine, journal, target, told } = await nextStart(at)
    expect(journal.unended(target.inventory)).toEqual([])
    const [operation] = journal.history(target.inventory, null, 1)
    expect(operation).toMatchObject({ state: 'cancelled', canUndo: true })
    expect(operation?.steps.map(({ state }) => state)).toEqual(['done', 'done', 'queued'])
    // Whoever keeps places may have been cut off, too.
    expect(told.map(({ id }) => id)).toEqual([operation?.id])
    expect(told[0]?.steps).toEqual(operation?.steps.slice(0, 2))
    expect((await engine.run({ kind: 'undo', operationId: operation?.id ?? '' }, target)).state).toBe('done')
    expect(at.places()).toEqual(['A', 'A/1', 'A/2', 'A/3', 'T'])
  })

  it('is in History with what it did, where it ended in the middle of a folder move', async () => {
    const at = await treeBench(...DEEP)
    await at.sandbox.control('fault fail-after=4')
    let hasBroken = false
    const killed = callsOf(at.gateway, {
      move: async (from, to, what) => {
        await at.gateway.move(from, to, what).catch(() => {})
        hasBroken = true
        await new Promise(() => {})
      },
    })
    const entries = await at.entries('H/A')
    void at.run({ kind: 'transfer', mode: 'move', entries, target: await at.folderRef('H/T') }, killed)
    await expect.poll(() => hasBroken).toBe(true)
    await at.sandbox.control('clear')
    const { engine, journal, target } = await nextStart(at)
    expect(journal.history(target.inventory, null, 1)).toMatchObject([
      { state: 'failed', steps: [{ state: 'failed', error: { kind: 'partial' } }] },
    ])
    expect(engine.unfinishedMoves(target.inventory)).toHaveLength(1)
  })

  it('is not called done by a folder of that name that somebody made meanwhile: no undo takes it away', async () => {
    const at = await treeBench('A/')
    let isOut = false
    const hanging = callsOf(at.gateway, {
      makeDir: async () => {
        isOut = true
        await new Promise(() => {})
      },
    })
    void at.run({ kind: 'make-folder', parent: await at.folderRef('H'), name: 'New' }, hanging)
    await expect.poll(() => isOut).toBe(true)
    await at.raw.makeDir('/Inventory/H/New')
    const { engine, journal, target } = await nextStart(at)
    expect(journal.history(target.inventory, null, 1)).toMatchObject([{ state: 'unknown', canUndo: false }])
    expect(engine.undoStack(target.inventory).undo).toBeNull()
  })

  it('is in History although it was a spawn, of which nobody can tell what became', async () => {
    const at = await treeBench('x')
    let isOut = false
    const hanging = callsOf(at.gateway, {
      spawn: async () => {
        isOut = true
        return new Promise(() => {})
      },
    })
    void at.run({ kind: 'spawn', entries: await at.entries('H/x') }, hanging)
    await expect.poll(() => isOut).toBe(true)
    const { journal, target } = await nextStart(at)
    expect(journal.history(target.inventory, null, 1)).toMatchObject([
      { kind: 'spawn', state: 'unknown', steps: [{ name: 'x', state: 'unknown' }] },
    ])
  })

  it('does nothing at all when the journal cannot be written', async () => {
    const at = await treeBench('A/', 'A/1', 'T/')
    at.journal.close()
    const before = at.places()
    const refused = await at.transfer('move', ['H/A/1'], 'H/T')
    expect(refused.state).toBe('failed')
    expect(at.places()).toEqual(before)
  })
})
