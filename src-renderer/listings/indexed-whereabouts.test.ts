import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { IndexEvents, IndexReads } from '../../src-shared/ipc/index-contract'
import { type CallPort, callOver } from '../../src-shared/ipc/port-calls'
import type { IndexedPlace, RecordWhereabouts } from '../../src-shared/model/record-whereabouts'
import type { IndexReader } from '../bridge/index-port'
import { createStore } from '../kit/store'
import { IndexedWhereabouts, withIndexed } from './indexed-whereabouts'
import type { Whereabouts } from './whereabouts'

function placeIn(folder: string): IndexedPlace {
  const path = parsePath(folder)
  const facts = { recordId: 'R-K', name: 'Kiwi', title: 'Kiwi', kind: 'object' } as const
  return { ...facts, folder: path, folderIds: [], folderTitles: [], isBehindLink: false }
}

const WORLDS = '/Inventory/Worlds'
const here = (atMs: number): RecordWhereabouts => ({ kind: 'here', place: placeIn(WORLDS), atMs })
const TRUST = { freshSinceMs: 0, doubtedAtMs: 0, deletedAtMs: Number.NEGATIVE_INFINITY, isBusy: false }
const kept = (atMs: number | null): Whereabouts => ({
  kind: 'last-seen',
  folder: ROOT,
  name: 'Kiwi',
  title: 'Kiwi',
  atMs,
  seen: null,
})

describe('what the index knows beside what the window knows', () => {
  it('counts where it is later, and is sure only of what was seen since the connection', () => {
    expect(withIndexed(kept(5), here(9), TRUST)).toMatchObject({ kind: 'here', folder: WORLDS, atMs: 9 })
    expect(withIndexed(kept(5), here(9), { ...TRUST, freshSinceMs: 10 })).toMatchObject({
      kind: 'last-seen',
      atMs: 9,
    })
    expect(withIndexed(kept(null), here(1), TRUST)).toMatchObject({ folder: WORLDS })
    expect(withIndexed({ kind: 'unknown' }, here(1), TRUST)).toMatchObject({ folder: WORLDS })
    expect(withIndexed(kept(9), here(5), TRUST)).toMatchObject({ folder: ROOT, atMs: 9 })
  })

  it('says where a thing is that its own folder does not show any more', () => {
    const gone: Whereabouts = { kind: 'gone', folder: ROOT, name: 'Kiwi', title: 'Kiwi', atMs: 8 }
    expect(withIndexed(gone, here(6), TRUST)).toMatchObject({ kind: 'here', folder: WORLDS })
    expect(withIndexed(gone, null, TRUST)).toBe(gone)
    const before: RecordWhereabouts = { kind: 'here', place: placeIn('/Inventory'), atMs: 6 }
    expect(withIndexed(gone, before, TRUST)).toBe(gone)
  })

  it('says nothing is gone with which something is being done', () => {
    const gone: RecordWhereabouts = { kind: 'gone', place: placeIn(WORLDS), atMs: 9, lastSeenMs: 5 }
    expect(withIndexed(kept(5), gone, TRUST)).toMatchObject({ kind: 'gone', folder: WORLDS })
    expect(withIndexed(kept(5), gone, { ...TRUST, isBusy: true })).toMatchObject({ kind: 'last-seen' })
  })
})

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** The asking end of a real port whose other end the test is. */
function openIndex() {
  let hear: (message: unknown) => void = () => {}
  const asked: { readonly id: number; readonly args: { readonly recordIds: readonly string[] } }[] = []
  const port: CallPort = {
    // oxlint-disable-next-line typescript/consistent-type-assertions -- this test asks nothing else
    post: message => void asked.push(message as (typeof asked)[number]),
    onMessage: listener => {
      hear = listener
    },
    onClose: () => {},
  }
  const index = createStore<IndexReader | null>(null)
  return {
    index,
    asked,
    begin: () => index.update(() => callOver<IndexReads, IndexEvents>(port)),
    answer: async (value: readonly RecordWhereabouts[]) => {
      hear({ id: asked.at(-1)?.id, answer: { ok: true, value } })
      await vi.advanceTimersByTimeAsync(0)
    },
    learn: () => hear({ event: 'changed', payload: { folders: 'all' } }),
  }
}

describe('asking the index', () => {
  it('asks in one go, again when the index is there and when it has learnt something, and tells of news only', async () => {
    const { index, asked, begin, answer, learn } = openIndex()
    const onNews = vi.fn<() => void>()
    const indexed = new IndexedWhereabouts(index, onNews)
    expect(indexed.of('R-K')).toBeNull()
    expect(indexed.of('R-B')).toBeNull()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toHaveLength(0)
    begin()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked.map(({ args }) => args.recordIds)).toEqual([['R-K', 'R-B']])
    await answer([here(3), { kind: 'unknown' }])
    expect(onNews).toHaveBeenCalledTimes(1)
    expect(indexed.of('R-K')).toEqual(here(3))
    learn()
    learn()
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked).toHaveLength(2)
    await answer([here(3), { kind: 'unknown' }])
    expect(onNews).toHaveBeenCalledTimes(1)
    indexed.stop()
  })

  it('asks for more than one question takes in several', async () => {
    const { index, asked, begin, answer } = openIndex()
    const indexed = new IndexedWhereabouts(index, () => {})
    const ids = Array.from({ length: 10_001 }, (_, at) => `R-${at}`)
    begin()
    for (const id of ids) indexed.of(id)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(asked.map(({ args }) => args.recordIds.length)).toEqual([10_000, 1])
    await answer([here(3)])
    expect(indexed.of('R-10000')).toEqual(here(3))
    expect(indexed.of('R-0')).toBeNull()
    indexed.stop()
  })
})
