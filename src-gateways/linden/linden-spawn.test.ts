import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { Action } from '../../src-wire/gen/satchel/v1/source.ts'
import { refusedBy } from '../../src-wire/testing/wire-client.ts'
import { OBJECT_TYPE } from '../grids/asset-types'
import { newUuid, type Uuid } from '../grids/uuid'
import { type Bench, openLindenBench, ROOT, titlesIn } from './testing/linden-bench'
import type { LindenServerOptions } from './testing/linden-server'
import { alertOf, updateOf } from './testing/region-land'
import { MESSAGE } from './udp/message-ids'
import type { Point } from './wire/login-reply'

const ALL = 0x9_e000
const OBJECT = { assetType: OBJECT_TYPE, invType: 6 }
const ONLY_ONE = { ...OBJECT, masks: { base: ALL, current: ALL & ~0x8000, everyone: 0, group: 0, next: 0 } }

const open = (region?: LindenServerOptions) => openLindenBench(onTestEnd, region)
const rezzes = ({ server }: Bench): number =>
  server.circuit.heard.filter(({ id }) => id === MESSAGE.rezObject).length
const tell = ({ server }: Bench, message: ReturnType<typeof alertOf>): void =>
  server.circuit.tellMessage(message)

describe('an object in a region', () => {
  it('is put where the person is at home, once, and it is said where that is; the item stays', async () => {
    const bench = await open({ home: '100,r50,r23' })
    const { server, store, root, wire } = bench
    const hat = store.addItem(root, 'Grüße', OBJECT)
    const first = await wire.spawn(`${ROOT}/Grüße`)
    const second = await wire.spawn(`${ROOT}/Grüße`)
    expect(first).toMatchObject({ sourcePath: `${ROOT}/Grüße`, spawnedSlotName: 'Grüße (96, 46, 23)' })
    const { standing } = server.land
    expect(standing.map(({ item }) => item.id)).toEqual([hat, hat])
    expect([first.spawnedSlotId, second.spawnedSlotId]).toEqual(standing.map(({ id }) => id))
    expect(rezzes(bench)).toBe(2)
    expect(await titlesIn(bench, '')).toContain('Grüße')
  })

  it('leaves the inventory where it may not be copied, and its folder says so at once', async () => {
    const bench = await open()
    const { server, store, root, wire } = bench
    store.addItem(root, 'Only one', ONLY_ONE)
    expect(await titlesIn(bench, '')).toContain('Only one')
    await wire.spawn(`${ROOT}/Only one`)
    expect(server.land.standing).toHaveLength(1)
    expect(await titlesIn(bench, '')).not.toContain('Only one')
  })

  it('that the land does not take is refused in the words of the region, and stays an item', async () => {
    const bench = await open()
    const { server, store, root, wire } = bench
    const only = store.addItem(root, 'Only one', ONLY_ONE)
    server.land.refusal = "Can't rez object 'Only one' at <128.000, 128.000, 30.000> on parcel 'Cliff'."
    const call = wire.spawn(`${ROOT}/Only one`)
    await expect(call).rejects.toThrow(server.land.refusal)
    expect((await refusedBy(call)).reason).toBe(Reason.REASON_SAID)
    expect(store.items.has(only)).toBe(true)
    expect(rezzes(bench)).toBe(1)
  })

  it('of which nothing is seen or said may be there or not: it is not known, and not asked for again', async () => {
    const bench = await open()
    const { server, store, root, wire } = bench
    store.addItem(root, 'Hat', OBJECT)
    server.land.isSilent = true
    expect((await refusedBy(wire.spawn(`${ROOT}/Hat`))).code).toBe(status.DEADLINE_EXCEEDED)
    server.land.refusal = ''
    expect((await refusedBy(wire.spawn(`${ROOT}/Hat`))).code).toBe(status.DEADLINE_EXCEEDED)
    server.circuit.meddle = ({ id }) => (id === MESSAGE.rezObject ? 'unanswered' : undefined)
    expect((await refusedBy(wire.spawn(`${ROOT}/Hat`))).code).toBe(status.DEADLINE_EXCEEDED)
    expect(server.land.standing).toHaveLength(1)
  })

  it('that left the inventory is there, although nothing was seen of it', async () => {
    const bench = await open()
    bench.store.addItem(bench.root, 'Only one', ONLY_ONE)
    bench.server.land.isSilent = true
    expect(await bench.wire.spawn(`${ROOT}/Only one`)).toMatchObject({
      spawnedSlotId: '',
      spawnedSlotName: 'Only one',
    })
  })

  it.each([
    ['is somebody else’s', (at: Point) => updateOf({ id: newUuid(), at }, 0)],
    ['is elsewhere', ({ x, y, z }: Point) => updateOf({ id: newUuid(), at: { x: x + 5, y, z } })],
    ['is about something else', () => alertOf('The region restarts in five minutes.')],
  ])('is not taken for one that %s', async (_what, other) => {
    const bench = await open({ home: '100,r50,r23' })
    const { server, store, root, wire } = bench
    store.addItem(root, 'Hat', OBJECT)
    server.land.isSilent = true
    server.circuit.meddle = ({ id }) => {
      if (id === MESSAGE.rezObject) tell(bench, other({ x: 96, y: 46, z: 23 }))
      return undefined
    }
    expect((await refusedBy(wire.spawn(`${ROOT}/Hat`))).code).toBe(status.DEADLINE_EXCEEDED)
  })

  it('is not taken for one that was there before', async () => {
    const bench = await open({ home: '100,r50,r23' })
    const { server, store, root, wire } = bench
    store.addItem(root, 'Hat', OBJECT)
    const old: Uuid = newUuid()
    await wire.currentWorld()
    tell(bench, updateOf({ id: old, at: { x: 96, y: 46, z: 23 } }))
    server.land.isSilent = true
    server.circuit.meddle = ({ id }) => {
      if (id === MESSAGE.rezObject) tell(bench, updateOf({ id: old, at: { x: 96, y: 46, z: 23 } }))
      return undefined
    }
    expect((await refusedBy(wire.spawn(`${ROOT}/Hat`))).code).toBe(status.DEADLINE_EXCEEDED)
  })

  it('is never a notecard, a folder or a link', async () => {
    const bench = await open()
    const { store, root, wire } = bench
    const hat = store.addItem(root, 'Hat', OBJECT)
    store.addItem(root, 'Note')
    store.addLink(root, 'Link', hat)
    store.addFolder(root, 'Box')
    expect((await refusedBy(wire.spawn(`${ROOT}/Note`))).code).toBe(status.PERMISSION_DENIED)
    for (const name of ['Link', 'Box'])
      expect((await refusedBy(wire.spawn(`${ROOT}/${name}`))).code).toBe(status.INVALID_ARGUMENT)
    const [note] = (await wire.entries(ROOT)).filter(it => it.name === 'Note')
    expect(note?.extras?.rights?.denied.map(({ action }) => action)).toEqual([Action.ACTION_SPAWN])
    expect(rezzes(bench)).toBe(0)
  })
})

describe('the world of a region', () => {
  it.each([
    ['tells', true],
    ['is asked for', false],
  ])('is called as the region %s', async (_what, saysName) => {
    const { server, wire } = await open()
    server.land.saysName = saysName
    expect(await wire.currentWorld()).toMatchObject({ hasWorld: true, world: { name: 'Cedar Isle' } })
  })

  it('is none where nobody answers, and where there is only AIS, whose circuit is never opened', async () => {
    const silent = await open()
    await silent.server.circuit.close()
    expect(await silent.wire.currentWorld()).toMatchObject({ hasWorld: false })
    const ais = await open({ hasAis: true, hasCircuit: false })
    expect(await ais.wire.currentWorld()).toMatchObject({ hasWorld: false })
    ais.store.addItem(ais.root, 'Hat', OBJECT)
    expect((await refusedBy(ais.wire.spawn(`${ROOT}/Hat`))).code).toBe(status.UNIMPLEMENTED)
  })
})
