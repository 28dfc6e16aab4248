import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { LinkState, Mark } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import { refusedBy } from '../../src-wire/testing/wire-client.ts'
import { newUuid, type Uuid } from '../grids/uuid'
import type { InventoryStore } from './testing/inventory-store'
import { type Bench, copy, move, openLindenBench, ROOT, titlesIn } from './testing/linden-bench'
import { CEDAR, type LindenServer, type LindenServerOptions, type Reply } from './testing/linden-server'
import { IMPATIENT_TRIES, PATIENT_TRIES } from './testing/open-linden'
import { FieldWriter } from './udp/field-writer'
import { MESSAGE } from './udp/message-ids'

const ALL = 0x9_e000
const CHANGES = new Set<number>([
  MESSAGE.moveInventoryItem,
  MESSAGE.moveInventoryFolder,
  MESSAGE.linkInventoryItem,
])
const NO_COPY = { base: ALL, current: ALL & ~0x8000, everyone: 0, group: 0, next: 0 }

const open = (region?: LindenServerOptions) => openLindenBench(onTestEnd, region)

describe('names on a region', () => {
  it('are any for a new folder, stay what they are in moves and copies, and are never made unreadable', async () => {
    const bench = await open()
    const { store, root, wire } = bench
    const hat = store.addItem(root, 'Grüße')
    const cap = store.addItem(root, 'Cap', { description: '帽子' })
    const box = store.addFolder(root, 'Box')
    await wire.makeDir(`${ROOT}/x`, { newTitle: 'Grüße 帽子 🎩' })
    expect(await titlesIn(bench, '')).toContain('Grüße 帽子 🎩')
    for (const change of [
      () => move(bench, 'Cap', '', 'Kappe'),
      () => move(bench, 'Cap', 'Box', 'Mütze'),
      () => move(bench, 'Box', '', 'Büchse'),
      () => copy(bench, 'Cap', 'Box', 'Mütze'),
    ])
      expect((await refusedBy(change())).reason).toBe(Reason.REASON_SAID)
    expect([store.items.get(hat)?.name, store.items.get(cap)?.folderId]).toEqual(['Grüße', root])
    expect(store.folders.get(box)?.name).toBe('Box')
    await copy(bench, 'Grüße', 'Box', 'Grüße')
    await move(bench, 'Grüße', 'Box')
    expect(await titlesIn(bench, '/Box')).toEqual(['Grüße', 'Grüße'])
    for (const title of ['a\nb', 'x'.repeat(64), 'a|b'])
      expect((await refusedBy(wire.makeDir(`${ROOT}/x`, { newTitle: title }))).reason).toBe(
        Reason.REASON_BAD_TITLE,
      )
  })

  it('change, and all else of an item goes back as it was', async () => {
    const bench = await open()
    const masks = { base: ALL, current: ALL, everyone: 0x8000, group: 0xe000, next: 0x8_e000 }
    const more = {
      masks,
      flags: 0x20_0105,
      salePrice: 12,
      saleType: 2,
      groupId: newUuid(),
      creationDate: 1_600_000_000,
    }
    const id = bench.store.addItem(bench.root, 'Hat', { ...more, description: 'two  blanks' })
    const before = bench.store.items.get(id)
    await move(bench, 'Hat', '', 'Cap')
    expect(bench.store.items.get(id)).toEqual({ ...before, name: 'Cap' })
  })
})

describe('what is done on a region', () => {
  it('is copied only where that is allowed, alone or in a folder; a link becomes a further link', async () => {
    const bench = await open()
    const { store, root } = bench
    const box = store.addFolder(root, 'Box')
    const hat = store.addItem(box, 'Hat')
    store.addLink(root, 'Link', hat)
    store.addItem(root, 'Only one', { masks: NO_COPY })
    expect((await refusedBy(copy(bench, 'Only one', 'Box', 'Only one'))).reason).toBe(Reason.REASON_NO_COPY)
    await copy(bench, 'Link', 'Box', 'Link 2')
    const [link] = (await bench.wire.entries(`${ROOT}/Box`)).filter(it => it.name === 'Link 2')
    expect(link?.extras?.link).toMatchObject({ targetId: hat, state: LinkState.LINK_STATE_FOUND })
    await copy(bench, 'Box', '', 'Box 2', true)
    expect(await titlesIn(bench, '/Box 2')).toEqual(['Hat', 'Link 2'])
    store.addItem(box, 'Only one', { masks: NO_COPY })
    const refused = await refusedBy(copy(bench, 'Box', '', 'Box 3', true))
    expect(refused.reason).toBe(Reason.REASON_NO_COPY)
    expect(await titlesIn(bench, '')).not.toContain('Box 3')
  })

  it.each([
    [
      'a link whose name it would make unreadable',
      (it: Bench, box: Uuid) => it.store.addLink(box, 'Grüße', newUuid()),
    ],
    ['a folder whose name it would cut', (it: Bench, box: Uuid) => it.store.addFolder(box, 'ü'.repeat(40))],
    ['a folder without a name', (it: Bench, box: Uuid) => it.store.addFolder(box, '')],
  ])('is not copied at all where what is in it cannot be called the same: %s', async (_what, plant) => {
    const bench = await open()
    const { server, store, root } = bench
    const box = store.addFolder(root, 'Box')
    plant(bench, store.addFolder(box, 'Inner'))
    store.addItem(box, 'Hat')
    expect((await refusedBy(copy(bench, 'Box', '', 'Box 2', true))).reason).not.toBe(Reason.REASON_PARTIAL)
    expect(await titlesIn(bench, '')).not.toContain('Box 2')
    expect(server.circuit.heard.filter(it => it.id === MESSAGE.copyInventoryItem)).toEqual([])
  })

  it('is deleted into the Trash, and for good only there: links that are broken, folders with what is in them', async () => {
    const bench = await open()
    const { store, root, trash, wire } = bench
    const box = store.addFolder(root, 'Box')
    store.addItem(store.addFolder(box, 'Inner'), 'Hat')
    store.addLink(root, 'Gone', newUuid())
    store.addLink(store.ofType(CEDAR, 46), 'Cap', store.addItem(root, 'Cap'))
    const marks = async () => (await wire.entries(ROOT)).find(it => it.name === 'Cap')?.extras?.marks
    await titlesIn(bench, '/Current Outfit')
    expect(await marks()).toEqual([Mark.MARK_WORN])
    await move(bench, 'Current Outfit/Cap', 'Box')
    expect(await marks()).toEqual([])
    for (const name of ['Box', 'Gone']) await move(bench, name, 'Trash')
    const trashed = await wire.entries(`${ROOT}/Trash`)
    expect(trashed.map(it => it.extras?.deletion?.fromId)).toEqual(['root', 'root'])
    expect((await refusedBy(wire.emptyTrash(3))).code).toBe(status.INVALID_ARGUMENT)
    expect(await wire.emptyTrash(2)).toMatchObject({ removed: 2 })
    expect(
      [...store.items.values(), ...store.folders.values()].filter(it => isIn(store, it.id, trash)),
    ).toEqual([])
    expect((await refusedBy(move(bench, 'Textures', 'Trash'))).reason).toBe(Reason.REASON_PROTECTED_FOLDER)
  })

  it('hangs on the root afterwards: what would be in no listing goes back', async () => {
    const bench = await open()
    const { server, store, root } = bench
    const [box, shelf, crate] = ['Box', 'Shelf', 'Crate'].map(name => store.addFolder(root, name))
    const hat = store.addItem(root, 'Hat')
    await titlesIn(bench, '')
    before(server, MESSAGE.moveInventoryFolder, () =>
      store.setFolder(shelf ?? root, { parentId: box ?? root }),
    )
    expect((await refusedBy(move(bench, 'Box', 'Shelf'))).reason).toBe(Reason.REASON_SAID)
    expect(store.isBelow(box ?? root, root) && store.isBelow(shelf ?? root, root)).toBe(true)
    before(server, MESSAGE.moveInventoryItem, () => store.folders.delete(crate ?? root))
    expect((await refusedBy(move(bench, 'Hat', 'Crate'))).reason).toBe(Reason.REASON_SAID)
    expect(store.items.get(hat)?.folderId).toBe(root)
  })
})

describe('a look afterwards that fails', () => {
  /** From the `from`th request to `at` on that comes once a change was told. */
  const failAfter = ({ server }: Bench, at: string, from: number): void => {
    let seen = 0
    const isTold = (): boolean =>
      server.circuit.heard.some(it => CHANGES.has(it.id)) ||
      server.asked.some(it => it.at === 'CreateInventoryCategory')
    server.meddle = asked =>
      asked.at === at && isTold() && ++seen >= from ? { status: 500, body: '' } : undefined
  }

  it.each([
    ['an item that was moved', 'FetchInventoryDescendents2', 1, (it: Bench) => move(it, 'Hat', 'Box')],
    ['a folder that was moved', 'FetchInventoryDescendents2', 2, (it: Bench) => move(it, 'Shelf', 'Box')],
    ['a link that was copied', 'FetchInventory2', 2, (it: Bench) => copy(it, 'Link', 'Box', 'Link')],
    [
      'a folder that was made',
      'FetchInventoryDescendents2',
      2,
      (it: Bench) => it.wire.makeDir(`${ROOT}/Box/x`, { newTitle: 'Inner' }),
    ],
  ])('does not make a refusal of %s', async (_what, at, from, change) => {
    const bench = await open()
    const { server, store, root } = bench
    const box = store.addFolder(root, 'Box')
    store.addFolder(root, 'Shelf')
    store.addLink(root, 'Link', store.addItem(root, 'Hat'))
    failAfter(bench, at, from)
    expect((await refusedBy(change(bench))).code).toBe(status.DEADLINE_EXCEEDED)
    server.meddle = null
    expect(store.listing(box, CEDAR).folders.length + store.listing(box, CEDAR).items.length).toBe(1)
  })
})

describe('AIS', () => {
  it('that answers more than is read has perhaps done it all the same', async () => {
    const bench = await open({ hasAis: true, hasCircuit: false })
    bench.store.addItem(bench.root, 'Hat')
    const deep = `<llsd>${'<array>'.repeat(5_000)}${'</array>'.repeat(5_000)}</llsd>`
    bench.server.meddle = ({ method }) => (method === 'PATCH' ? { status: 200, body: deep } : undefined)
    expect((await refusedBy(move(bench, 'Hat', '', 'Cap'))).code).toBe(status.DEADLINE_EXCEEDED)
  })

  it('changes by itself where there is no circuit: any names, moves, links, and the Trash', async () => {
    const bench = await open({ hasAis: true, hasCircuit: false })
    const { store, root, trash, wire } = bench
    const hat = store.addItem(root, 'Hat')
    store.addLink(root, 'Link', hat)
    const { recordId } = await wire.makeDir(`${ROOT}/x`, { newTitle: 'Schränke 箱' })
    await move(bench, 'Hat', 'Schränke 箱', 'Mütze')
    expect(store.items.get(hat)).toMatchObject({ name: 'Mütze', folderId: recordId, description: 'as it is' })
    await move(bench, 'Link', 'Schränke 箱', 'Noch einer')
    expect(await titlesIn(bench, '/Schränke 箱')).toEqual(['Mütze', 'Noch einer'])
    const refused = await refusedBy(copy(bench, 'Schränke 箱/Mütze', '', 'Mütze'))
    expect(refused.reason).toBe(Reason.REASON_NOT_SUPPORTED)
    await move(bench, 'Schränke 箱', 'Trash')
    expect(await wire.emptyTrash(1)).toMatchObject({ removed: 1 })
    expect([store.items.has(hat), store.ownedBy(CEDAR).some(it => it.parentId === trash)]).toEqual([
      false,
      false,
    ])
    expect(bench.server.circuit.heard).toEqual([])
  })

  it('that ignores a new parent moves nothing, and is not believed; beside a circuit it only gives names', async () => {
    const alone = await open({ hasAis: true, hasCircuit: false, ignoresParent: true })
    const beside = await open({ hasAis: true, ignoresParent: true })
    for (const { store, root } of [alone, beside]) {
      store.addItem(root, 'Hat')
      store.addFolder(root, 'Box')
    }
    const refused = refusedBy(move(alone, 'Hat', 'Box'))
    await move(beside, 'Hat', 'Box', 'Mütze')
    expect(await titlesIn(beside, '/Box')).toEqual(['Mütze'])
    expect((await refused).reason).toBe(Reason.REASON_SAID)
    expect(await titlesIn(alone, '')).toContain('Hat')
  })

  it('is asked again where a folder comes in an older state than its last change has said', async () => {
    const bench = await open({ hasAis: true })
    const { server, store, root } = bench
    store.addItem(root, 'Hat')
    const before: Reply[] = []
    server.meddle = ({ method, path }, answer) => {
      if (method === 'GET' && path.includes(root)) before.push(answer())
      return undefined
    }
    await titlesIn(bench, '')
    server.meddle = null
    await move(bench, 'Hat', '', 'Cap')
    let asked = 0
    server.meddle = ({ method, path }) =>
      method === 'GET' && path.includes(root) && asked++ === 0 ? before[0] : undefined
    expect(await titlesIn(bench, '')).toContain('Cap')
    expect([before.length, asked]).toEqual([1, 2])
  })
})

describe('a circuit', () => {
  it('that loses acks does not hide what was done; what may have got lost is unknown, and true afterwards', async () => {
    const bench = await open()
    const { server, store, root } = bench
    const box = store.addFolder(root, 'Box')
    const [hat, cap] = ['Hat', 'Cap', 'Coat'].map(name => store.addItem(root, name))
    // Opens it.
    await move(bench, 'Coat', 'Box')
    bench.rhythm.tries = IMPATIENT_TRIES
    server.circuit.meddle = ({ id }) => (id === MESSAGE.moveInventoryItem ? 'unanswered' : undefined)
    await move(bench, 'Hat', 'Box')
    server.circuit.meddle = ({ id }) => (id === MESSAGE.moveInventoryItem ? 'lost' : undefined)
    const { code, reason } = await refusedBy(move(bench, 'Cap', 'Box'))
    expect([code, reason]).toEqual([status.DEADLINE_EXCEEDED, Reason.REASON_UNSPECIFIED])
    expect([hat, cap].map(id => store.items.get(id ?? root)?.folderId)).toEqual([box, root])
    // It opens again with what comes next.
    server.circuit.meddle = null
    bench.rhythm.tries = PATIENT_TRIES
    await move(bench, 'Cap', 'Box')
    expect(store.items.get(cap ?? root)?.folderId).toBe(box)
  })

  it('that only acks proves nothing: what the region does later is unknown until then, and never refused', async () => {
    const bench = await open()
    const { server, store, root, trash } = bench
    const box = store.addFolder(root, 'Box')
    const shelf = store.addFolder(root, 'Shelf')
    const hat = store.addItem(root, 'Hat')
    const cap = store.addItem(trash, 'Cap')
    server.circuit.meddle = ({ id }) =>
      CHANGES.has(id) || id === MESSAGE.removeInventoryItem ? 'late' : undefined
    const changes = [
      move(bench, 'Hat', 'Box'),
      move(bench, 'Shelf', 'Box'),
      bench.wire.remove(`${ROOT}/Trash/Cap`, false),
    ]
    for (const { code } of await Promise.all(changes.map(refusedBy)))
      expect(code).toBe(status.DEADLINE_EXCEEDED)
    expect([store.items.get(hat)?.folderId, store.items.has(cap)]).toEqual([root, true])
    server.circuit.doLate()
    expect(await titlesIn(bench, '/Box')).toEqual(['Hat', 'Shelf'])
    expect([store.folders.get(shelf)?.parentId, store.items.has(cap)]).toEqual([box, false])
  })

  it('that the region ends says so to everybody, in its words, and takes no changes', async () => {
    const bench = await open()
    const { server, store, root, wire } = bench
    store.addItem(root, 'Hat')
    await wire.makeDir(`${ROOT}/x`, { newTitle: 'Box' })
    const words = Buffer.from('New login detected')
    const kicked = new FieldWriter().u32(0).u8(0).u8(0).id(null).id(null).u8(words.length).u8(0).bytes(words)
    server.circuit.tell(MESSAGE.kickUser, kicked)
    const stop = new AbortController()
    for await (const { state } of wire.watch(stop.signal)) {
      if (state?.reach !== Reach.REACH_SIGNED_OUT) continue
      expect(state.said).toBe('New login detected')
      break
    }
    stop.abort()
    expect((await refusedBy(move(bench, 'Hat', 'Box'))).reason).toBe(Reason.REASON_SIGN_IN_AGAIN)
  })
})

function isIn(store: InventoryStore, id: Uuid, folder: Uuid): boolean {
  const { folderId = null } = store.items.get(id) ?? {}
  return folderId === null
    ? store.isBelow(id, folder)
    : folderId === folder || store.isBelow(folderId, folder)
}

/** Something happens right before the first such message is done. */
function before({ circuit }: LindenServer, id: number, happens: () => unknown): void {
  circuit.meddle = message => {
    if (message.id !== id) return undefined
    circuit.meddle = null
    happens()
    return undefined
  }
}
