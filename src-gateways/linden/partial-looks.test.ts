import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { LinkState } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { refusedBy } from '../../src-wire/testing/wire-client.ts'
import { newUuid, type Uuid } from '../grids/uuid'
import { isLlsdMap, type Llsd, type LlsdMap } from './llsd/llsd-value'
import { type Bench, copy, move, openLindenBench, ROOT, titlesIn } from './testing/linden-bench'
import { CEDAR, type LindenServerOptions, type Reply } from './testing/linden-server'
import { MESSAGE } from './udp/message-ids'
import { idOf, mapsOf } from './wire/llsd-fields'
import { writeFolder } from './wire/write-records'

const open = (region?: LindenServerOptions) => openLindenBench(onTestEnd, region)

/** What a reply lacks, of whichever request for folders. */
type Lack = (listing: LlsdMap) => LlsdMap | null

/** One of the folders in `in` does not come, and the count of what should have come says so. */
const withoutFolder =
  (inIt: Uuid, id: Uuid): Lack =>
  listing => {
    if (idOf(listing, 'folder_id') !== inIt) return listing
    const rest = mapsOf(listing, 'categories').filter(it => idOf(it, 'category_id') !== id)
    return new Map<string, Llsd>([...listing, ['categories', rest]])
  }

const withoutItem =
  (inIt: Uuid, id: Uuid): Lack =>
  listing => {
    if (idOf(listing, 'folder_id') !== inIt) return listing
    const rest = mapsOf(listing, 'items').filter(it => idOf(it, 'item_id') !== id)
    return new Map<string, Llsd>([...listing, ['items', rest]])
  }

/** Nothing at all comes of a folder that was asked for. */
const nothingOf =
  (id: Uuid): Lack =>
  listing =>
    idOf(listing, 'folder_id') === id ? null : listing

/** From now on, or from the first message with this id on that the region hears. */
function lack({ server }: Bench, lacks: Lack, from?: number): void {
  const hasBegun = (): boolean => from === undefined || server.circuit.heard.some(it => it.id === from)
  server.meddle = ({ at }, answer) => {
    if (at !== 'FetchInventoryDescendents2' || !hasBegun()) return undefined
    const reply = answer()
    const { body } = reply
    if (!isLlsdMap(body)) return reply
    const folders = mapsOf(body, 'folders').flatMap(it => lacks(it) ?? [])
    return { ...reply, body: new Map<string, Llsd>([['folders', folders]]) }
  }
}

/** FetchInventory2 answers so. */
function answerItems({ server }: Bench, body: Llsd, from?: number): void {
  const hasBegun = (): boolean => from === undefined || server.circuit.heard.some(it => it.id === from)
  server.meddle = ({ at }): Reply | undefined =>
    at === 'FetchInventory2' && hasBegun() ? { status: 200, body } : undefined
}

describe('what is missing from a part of a folder', () => {
  it('is not gone: nothing is moved back, put away or called not found because of it', async () => {
    const bench = await open()
    const { server, store, root } = bench
    const box = store.addFolder(root, 'Box')
    const shelf = store.addFolder(root, 'Shelf')
    const hat = store.addItem(root, 'Hat')
    await titlesIn(bench, '')
    // Before anything is sent: where it should go is not seen, and nobody calls it gone.
    lack(bench, withoutFolder(root, box))
    expect((await refusedBy(move(bench, 'Hat', 'Box'))).reason).toBe(Reason.REASON_SAID)
    expect((await refusedBy(bench.wire.makeDir(`${ROOT}/Box/x`, { newTitle: 'Inner' }))).reason).toBe(
      Reason.REASON_SAID,
    )
    expect(server.circuit.heard.filter(it => it.id === MESSAGE.moveInventoryItem)).toEqual([])
    // After it: what was done stays done, and nobody says that it was not.
    lack(bench, withoutFolder(root, box), MESSAGE.moveInventoryItem)
    expect((await refusedBy(move(bench, 'Hat', 'Box'))).code).toBe(status.DEADLINE_EXCEEDED)
    lack(bench, withoutFolder(root, box), MESSAGE.moveInventoryFolder)
    expect((await refusedBy(move(bench, 'Shelf', 'Box'))).code).toBe(status.DEADLINE_EXCEEDED)
    expect([store.items.get(hat)?.folderId, store.folders.get(shelf)?.parentId]).toEqual([box, box])
  })

  it('keeps a folder that was just made', async () => {
    const bench = await open()
    const { server, store, root } = bench
    const box = store.addFolder(root, 'Box')
    await titlesIn(bench, '')
    const isMade = (): boolean => server.asked.some(it => it.at === 'CreateInventoryCategory')
    lack(bench, listing => (isMade() ? withoutFolder(root, box)(listing) : listing))
    const refused = await refusedBy(bench.wire.makeDir(`${ROOT}/Box/x`, { newTitle: 'Inner' }))
    expect(refused.code).toBe(status.DEADLINE_EXCEEDED)
    expect([...store.folders.values()].find(it => it.name === 'Inner')?.parentId).toBe(box)
  })

  it('is not called deleted: what is ignored by the region is not, however little comes', async () => {
    const bench = await open()
    const { server, store, trash } = bench
    const bag = store.addFolder(trash, 'Bag')
    const cap = store.addItem(trash, 'Cap')
    await titlesIn(bench, '/Trash')
    // Acked, and never done.
    server.circuit.meddle = ({ id }) =>
      id === MESSAGE.removeInventoryFolder || id === MESSAGE.removeInventoryItem ? 'late' : undefined
    for (const lacks of [withoutFolder(trash, bag), nothingOf(trash)]) {
      server.circuit.heard.length = 0
      lack(bench, lacks, MESSAGE.removeInventoryFolder)
      expect((await refusedBy(bench.wire.remove(`${ROOT}/Trash/Bag`, true))).code).toBe(
        status.DEADLINE_EXCEEDED,
      )
    }
    server.circuit.heard.length = 0
    const noItems = new Map<string, Llsd>([['items', []]])
    const isTold = (): boolean => server.circuit.heard.some(it => it.id === MESSAGE.removeInventoryItem)
    lack(bench, withoutItem(trash, cap), MESSAGE.removeInventoryItem)
    const { meddle } = server
    server.meddle = (asked, answer) =>
      asked.at === 'FetchInventory2' && isTold() ? { status: 200, body: noItems } : meddle?.(asked, answer)
    expect((await refusedBy(bench.wire.remove(`${ROOT}/Trash/Cap`, false))).code).toBe(
      status.DEADLINE_EXCEEDED,
    )
    expect([store.folders.has(bag), store.items.has(cap)]).toEqual([true, true])
  })

  it('is neither copied around nor deleted along', async () => {
    const bench = await open()
    const { server, store, root, trash } = bench
    const box = store.addFolder(root, 'Box')
    store.addItem(box, 'Hat')
    const cap = store.addItem(box, 'Cap')
    const bag = store.addFolder(trash, 'Bag')
    const theirs = store.addItem(bag, 'Theirs')
    await Promise.all(['', '/Trash'].map(path => titlesIn(bench, path)))
    lack(bench, listing => withoutItem(box, cap)(withoutItem(bag, theirs)(listing) ?? listing))
    expect((await refusedBy(copy(bench, 'Box', '', 'Box 2', true))).reason).toBe(Reason.REASON_SAID)
    expect((await refusedBy(bench.wire.remove(`${ROOT}/Trash/Bag`, true))).reason).toBe(Reason.REASON_SAID)
    server.meddle = null
    expect(await titlesIn(bench, '')).not.toContain('Box 2')
    expect(store.folders.has(bag)).toBe(true)
  })

  it('of a folder that somebody has deleted meanwhile no empty copy is made', async () => {
    const bench = await open()
    const { store, root } = bench
    const box = store.addFolder(root, 'Box')
    store.addItem(box, 'Hat')
    await titlesIn(bench, '')
    let isThere = true
    bench.server.meddle = (_asked, answer) => {
      // Right after the gateway has seen it in its folder.
      const reply = answer()
      if (isThere) store.removeFolder(box)
      isThere = false
      return reply
    }
    expect((await refusedBy(copy(bench, 'Box', '', 'Box 2', true))).code).toBe(status.NOT_FOUND)
    expect(await titlesIn(bench, '')).not.toContain('Box 2')
  })
})

describe('what an answer about items does not say', () => {
  it.each([
    ['that has none', new Map<string, Llsd>()],
    ['whose item cannot be read', new Map<string, Llsd>([['items', [new Map([['name', 'Hat']])]]])],
  ])('does not make them gone: a reply %s', async (_what, body) => {
    const bench = await open()
    const { server, store, root } = bench
    store.addFolder(root, 'Box')
    const hat = store.addItem(root, 'Hat')
    store.addLink(root, 'Link', store.addItem(store.addFolder(root, 'Far'), 'Away'))
    await titlesIn(bench, '')
    answerItems(bench, body)
    expect((await refusedBy(move(bench, 'Hat', 'Box'))).code).not.toBe(status.NOT_FOUND)
    // Nor a link to one of them broken, where it does not come along.
    lack(bench, listing => withoutTargets(listing))
    const { meddle } = server
    server.meddle = (asked, answer) =>
      asked.at === 'FetchInventory2' ? { status: 200, body } : meddle?.(asked, answer)
    const link = (await bench.wire.entries(ROOT)).find(it => it.name === 'Link')
    expect(link?.extras?.link?.state).toBe(LinkState.LINK_STATE_UNSPECIFIED)
    expect(store.items.get(hat)?.folderId).toBe(root)
  })
})

describe('an answer that it is done', () => {
  it('is no lie for certain where nothing shows: what was made may lie where nobody looks', async () => {
    const bench = await open()
    const { store, root } = bench
    store.addFolder(root, 'Box')
    await titlesIn(bench, '')
    bench.server.meddle = ({ at, body }) => {
      if (at !== 'CreateInventoryCategory') return undefined
      const id = /<key>folder_id<\/key><uuid>([^<]+)/.exec(body)?.[1] ?? newUuid()
      return { status: 200, body: `<llsd><map><key>folder_id</key><uuid>${id}</uuid></map></llsd>` }
    }
    // The circuit is open already: without it a region makes no folders.
    const refused = await refusedBy(bench.wire.makeDir(`${ROOT}/Box/x`, { newTitle: 'Inner' }))
    expect(refused.code).toBe(status.DEADLINE_EXCEEDED)
  })
})

describe('what hangs on nothing', () => {
  it('is shown in Lost And Found: folders with what is in them, links, and what cannot be read as missing', async () => {
    const bench = await open({ hasAis: true })
    const { server, store, wire } = bench
    const nowhere = newUuid()
    const box = store.addFolder(nowhere, 'Adrift', { ownerId: CEDAR })
    store.addItem(box, 'Hat')
    const [folder] = [store.folders.get(box)]
    if (folder === undefined) throw new Error('It was made.')
    server.meddle = ({ path }) =>
      path.endsWith('/orphans')
        ? {
            status: 200,
            body: new Map<string, Llsd>([
              [
                '_embedded',
                new Map<string, Llsd>([
                  ['categories', new Map([[box, writeFolder({ ...folder, parentId: null })]])],
                  ['items', new Map([['x', new Map<string, Llsd>([['name', 'No id']])]])],
                ]),
              ],
            ]),
          }
        : undefined
    const { entries, extras } = await wire.list(`${ROOT}/Lost And Found`)
    expect([entries.map(it => it.name), extras?.incomplete]).toEqual([['Adrift'], true])
    expect(await titlesIn(bench, '/Lost And Found/Adrift')).toEqual(['Hat'])
  })
})

describe('a texture service that never answers', () => {
  it('keeps nobody from an inventory', async () => {
    const bench = await open()
    const { server, store, root, wire } = bench
    const names = Array.from({ length: 12 }, (_, at) => `Tile ${at}`)
    for (const name of names) store.addItem(root, name, { assetType: 0, invType: 0, assetId: newUuid() })
    await titlesIn(bench, '')
    let hanging = 0
    let end: (reply: Reply) => void = () => {}
    const ended = new Promise<Reply>(done => {
      end = done
    })
    server.meddle = ({ at }) => {
      if (at !== 'ViewerAsset') return undefined
      hanging++
      return ended
    }
    const pictures = names.map(name => refusedBy(wire.thumbnail(`${ROOT}/${name}`)))
    await expect.poll(() => hanging).toBe(3)
    store.addItem(root, 'Hat')
    expect(await titlesIn(bench, '')).toContain('Hat')
    expect(hanging).toBe(3)
    end({ status: 404, body: '' })
    await Promise.all(pictures)
  })
})

/** Only what lies in it. */
function withoutTargets(listing: LlsdMap): LlsdMap {
  const id = idOf(listing, 'folder_id')
  const own = mapsOf(listing, 'items').filter(it => idOf(it, 'parent_id') === id)
  return new Map<string, Llsd>([...listing, ['items', own]])
}
