import { describe, expect, it } from 'vitest'
import { addressOf } from '../../../src-shared/domain/entry-address'
import { AppFailure } from '../../../src-shared/errors'
import type { FinishDirection } from '../../../src-shared/model/operation'
import { INVENTORY, reasonOf, targetOf } from '../../testing/engine-bench'
import { pathOf } from '../../testing/refs'
import { type TreeBench, treeBench } from '../../testing/tree-bench'

/** F to G breaks off after so many of its records. */
async function brokenAfter(count: number): Promise<TreeBench> {
  const at = await treeBench('F/', 'F/1', 'F/2', 'F/S/', 'F/S/3', 'F/4', 'G/')
  await at.sandbox.control(`fault fail-after=${count}`)
  await at.transfer('move', ['H/F'], 'H/G')
  await at.sandbox.control('clear')
  return at
}

async function look(at: TreeBench) {
  await at.engine.lookAgain(targetOf(at.gateway))
  return at.engine.unfinishedMoves(INVENTORY)
}

async function finish(at: TreeBench, direction: FinishDirection) {
  const [move] = await look(at)
  return at.run({ kind: 'finish-move', moveId: move?.id ?? '', direction })
}

/** What the game does with a folder: the record goes first, and what it cannot reach stays. */
async function replacedInTheGame(at: TreeBench): Promise<void> {
  await at.gateway.remove(addressOf(pathOf('/Inventory/H/F')), { isFolder: true })
  await at.raw.makeDir('/Inventory/H/F')
}

describe('a broken move whose name is another folder’s by now', () => {
  it('is gathered in a folder of a free name, and its banner is gone', async () => {
    const at = await brokenAfter(3)
    await replacedInTheGame(at)
    const hidden = at.lost().length
    expect(hidden).toBeGreaterThan(0)
    const [move] = await look(at)
    expect(move?.missing).toBeLessThanOrEqual(move?.total ?? 0)
    expect(reasonOf(await finish(at, 'put-back'))).toBe('name-taken')
    await at.raw.makeDir('/Inventory/H/G/F')
    await finish(at, 'gather')
    expect(at.lost()).toEqual([])
    expect(at.engine.unfinishedMoves(INVENTORY)).toEqual([])
    expect(at.places().filter(place => place.startsWith('G/F'))).not.toEqual([])
  })

  it('says what stays hidden, and can be left as it is: what comes next is not refused', async () => {
    const at = await brokenAfter(3)
    await replacedInTheGame(at)
    const [move] = await look(at)
    expect(move?.hidden.length).toBe(move?.missing)
    const trash = { kind: 'trash', entries: await at.entries('H/F') } as const
    expect(reasonOf(await at.run(trash))).toBe('unfinished-move')
    at.engine.leaveMove(move?.id ?? '', INVENTORY)
    expect(at.engine.unfinishedMoves(INVENTORY)).toEqual([])
    expect((await at.run(trash)).state).toBe('done')
  })
})

describe('a broken move that is being finished', () => {
  it('cannot be left as it is at that moment', async () => {
    const at = await brokenAfter(3)
    const [move] = await look(at)
    const id = move?.id ?? ''
    await at.sandbox.control('fault record-delay=50')
    const finished = at.run({ kind: 'finish-move', moveId: id, direction: 'resume' })
    expect(() => at.engine.leaveMove(id, INVENTORY)).toThrow(AppFailure)
    expect((await finished).state).toBe('done')
    expect(at.lost()).toEqual([])
  })
})

describe('a broken move that is over by itself', () => {
  it('is seen to be over where everything of it is listed, whoever’s folders show it', async () => {
    const at = await brokenAfter(2)
    await at.raw.makeDir('/Inventory/H/G/F')
    expect(at.lost()).toEqual([])
    expect(await look(at)).toEqual([])
  })

  it.each<FinishDirection>(['resume', 'put-back'])(
    'ends by %s where somebody deleted all of it elsewhere',
    async direction => {
      const at = await brokenAfter(1)
      await at.gateway.remove(addressOf(pathOf('/Inventory/H/F')), { isFolder: true })
      await finish(at, direction)
      expect(at.engine.unfinishedMoves(INVENTORY)).toEqual([])
    },
  )
})
