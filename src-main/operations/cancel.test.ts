import { describe, expect, it } from 'vitest'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { AppFailure } from '../../src-shared/errors'
import type { FolderRef } from '../../src-shared/model/entry'
import type { CallProgress, Operation } from '../../src-shared/model/operation'
import { say } from '../../src-shared/sentences'
import { callsOf, INVENTORY, targetOf } from '../testing/engine-bench'
import { callsIn } from '../testing/refs'
import { treeBench, treeBenchWith } from '../testing/tree-bench'

const DEEP = ['A/', 'A/S/', 'A/S/x', 'A/S/Deep/', 'A/S/Deep/y', 'T/']

describe('cancelling while it is still being looked', () => {
  it.each([0, 3])(
    'ends a listing under way at once after %i of them, and nothing was called',
    async count => {
      const at = await treeBench(...DEEP)
      const request = {
        kind: 'transfer',
        mode: 'move',
        entries: await at.entries('H/A'),
        target: await at.folderRef('H/T'),
      } as const
      let listings = 0
      const calls = callsOf(at.gateway, {
        list: async (...asked) => {
          if (listings++ === count) await at.sandbox.control('fault list-delay=600000')
          return at.gateway.list(...asked)
        },
      })
      const before = callsIn(await at.sandbox.control('calls'))['Inventory/List'] ?? 0
      const running = at.run(request, calls)
      const listed = async () => callsIn(await at.sandbox.control('calls'))['Inventory/List'] ?? 0
      await expect.poll(listed).toBe(before + count + 1)
      const [operation] = at.engine.current(INVENTORY)
      at.engine.cancel(operation?.id ?? '')
      // Ten minutes before the listing comes; and nothing more is looked at.
      expect((await running).state).toBe('cancelled')
      expect(await listed()).toBe(before + count + 1)
      await at.sandbox.control('clear')
      expect(at.places()).toContain('A/S/Deep/y')
      expect(callsIn(await at.sandbox.control('calls'))['Inventory/Move']).toBeUndefined()
    },
  )
})

describe('cancelling before anything was sent', () => {
  it('holds whichever look it comes after', async () => {
    const at = await treeBench('A', 'B', 'T/')
    const [entries, target] = [await at.entries('H/A', 'H/B'), await at.folderRef('H/T')]
    const request = { kind: 'transfer', mode: 'move', entries, target } as const
    /** Cancels after so many looks; answers how it ended, and how many it was looked until the first call. */
    const cancelledAfter = async (looks: number) => {
      let seen = 0
      let seenBefore: number | null = null
      const calls = callsOf(at.gateway, {
        list: async (...asked) => {
          const listing = await at.gateway.list(...asked)
          if (++seen === looks) at.engine.cancel(at.engine.current(INVENTORY)[0]?.id ?? '')
          return listing
        },
        move: async (...asked) => {
          seenBefore ??= seen
          return at.gateway.move(...asked)
        },
      })
      return { state: (await at.run(request, calls)).state, seen, seenBefore }
    }
    for (let looks = 1; ; looks++) {
      const { state, seen, seenBefore } = await cancelledAfter(looks)
      if (seenBefore !== null && seenBefore < looks) break
      expect({ looks, state, seen, seenBefore }).toEqual({
        looks,
        state: 'cancelled',
        seen: looks,
        seenBefore: null,
      })
      if (looks > 1) expect(at.places()).toEqual(expect.arrayContaining(['A', 'B']))
    }
    expect((await at.undo()).state).toBe('done')
  })

  it('takes a change back that waits for its turn at the gate', async () => {
    const at = await treeBench(...DEEP)
    const full = new AbortController()
    let isAsked = false
    const calls = callsOf(at.gateway, {
      move: async (...asked) => {
        await at.sandbox.control('fault list-delay=600000')
        for (let place = 0; place < 8; place++)
          at.gateway.list(ROOT_ADDRESS, full.signal, 'operations').catch(() => {})
        const moved = at.gateway.move(...asked)
        isAsked = true
        await moved.finally(async () => {
          await at.sandbox.control('clear')
          full.abort()
        })
      },
    })
    const request = {
      kind: 'transfer',
      mode: 'move',
      entries: await at.entries('H/A'),
      target: await at.folderRef('H/T'),
    } as const
    const running = at.run(request, calls)
    await expect.poll(() => isAsked).toBe(true)
    at.engine.cancel(at.engine.current(INVENTORY)[0]?.id ?? '')
    const operation = await running
    expect([operation.state, ...operation.steps.map(({ state }) => state)]).toEqual(['cancelled', 'queued'])
    expect(callsIn(await at.sandbox.control('calls'))['Inventory/Move']).toBeUndefined()
    expect(at.places()).toContain('A/S/Deep/y')
    expect(at.engine.unfinishedMoves(INVENTORY)).toEqual([])
  })

  it('asks nothing any more, where looking ends with a question', async () => {
    const at = await treeBench('A', 'T/', 'T/A')
    const [entries, target] = [await at.entries('H/A'), await at.folderRef('H/T')]
    const request = {
      kind: 'transfer',
      mode: 'move',
      entries,
      target,
      answers: { choices: [], inside: 'keep-both', acknowledged: [] },
    } as const
    let looks = 0
    const counted = callsOf(at.gateway, {
      list: async (...asked) => at.gateway.list(...asked).finally(() => (looks += 1)),
    })
    expect((await at.run(request, counted)).state).toBe('asking')
    let left = looks
    const calls = callsOf(at.gateway, {
      list: async (...asked) => {
        const listing = await at.gateway.list(...asked)
        if (--left === 0) at.engine.cancel(at.engine.current(INVENTORY)[0]?.id ?? '')
        return listing
      },
    })
    expect((await at.run(request, calls)).state).toBe('cancelled')
  })
})

describe('cancelling what waits for its turn', () => {
  it('does not wait for what is before it', async () => {
    const at = await treeBench(...DEEP)
    let go = (): void => {}
    const isOut = new Promise<void>(resolve => {
      go = resolve
    })
    const stalled = callsOf(at.gateway, {
      makeDir: async (to, signal) => {
        await isOut
        return at.gateway.makeDir(to, signal)
      },
    })
    const make = (name: string, parent: FolderRef) => ({ kind: 'make-folder', parent, name }) as const
    const parent = await at.folderRef('H')
    const first = at.run(make('First', parent), stalled)
    const second = at.run(make('Second', parent))
    await expect.poll(() => at.engine.current(INVENTORY)[0]?.state).toBe('running')
    const [, waiting] = at.engine.current(INVENTORY)
    expect(waiting?.state).toBe('queued')
    at.engine.cancel(waiting?.id ?? '')
    expect((await second).state).toBe('cancelled')
    go()
    expect((await first).state).toBe('done')
    expect((await at.run(make('Third', parent))).state).toBe('done')
    expect(at.places()).not.toContain('Second')
  })
})

describe('folders without an end', () => {
  it('end at a bound with a sentence, and the queue goes on', async () => {
    const at = await treeBench(...DEEP)
    const [deepest, target] = [await at.folderRef('H/A/S/Deep'), await at.folderRef('H/T')]
    const endless = await at.gateway.list({ path: (await at.folderRef('H/A')).path, id: null })
    const calls = callsOf(at.gateway, {
      list: async (...asked: Parameters<typeof at.gateway.list>) =>
        asked[0].path.startsWith(deepest.path) ? endless : at.gateway.list(...asked),
    })
    const request = { kind: 'transfer', mode: 'move', entries: await at.entries('H/A'), target } as const
    const ended = await at.run(request, calls)
    expect(ended).toMatchObject({ state: 'failed', error: { kind: 'too-large' } })
    const next = { kind: 'make-folder', parent: await at.folderRef('H'), name: 'Next' } as const
    expect((await at.run(next)).state).toBe('done')
  })
})

describe('a folder on its way', () => {
  it('tells how many records have gone, and no longer when it is there', async () => {
    const told: CallProgress[] = []
    const publish = ({ steps }: Operation): void => {
      const progress = steps[0]?.progress
      if (progress) told.push(progress)
    }
    const at = await treeBenchWith({ watchEveryMs: 1, publish }, DEEP)
    await at.sandbox.control('fault record-delay=400')
    const operation = await at.transfer('move', ['H/A'], 'H/T')
    expect(operation.state).toBe('done')
    expect(operation.steps[0]?.progress).toBeUndefined()
    const gone = told.map(({ done }) => done)
    expect(gone.some(done => done > 0)).toBe(true)
    expect(gone).toEqual(gone.toSorted((one, other) => one - other))
    expect(new Set(told.map(({ total }) => total))).toEqual(new Set([4]))
  })

  it.each([
    ['resume', 2],
    ['put-back', 18],
  ] as const)(
    'tells it also when a broken move is brought to its end: %s, after %i records',
    async (direction, broken) => {
      const told: CallProgress[] = []
      const publish = ({ kind, steps }: Operation): void => {
        const progress = kind === 'finish-move' ? steps[0]?.progress : undefined
        if (progress) told.push(progress)
      }
      const many = Array.from({ length: 16 }, (_, index) => `A/S/${index}`)
      const at = await treeBenchWith({ watchEveryMs: 1, publish }, [...DEEP, ...many])
      await at.sandbox.control(`fault fail-after=${broken}`)
      await at.transfer('move', ['H/A'], 'H/T')
      await at.sandbox.control('clear')
      await at.engine.lookAgain(targetOf(at.gateway))
      const [move] = at.engine.unfinishedMoves(INVENTORY)
      await at.sandbox.control('fault record-delay=250')
      const ended = await at.run({ kind: 'finish-move', moveId: move?.id ?? '', direction })
      expect(ended.state).toBe('done')
      expect(at.lost()).toEqual([])
      const gone = told.map(({ done }) => done)
      expect(gone.some(done => done > 0)).toBe(true)
      expect(gone).toEqual(gone.toSorted((one, other) => one - other))
      expect(new Set(told.map(({ total }) => total))).toEqual(new Set([20]))
    },
  )

  it('does not wait for a look that is not answered', async () => {
    const at = await treeBenchWith({ watchEveryMs: 1 }, DEEP)
    let looks = 0
    const stalled = callsOf(at.gateway, {
      list: (folder, signal, lane) => {
        if (lane !== 'pictures') return at.gateway.list(folder, signal)
        looks += 1
        return new Promise((_, reject) =>
          signal?.addEventListener('abort', () =>
            reject(new AppFailure({ kind: 'cancelled', ...say('cancelled') })),
          ),
        )
      },
    })
    await at.sandbox.control('fault record-delay=20')
    const request = {
      kind: 'transfer',
      mode: 'move',
      entries: await at.entries('H/A'),
      target: await at.folderRef('H/T'),
    } as const
    expect((await at.run(request, stalled)).state).toBe('done')
    expect(looks).toBe(1)
  })
})
