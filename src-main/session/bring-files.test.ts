import { mkdirSync, readdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openTestFolder } from '../../src-gateways/folder/testing/test-folder'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
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

/** A box in the one folder that is moved to the other, where something happens as soon as it is copied. */
async function moveBox(meanwhile: (at: (...names: string[]) => string) => void) {
  const from = await openEnd('from')
  const to = await openEnd('to', gateway => ({
    bringIn: async (...asked) => {
      const made = await gateway.bringIn(...asked)
      meanwhile(from.at)
      return made
    },
  }))
  mkdirSync(from.at('box', 'inner'), { recursive: true })
  for (const name of ['hat', 'inner/cup']) writeFileSync(from.at('box', name), 'old')
  symlinkSync('hat', from.at('box', 'link'))
  utimesSync(from.at('box', 'hat'), 1_700_000_000.123456, 1_700_000_000.123456)
  const entries = [await entryRef(from.gateway, ROOT_REF, 'box')]
  const engine = testEngine(openTestJournal())
  const brought = await bringFiles(engine, from.end, to.end, { entries, mode: 'move' }, signal)
  return { ...brought, here: from.shown(), there: to.shown() }
}

describe('a move from one folder of files to another', () => {
  it('puts what lay here into the Trash when all of it is in the copy', async () => {
    const { copied, trashed, stays, here, there } = await moveBox(() => {})
    expect([copied.state, trashed?.state, stays]).toEqual(['done', 'done', null])
    expect([here, there]).toEqual([[], ['box']])
  })

  it.each<[string, (at: (...names: string[]) => string) => void]>([
    ['saved', at => writeFileSync(at('box', 'inner', 'cup'), 'new')],
    ['grown', at => writeFileSync(at('box', 'hat'), 'longer than before')],
    ['added', at => writeFileSync(at('box', 'inner', 'late'), 'new')],
    ['linked', at => symlinkSync('inner', at('box', 'other'))],
  ])('leaves all of it where it is when something was %s while it was copied', async (_, meanwhile) => {
    const { copied, trashed, stays, here, there } = await moveBox(meanwhile)
    expect([copied.state, trashed]).toEqual(['done', null])
    expect(stays?.said).toEqual({ code: 'changed-while-copied', about: ['box'] })
    expect([here, there]).toEqual([['box'], ['box']])
  })
})
