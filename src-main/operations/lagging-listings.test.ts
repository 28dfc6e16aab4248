import { describe, expect, it, vi } from 'vitest'
import type { Operation } from '../../src-shared/model/operation'
import { callsOf, INVENTORY, openTestJournal, targetOf, testEngine } from '../testing/engine-bench'
import { fullPathOf } from '../testing/store-shape'
import { type TreeBench, treeBenchWith } from '../testing/tree-bench'

/** Forty times faster than the app: it has to do with listings that lag up to 120 ms. */
const settle = { firstMs: 10, leastMs: 180, mostMs: 2_000 }
const lookAgainMs = [10]
const PATIENCE = { timeout: 120_000, interval: 10 }
const LAGS = ['100', '120,random', '120,cached'] as const

const SIX = ['F/', 'F/1', 'F/2', 'F/3', 'F/4', 'F/5', 'F/6', 'G/']
const MOVED = ['G', 'G/F', ...[1, 2, 3, 4, 5, 6].map(item => `G/F/${item}`)]

async function lagging(lag: string, ...paths: string[]): Promise<TreeBench> {
  const at = await treeBenchWith({ settle, lookAgainMs }, paths)
  // What listings show of the past begins here.
  await at.hold(at.rows().filter(row => !fullPathOf(row).startsWith('Inventory\\Palette')))
  await at.sandbox.control(`fault list-lag=${lag}`)
  return at
}

/** Of what a person sees in the end, however late. */
async function requestOf(at: TreeBench, mode: 'move' | 'copy', from: string, to: string) {
  return vi.waitFor(async () => {
    const [entries, target] = [await at.entries(from), await at.folderRef(to)]
    return { kind: 'transfer', mode, entries, target } as const
  }, PATIENCE)
}

async function nextStart(at: TreeBench) {
  at.journal.close()
  const journal = openTestJournal(at.journalFolder)
  const engine = testEngine(journal, () => {}, 'next', undefined, { settle, lookAgainMs })
  await engine.recover(targetOf(at.gateway))
  return { engine, journal }
}

const missingOf = (engine: TreeBench['engine']) =>
  engine.unfinishedMoves(INVENTORY).map(({ missing }) => missing)

describe.each(LAGS)('listings that lag by %s ms', lag => {
  it.each(['G/x', 'F'])('do not make a change of %s that was done a failed one', async from => {
    const at = await lagging(lag, ...SIX, 'G/x')
    const to = from === 'F' ? 'H/G' : 'H/F'
    expect((await at.run(await requestOf(at, 'move', `H/${from}`, to))).state).toBe('done')
    expect(at.engine.unfinishedMoves(INVENTORY)).toEqual([])
  })

  it('do not hide that a folder move broke off, before and after a restart', async () => {
    const at = await lagging(lag, ...SIX)
    const request = await requestOf(at, 'move', 'H/F', 'H/G')
    await at.sandbox.control('fault fail-after=3')
    const broken = await at.run(request)
    await at.sandbox.control('clear fail-after')
    expect(broken).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'partial' } }] })
    await expect.poll(() => missingOf(at.engine)).toEqual([3])
    const { engine } = await nextStart(at)
    await expect.poll(() => missingOf(engine)).toEqual([3])
    const [move] = engine.unfinishedMoves(INVENTORY)
    const finish = { kind: 'finish-move', moveId: move?.id ?? '', direction: 'resume' } as const
    const finished = await engine.run(finish, targetOf(at.gateway))
    expect(finished.state, JSON.stringify(finished.steps)).toBe('done')
    expect(at.places()).toEqual(MOVED)
  })

  it('leave no banner of a move that never began', async () => {
    const at = await lagging(lag, ...SIX)
    const request = await requestOf(at, 'move', 'H/F', 'H/G')
    await at.sandbox.control('fault fail-after=0')
    expect(await at.run(request)).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'cloud' } }] })
    await expect.poll(() => at.engine.unfinishedMoves(INVENTORY)).toEqual([])
  })

  it('do not make a change whose reply was lost a failed one, which would be made twice', async () => {
    const at = await lagging(lag, ...SIX)
    const copy = await requestOf(at, 'copy', 'H/F/1', 'H/G')
    await at.sandbox.control('fault reply-lost')
    expect((await at.run(copy)).state).toBe('done')
    const make = { kind: 'make-folder', parent: await at.folderRef('H'), name: 'New' } as const
    expect((await at.run(make)).state).toBe('done')
    expect((await at.run(await requestOf(at, 'move', 'H/F', 'H/G'))).state).toBe('done')
    expect(at.places()).toEqual([...MOVED, 'G/1', 'New'].toSorted())
  })

  it('do not let the next start say that nothing was begun which was done', async () => {
    const at = await lagging(lag, ...SIX)
    const request = await requestOf(at, 'move', 'H/F/1', 'H/G')
    let isDone = false
    const killed = callsOf(at.gateway, {
      move: async (from, to, what) => {
        await at.gateway.move(from, to, what)
        isDone = true
        await new Promise(() => {})
      },
    })
    void at.run(request, killed)
    await expect.poll(() => isDone).toBe(true)
    const { journal } = await nextStart(at)
    expect(journal.history(INVENTORY, null, 1)).toMatchObject([{ state: 'done', steps: [{ state: 'done' }] }])
  })

  it('show to whatever comes next what was done before', async () => {
    const at = await lagging(lag, ...SIX, 'G/S/', 'G/S/Deep/', 'G/S/Deep/z', 'T/', 'S/', 'S/other')
    const [inner, outer] = [
      await requestOf(at, 'move', 'H/G/S', 'H/T'),
      await requestOf(at, 'move', 'H/S', 'H/T'),
    ]
    expect((await at.run(inner)).state).toBe('done')
    // By now T has an S: it is asked about, and not poured together.
    expect((await at.run(outer)).state).toBe('asking')
    const copied: Operation = await at.run(await requestOf(at, 'copy', 'H/T', 'H/F'))
    expect(copied.state).toBe('done')
    expect(at.places()).toContain('F/T/S/Deep/z')
  })

  it('do not stop undo and redo, one right after the other', async () => {
    const at = await lagging(lag, ...SIX)
    expect((await at.run(await requestOf(at, 'move', 'H/F/1', 'H/G'))).state).toBe('done')
    for (let times = 0; times < 2; times++) {
      expect((await at.undo()).state).toBe('done')
      expect((await at.redo()).state).toBe('done')
    }
    expect(at.places()).toContain('G/1')
  })
})

describe('listings that do not lag', () => {
  /** As in the app, and so long that nobody could take a wait for anything else. */
  const patient = { firstMs: 400, leastMs: 40_000, mostMs: 60_000 }

  it.each([
    ['an item', ['H/F/1']],
    ['a folder with its content', ['H/F']],
  ])('let undo and redo of %s follow at once', async (_what, from) => {
    const at = await treeBenchWith({ settle: patient }, SIX)
    const startedMs = performance.now()
    expect((await at.transfer('move', from, 'H/G')).state).toBe('done')
    expect((await at.undo()).state).toBe('done')
    expect((await at.redo()).state).toBe('done')
    expect((await at.undo()).state).toBe('done')
    expect(performance.now() - startedMs).toBeLessThan(patient.leastMs)
    expect(at.places()).toEqual(['F', ...[1, 2, 3, 4, 5, 6].map(item => `F/${item}`), 'G'])
  })

  it('let a second rename follow at once', async () => {
    const at = await treeBenchWith({ settle: patient }, SIX)
    const startedMs = performance.now()
    for (const [from, to] of [
      ['H/G', 'Good'],
      ['H/Good', 'Better'],
    ] as const) {
      const [entry] = await at.entries(from)
      if (entry === undefined) throw new Error(`no ${from}`)
      const renamed = await at.run({ kind: 'rename', renames: [{ entry, newName: to }] })
      expect(renamed.state).toBe('done')
    }
    expect(performance.now() - startedMs).toBeLessThan(patient.leastMs)
  })
})
