import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { InventoryEntry } from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { LinkState, Mark, SaleType } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { connectWire, refusedBy, type WireClient } from '../../src-wire/testing/wire-client.ts'
import { newUuid } from '../grids/uuid'
import {
  CEDAR,
  LIBRARIAN,
  LIBRARY_ROOT,
  type LindenServer,
  type LindenServerOptions,
  OTHER,
} from './testing/linden-server'
import { openLinden } from './testing/open-linden'

const ROOT = '/Inventory'

interface Bench {
  readonly server: LindenServer
  readonly wire: WireClient
}

async function open(region: LindenServerOptions, plant?: (server: LindenServer) => void): Promise<Bench> {
  const { server, socketPath, close } = await openLinden({
    region,
    ...(plant === undefined ? {} : { plant }),
  })
  const wire = connectWire(socketPath)
  onTestEnd(async () => {
    wire.close()
    await close()
  })
  return { server, wire }
}

const entry = async ({ wire }: Bench, path: string, name: string): Promise<InventoryEntry> => {
  const found = (await wire.entries(path)).find(it => it.name === name)
  if (found === undefined) throw new Error(`${name} is not in ${path}.`)
  return found
}

describe.each([
  ['by the Fetch capabilities', false],
  ['by AIS', true],
])('an inventory read %s', (_how, hasAis) => {
  it('has permissions, sale, creator and dates; links with what they lead to; what is worn; the library', async () => {
    const bench = await open({ hasAis }, ({ store }) => {
      const root = store.rootOf(CEDAR)
      const masks = { base: 0x7fff_ffff, current: 0x8_e000, everyone: 0, group: 0, next: 0x2000 }
      const hat = store.addItem(root, 'Hat', {
        masks,
        salePrice: 10,
        saleType: 2,
        assetType: 6,
        invType: 6,
        isFavourite: true,
      })
      const outfit = store.ofType(CEDAR, 46)
      store.addLink(outfit, 'Hat', hat)
      const links = store.addFolder(root, 'Links')
      store.addLink(links, 'Hat', hat)
      store.addLink(links, 'Hat again', hat)
      store.addLink(links, 'Gone', newUuid())
      store.addLink(links, 'Textures', store.ofType(CEDAR, 0), true)
      store.addItem(LIBRARY_ROOT, 'Shared thing')
      store.addItem(store.ofType(CEDAR, 0), 'Sky', {
        assetType: 0,
        invType: 0,
        assetId: '00000000-0000-2222-3333-100000001000',
      })
    })
    expect((await entry(bench, ROOT, 'Hat')).extras).toMatchObject({
      typeWord: 'Object',
      description: 'as it is',
      creator: { id: CEDAR },
      masks: { owner: 0x8_e000, nextOwner: 0x2000 },
      sale: { type: SaleType.SALE_TYPE_COPY, price: 10 },
      createdUnixNanos: 1_700_000_000_000_000_000n,
      marks: [Mark.MARK_WORN, Mark.MARK_FAVOURITE],
    })
    const links = await bench.wire.entries(`${ROOT}/Links`)
    const states = links.map((it): [string, unknown] => [it.name, it.extras?.link?.state])
    expect(states.sort(([one], [other]) => one.localeCompare(other))).toEqual([
      ['Gone', LinkState.LINK_STATE_BROKEN],
      ['Hat', LinkState.LINK_STATE_FOUND],
      ['Hat again', LinkState.LINK_STATE_FOUND],
      ['Textures', LinkState.LINK_STATE_FOUND],
    ])
    const library = await entry(bench, ROOT, 'Library')
    expect(library.extras?.marks).toEqual([Mark.MARK_SYSTEM, Mark.MARK_PROTECTED, Mark.MARK_LIBRARY])
    const shared = await entry(bench, `${ROOT}/Library`, 'Shared thing')
    expect(shared.extras?.marks).toContain(Mark.MARK_LIBRARY)
    const picture = await bench.wire.thumbnail(`${ROOT}/Textures/Sky`)
    expect([picture.contentType, picture.data.subarray(1, 4).toString()]).toEqual(['image/png', 'PNG'])
  })

  it('says how many are missing where not all arrive, after it has asked again', async () => {
    const bench = await open({ hasAis: false }, ({ store }) => store.addItem(store.rootOf(CEDAR), 'Hat'))
    let asked = 0
    bench.server.meddle = ({ at }, answer) => {
      if (at !== 'FetchInventoryDescendents2') return undefined
      asked++
      const { status, body } = answer()
      if (!(body instanceof Map)) return undefined
      const folders = body.get('folders')
      const shorter = Array.isArray(folders)
        ? folders.map(it => (it instanceof Map ? new Map([...it, ['items', []]]) : it))
        : []
      return { status, body: new Map([['folders', shorter]]) }
    }
    const { extras } = await bench.wire.list(ROOT)
    expect(extras).toMatchObject({ incomplete: true, expected: 5 })
    expect(asked).toBe(2)
  })

  it('never takes another owner’s folder for one’s own', async () => {
    const bench = await open({ hasAis }, ({ store }) => {
      store.addFolder(store.rootOf(CEDAR), 'Theirs', { ownerId: OTHER })
    })
    expect(await refusedBy(bench.wire.list(`${ROOT}/Theirs`))).toMatchObject({ code: expect.any(Number) })
  })

  it('asks for new capabilities where the old ones are gone, and says when the session is over', async () => {
    const bench = await open({ hasAis })
    bench.server.revoke({ seeds: false })
    expect((await bench.wire.entries(ROOT)).map(it => it.name)).toContain('Trash')
    bench.server.revoke({ seeds: true })
    expect((await refusedBy(bench.wire.list(ROOT))).reason).toBe(Reason.REASON_SIGN_IN_AGAIN)
    const stop = new AbortController()
    for await (const { state } of bench.wire.watch(stop.signal)) {
      expect(state?.said).toBe('The session has ended.')
      break
    }
    stop.abort()
  })
})

describe('a folder whose parent did not arrive whole', () => {
  /** Of the root no folder comes, and it says that there are some. */
  const withholdRoot = ({ server }: Bench): void => {
    const root = server.store.rootOf(CEDAR)
    server.meddle = ({ at, body }, answer) => {
      if (at !== 'FetchInventoryDescendents2' || !body.includes(root)) return undefined
      const { status, body: said } = answer()
      const folders = said instanceof Map ? said.get('folders') : undefined
      if (!Array.isArray(folders)) return { status, body: said ?? '' }
      const shorter = folders.map(it => (it instanceof Map ? new Map([...it, ['categories', []]]) : it))
      return { status, body: new Map([['folders', shorter]]) }
    }
  }

  it('is not called gone for missing from it', async () => {
    const bench = await open({}, ({ store }) => store.addFolder(store.rootOf(CEDAR), 'Boxes'))
    const boxes = await entry(bench, ROOT, 'Boxes')
    withholdRoot(bench)
    const refused = await refusedBy(bench.wire.listTree(`${ROOT}/Boxes`))
    expect(refused.reason).toBe(Reason.REASON_SAID)
    bench.server.meddle = null
    expect((await bench.wire.find(boxes.recordId)).places).toHaveLength(1)
  })

  it('is not shown as empty, and not called gone, where the service lists nothing of it', async () => {
    const bench = await open({}, ({ store }) => store.addFolder(store.rootOf(CEDAR), 'Boxes'))
    const boxes = await entry(bench, ROOT, 'Boxes')
    for (const { id } of bench.server.store.folders.values())
      if (id === boxes.recordId) bench.server.store.folders.delete(id)
    withholdRoot(bench)
    expect((await bench.wire.list(`${ROOT}/Boxes`)).extras?.incomplete).toBe(true)
    bench.server.meddle = null
    await refusedBy(bench.wire.list(`${ROOT}/Boxes`))
  })
})

describe('a grid that refuses', () => {
  it('is asked for less at once; a folder that is too large for it is said to be so', async () => {
    const bench = await open({ mostInReply: 8 }, ({ store }) => {
      const large = store.addFolder(store.rootOf(CEDAR), 'Large')
      for (let index = 0; index < 9; index++) store.addItem(large, `Thing ${index}`)
      for (let index = 0; index < 2; index++) store.addFolder(store.rootOf(CEDAR), `Small ${index}`)
    })
    const { reason } = await refusedBy(bench.wire.list(`${ROOT}/Large`))
    expect(reason).toBe(Reason.REASON_TOO_LARGE)
  })

  it('is believed where it fails with a status of 200, in its own words', async () => {
    const bench = await open({})
    bench.server.meddle = ({ at }) =>
      at.startsWith('Fetch')
        ? { status: 200, body: new Map([['error', new Map([['message', 'Too many.']])]]) }
        : undefined
    expect(await refusedBy(bench.wire.list(ROOT))).toMatchObject({ reason: Reason.REASON_SAID })
  })

  it('is asked again where it was busy', async () => {
    const bench = await open({})
    let busy = 2
    bench.server.meddle = ({ at }) =>
      at.startsWith('Fetch') && busy-- > 0 ? { status: 503, body: '' } : undefined
    expect((await bench.wire.entries(ROOT)).map(it => it.name)).toContain('Library')
    expect(busy).toBeLessThan(0)
  })
})

it('knows an item of the library by nothing but its id', async () => {
  const bench = await open({}, ({ store }) => store.addItem(LIBRARY_ROOT, 'Shared thing'))
  const item = [...bench.server.store.items.values()].find(it => it.ownerId === LIBRARIAN)
  const { places } = await bench.wire.find(item?.id ?? '')
  expect(places).toEqual([{ id: item?.id, path: `${ROOT}/Library/Shared thing`, parentId: LIBRARY_ROOT }])
})
