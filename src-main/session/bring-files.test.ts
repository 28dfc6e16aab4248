import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTestFolder } from '../../src-gateways/folder/testing/test-folder'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { AppFailure } from '../../src-shared/errors'
import type { TransferMode } from '../../src-shared/model/operation'
import { say } from '../../src-shared/sentences'
import type { InventoryCalls } from '../operations/look/inventory-calls'
import { callsOf, openTestJournal, targetOf, testEngine } from '../testing/engine-bench'
import { entryRef, ROOT_REF } from '../testing/refs'
import { GrpcGateway } from '../wire/grpc-gateway'
import { bringFiles } from './bring-files'

const { signal } = new AbortController()

async function openEnd(id: string, others: (gateway: GrpcGateway) => Partial<InventoryCalls> = () => ({})) {
  const folder = await openTestFolder({})
  const gateway = new GrpcGateway(`unix:${folder.socketPath}`)
  onTestEnd(async () => {
    gateway.close()
    await folder.close()
  })
  await gateway.describe()
  const { root } = folder
  const target = { ...targetOf(callsOf(gateway, others(gateway)), gateway.capabilities), inventory: id }
  const added = { id, platform: 'folder', title: id, settings: { folder: root }, mayChange: true } as const
  const end = { target, gateway: () => gateway, added }
  const shown = () => readdirSync(root).filter(name => !name.startsWith('.'))
  return { gateway, end, shown, at: (...names: string[]) => join(root, ...names) }
}

type Meanwhile = (at: (...names: string[]) => string) => void

/** A box in the one folder that is brought to the other, where something happens as soon as it is copied. */
async function bringBox(
  mode: TransferMode,
  { whenCopied = () => {}, whenTrashed = () => {} }: { whenCopied?: Meanwhile; whenTrashed?: Meanwhile },
) {
  const from = await openEnd('from', gateway => ({
    move: (...asked) => {
      whenTrashed(from.at)
      return gateway.move(...asked)
    },
  }))
  const to = await openEnd('to', gateway => ({
    bringIn: async (...asked) => {
      const made = await gateway.bringIn(...asked)
      whenCopied(from.at)
      return made
    },
  }))
  mkdirSync(from.at('box', 'inner'), { recursive: true })
  for (const name of ['hat', 'inner/cup']) writeFileSync(from.at('box', name), 'old')
  symlinkSync('hat', from.at('box', 'link'))
  utimesSync(from.at('box', 'hat'), 1_700_000_000.123456, 1_700_000_000.123456)
  const entries = [await entryRef(from.gateway, ROOT_REF, 'box')]
  const engine = testEngine(openTestJournal())
  const brought = await bringFiles(engine, from.end, to.end, { entries, mode }, signal)
  return { ...brought, here: from.shown(), there: to.shown(), at: from.at }
}

function contentOf(folder: string): readonly unknown[] {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()
  return names.map(name => {
    const path = join(folder, name)
    return [name, statSync(path).isFile() ? readFileSync(path, 'utf8') : null]
  })
}

const moveBox = (whenCopied: Meanwhile) => bringBox('move', { whenCopied })

describe('a move from one folder of files to another', () => {
  it('puts what lay here into the Trash when all of it is in the copy', async () => {
    const { copied, trashed, stays, here, there } = await moveBox(() => {})
    expect([copied.state, trashed?.state, stays]).toEqual(['done', 'done', null])
    expect([here, there]).toEqual([[], ['box']])
  })

  const changes: readonly [string, Meanwhile][] = [
    ['saved', at => writeFileSync(at('box', 'inner', 'cup'), 'new')],
    ['grown', at => writeFileSync(at('box', 'hat'), 'longer than before')],
    ['added', at => writeFileSync(at('box', 'inner', 'late'), 'new')],
    ['linked', at => symlinkSync('inner', at('box', 'other'))],
  ]

  it.each(changes)(
    'leaves all of it where it is when something was %s while it was copied',
    async (_, meanwhile) => {
      const { copied, trashed, stays, here, there } = await moveBox(meanwhile)
      expect([copied.state, trashed]).toEqual(['done', null])
      expect(stays?.said).toEqual({ code: 'changed-while-copied', about: ['box'] })
      expect([here, there]).toEqual([['box'], ['box']])
    },
  )

  it.each(changes)(
    'brings back from the Trash what was %s between the last look and its way there',
    async (_, meanwhile) => {
      let times = 0
      let written: unknown = null
      const whenTrashed: Meanwhile = at => {
        // It comes back by a move, too.
        if (++times > 1) return
        meanwhile(at)
        written = contentOf(at('box'))
      }
      const { copied, trashed, stays, here, there, at } = await bringBox('move', { whenTrashed })
      expect([copied.state, trashed, times]).toEqual(['done', null, 2])
      expect(stays?.said).toEqual({ code: 'changed-while-copied', about: ['box'] })
      expect([here, there]).toEqual([['box'], ['box']])
      expect(contentOf(at('box'))).toEqual(written)
    },
  )

  it('says that the last of it is in the Trash where it could not come back', async () => {
    const whenTrashed: Meanwhile = at => {
      if (readdirSync(at()).includes('box')) writeFileSync(at('box', 'hat'), 'longer than before')
      else throw new AppFailure({ kind: 'offline', ...say('connection-lost') })
    }
    const { trashed, stays, here } = await bringBox('move', { whenTrashed })
    expect(trashed?.state).toBe('done')
    expect(stays?.said).toEqual({ code: 'changed-before-trash', about: ['box'] })
    expect(here).toEqual([])
  })
})

describe('a copy from one folder of files to another', () => {
  it.each([
    ['nothing was written', () => {}, null],
    [
      'something was written',
      (at: (...names: string[]) => string) => writeFileSync(at('box', 'hat'), 'longer than before'),
      { code: 'written-while-copied', about: ['box'] },
    ],
  ] as const)('is said to be whole only where %s meanwhile', async (_, whenCopied, said) => {
    const { copied, trashed, stays, here, there } = await bringBox('copy', { whenCopied })
    expect([copied.state, trashed, stays?.said ?? null]).toEqual(['done', null, said])
    expect([here, there]).toEqual([['box'], ['box']])
  })
})
