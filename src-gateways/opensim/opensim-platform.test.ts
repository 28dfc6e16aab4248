import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { InventoryEntry } from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { LinkState, Mark, SaleType } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { Action, How, Reach, WhyNot } from '../../src-wire/gen/satchel/v1/source.ts'
import { refusedBy, type WireClient } from '../../src-wire/testing/wire-client.ts'
import { readAsset } from '../grids/testing/read-asset'
import { type Bench, before, entriesIn, moveTo, openGridBench } from './testing/grid-bench'
import { ALDER, BIRCH, type OpenGridOptions } from './testing/open-grid'
import { parseForm } from './testing/request-form'

const ROOT = '/Inventory'
const ZERO = '00000000-0000-0000-0000-000000000000'
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const NOBODY = '10000000-0000-4000-8000-0000000000ff'
const TEXTURE = '00000000-0000-2222-3333-100000001000'

const openBench = (options?: OpenGridOptions): Promise<Bench> => openGridBench(onTestEnd, options)

async function entryIn(bench: Bench, path: string, id: string): Promise<InventoryEntry> {
  const entry = (await entriesIn(bench, path)).find(it => it.recordId === id)
  if (entry === undefined) throw new Error(`${id} is not in ${path}.`)
  return entry
}

function deniedOf(entry: InventoryEntry): ReadonlyMap<number, number> {
  return new Map(entry.extras?.rights?.denied.map(it => [it.action, it.whyNot]))
}

describe('what is listed', () => {
  it('says type, permissions, sale, creator, description and date of an item', async () => {
    const bench = await openBench()
    const id = bench.grid.addItem('root', 'Hat', {
      AssetType: 6,
      InvType: 6,
      CurrentPermissions: 0x8e000,
      NextPermissions: 0x2000,
      CreatorData: 'http://grid.example.invalid/;First Last',
      Description: 'two\r\nlines',
      SalePrice: 10,
      SaleType: 2,
    })
    const { extras, kind, assetUri } = await entryIn(bench, ROOT, id)
    expect({ kind, assetUri }).toEqual({ kind: 2, assetUri: 'asset:00000000-0000-2222-3333-100000001007' })
    expect(extras).toMatchObject({
      id,
      parentId: 'root',
      typeWord: 'Object',
      typeNumbers: [6, 6],
      description: 'two\r\nlines',
      creator: { id: ALDER, name: 'First Last' },
      masks: { owner: 0x8e000, nextOwner: 0x2000 },
      sale: { type: SaleType.SALE_TYPE_COPY, price: 10 },
      createdUnixNanos: 1_700_000_000_000_000_000n,
    })
  })

  it('says who made things by name, asks for each once, and for none where the grid has no accounts', async () => {
    const bench = await openBench()
    bench.grid.server.accounts.push({ id: BIRCH, firstName: 'Birch', lastName: 'Maker', password: 'x' })
    const made = bench.grid.addItem('root', 'Cup', { CreatorId: BIRCH })
    const other = bench.grid.addItem('root', 'Pen', { CreatorId: NOBODY })
    expect((await entryIn(bench, ROOT, made)).extras?.creator).toEqual({ id: BIRCH, name: 'Birch Maker' })
    expect((await entryIn(bench, ROOT, other)).extras?.creator).toEqual({ id: NOBODY, name: '' })
    const asked = bench.grid.server.requests.filter(({ body }) => parseForm(body).get('UserID') === BIRCH)
    expect(asked).toHaveLength(1)
  })

  it('shows a type that nobody knows by its number', async () => {
    const bench = await openBench()
    const id = bench.grid.addItem('root', 'Odd', { AssetType: 61, InvType: 99 })
    expect(await entryIn(bench, ROOT, id)).toMatchObject({ kind: 5, extras: { typeWord: 'Type 61' } })
  })

  it('knows where links lead, asks for all of one folder at once, and lets broken ones be deleted', async () => {
    const bench = await openBench()
    const { grid } = bench
    const shelf = grid.addFolder('root', 'Shelf')
    const hat = grid.addItem(grid.rootOf(ALDER), 'Hat')
    const foreign = grid.addItem(grid.rootOf(BIRCH), 'Theirs', { Owner: BIRCH })
    const link = (name: string, AssetID: string, AssetType = 24): string =>
      grid.addItem(shelf, name, { AssetID, AssetType, CurrentPermissions: 0 })
    const ids = {
      found: link('Found', hat),
      folder: link('Folder', shelf, 25),
      root: link('Root', grid.rootOf(ALDER), 25),
      outside: link('Outside', foreign),
      broken: link('Broken', crypto.randomUUID()),
      zero: link('Zero', ZERO),
    }
    grid.server.requests.length = 0
    const listed = await entriesIn(bench, `${ROOT}/Shelf`)
    const batches = grid.server.requests.filter(it => it.body.includes('GETMULTIPLEITEMS'))
    expect(batches).toHaveLength(1)
    const linkOf = (id: string) => listed.find(it => it.recordId === id)?.extras?.link
    expect(linkOf(ids.found)).toMatchObject({
      targetId: hat,
      state: LinkState.LINK_STATE_FOUND,
      toFolder: false,
    })
    expect(linkOf(ids.folder)).toMatchObject({
      targetId: shelf,
      state: LinkState.LINK_STATE_FOUND,
      toFolder: true,
    })
    expect(linkOf(ids.root)).toMatchObject({ targetId: 'root', state: LinkState.LINK_STATE_FOUND })
    expect(linkOf(ids.outside)?.state).toBe(LinkState.LINK_STATE_OUTSIDE)
    expect(linkOf(ids.broken)?.state).toBe(LinkState.LINK_STATE_BROKEN)
    expect(linkOf(ids.zero)?.state).toBe(LinkState.LINK_STATE_BROKEN)
    expect(listed.map(it => it.kind)).toEqual(listed.map(() => 4))

    await moveTo(bench, `${ROOT}/Shelf/Broken`, ids.broken, `${ROOT}/Trash`, grid.trashOf(ALDER), 'Broken')
    await bench.wire.remove(`${ROOT}/Trash/Broken`, false, { expectedId: ids.broken })
    expect(grid.server.inventory.tables.items.get(ids.broken)).toBeUndefined()
  })

  it('says what is worn, by the links in Current Outfit', async () => {
    const bench = await openBench()
    const { grid } = bench
    const outfit = grid.server.inventory.folderForType(ALDER, 46)?.ID ?? ''
    const shirt = grid.addItem('root', 'Shirt', { AssetType: 5, InvType: 18 })
    grid.addItem(outfit, 'Shirt', { AssetID: shirt, AssetType: 24 })
    // Which looks at all folders anew.
    await bench.wire.listTree(ROOT)
    expect((await entryIn(bench, ROOT, shirt)).extras?.marks).toContain(Mark.MARK_WORN)
  })

  it('tells a folder that is gone from an empty one', async () => {
    const bench = await openBench()
    const id = bench.grid.addFolder('root', 'Shelf')
    expect(await entriesIn(bench, `${ROOT}/Shelf`)).toEqual([])
    bench.grid.server.inventory.tables.folders.delete(id)
    expect((await refusedBy(bench.wire.list(`${ROOT}/Shelf`))).code).toBe(status.NOT_FOUND)
  })

  it('counts records that have no usable id, and hides nothing by that', async () => {
    const bench = await openBench()
    bench.grid.addItem('root', 'No id', { ID: ZERO })
    const listing = await bench.wire.list(ROOT)
    expect(listing.extras).toMatchObject({ incomplete: true, expected: listing.entries.length + 1 })
  })
})

describe('whose it is', () => {
  it('shows what another avatar has in the tree, and neither opens nor changes it', async () => {
    const bench = await openBench()
    const { grid } = bench
    const folder = grid.addFolder('root', 'Theirs', { Owner: BIRCH })
    const item = grid.addItem('root', 'Their hat', { Owner: BIRCH })
    grid.addItem(folder, 'Secret', { Owner: BIRCH })
    const shown = await entryIn(bench, ROOT, folder)
    expect(shown.extras).toMatchObject({ owner: { id: BIRCH }, marks: [Mark.MARK_PROTECTED] })
    expect((await refusedBy(bench.wire.list(`${ROOT}/Theirs`))).reason).toBe(Reason.REASON_ACCESS_DENIED)
    const shelf = grid.addFolder('root', 'Shelf')
    const calls = [
      () => moveTo(bench, `${ROOT}/Theirs`, folder, `${ROOT}/Shelf`, shelf, 'Theirs'),
      () => moveTo(bench, `${ROOT}/Their hat`, item, `${ROOT}/Shelf`, shelf, 'Their hat'),
      () => bench.wire.makeDir(`${ROOT}/Theirs/x`, { expectedParentId: folder, newTitle: 'x' }),
    ]
    for (const call of calls) expect((await refusedBy(call())).reason).toBe(Reason.REASON_ACCESS_DENIED)
    expect(grid.server.inventory.tables.folders.get(folder)?.ParentID).toBe(grid.rootOf(ALDER))
    expect(grid.server.inventory.tables.folders.in(folder)).toEqual([])
  })

  it('finds nothing of anybody else', async () => {
    const bench = await openBench()
    const theirs = bench.grid.addItem(bench.grid.rootOf(BIRCH), 'Hat', { Owner: BIRCH })
    const { places, unknown } = await bench.wire.find(theirs, bench.grid.rootOf(BIRCH), ZERO, 'abc')
    expect({ places, unknown }).toEqual({ places: [], unknown: [] })
  })

  it('is not moved when somebody gave it away in between', async () => {
    const bench = await openBench()
    const { grid } = bench
    const item = grid.addItem('root', 'Hat')
    const shelf = grid.addFolder('root', 'Shelf')
    await entriesIn(bench, ROOT)
    const { items } = grid.server.inventory.tables
    const row = items.get(item)
    if (row !== undefined) items.update({ ...row, Owner: BIRCH })
    const { reason } = await refusedBy(moveTo(bench, `${ROOT}/Hat`, item, `${ROOT}/Shelf`, shelf, 'Hat'))
    expect(reason).toBe(Reason.REASON_ACCESS_DENIED)
    expect(items.get(item)?.Folder).toBe(grid.rootOf(ALDER))
  })
})

describe('what is refused', () => {
  it('leaves folders of the system as they are', async () => {
    const bench = await openBench()
    const { grid } = bench
    const shelf = grid.addFolder('root', 'Shelf')
    const objects = grid.server.inventory.folderForType(ALDER, 6)?.ID ?? ''
    const entry = await entryIn(bench, ROOT, objects)
    expect(entry.extras?.marks).toContain(Mark.MARK_SYSTEM)
    expect(deniedOf(entry).get(Action.ACTION_RENAME_FOLDER)).toBe(WhyNot.WHY_NOT_SYSTEM)
    const calls = [
      () => moveTo(bench, `${ROOT}/Objects`, objects, ROOT, 'root', 'Things'),
      () => moveTo(bench, `${ROOT}/Objects`, objects, `${ROOT}/Shelf`, shelf, 'Objects'),
      () => moveTo(bench, `${ROOT}/Objects`, objects, `${ROOT}/Trash`, grid.trashOf(ALDER), 'Objects'),
    ]
    for (const call of calls) expect((await refusedBy(call())).reason).toBe(Reason.REASON_PROTECTED_FOLDER)
    expect(grid.server.inventory.tables.folders.get(objects)).toMatchObject({
      Name: 'Objects',
      ParentID: grid.rootOf(ALDER),
    })
  })

  it('deletes no folder of the system, nor what is not theirs, along with what it lies in', async () => {
    const bench = await openBench()
    const { grid } = bench
    const trash = grid.trashOf(ALDER)
    const bag = grid.addFolder(trash, 'Bag')
    const system = grid.addFolder(bag, 'Landmarks', { Type: 3 })
    const remove = () => bench.wire.remove(`${ROOT}/Trash/Bag`, true, { expectedId: bag })
    expect((await refusedBy(remove())).reason).toBe(Reason.REASON_PROTECTED_FOLDER)
    grid.server.inventory.tables.folders.delete(system)
    const item = grid.addItem(bag, 'Hat', { Owner: BIRCH })
    expect((await refusedBy(remove())).reason).toBe(Reason.REASON_ACCESS_DENIED)
    grid.server.inventory.tables.items.delete(item)
    await remove()
    expect(grid.server.inventory.tables.folders.get(bag)).toBeUndefined()
  })

  it('copies nothing that may not be copied, alone or in a folder', async () => {
    const bench = await openBench()
    const { grid } = bench
    const bag = grid.addFolder('root', 'Bag')
    grid.addItem(bag, 'Copyable')
    const unique = grid.addItem(bag, 'Unique', { CurrentPermissions: 0x86000 & ~0x8000 })
    const denied = deniedOf(await entryIn(bench, `${ROOT}/Bag`, unique))
    expect(denied.get(Action.ACTION_COPY_ITEM)).toBe(WhyNot.WHY_NOT_NO_COPY)
    const copyItem = bench.wire.copy(`${ROOT}/Bag/Unique`, `${ROOT}/Bag/x`, false, {
      expectedId: unique,
      expectedParentId: bag,
      newTitle: 'Two',
    })
    expect((await refusedBy(copyItem)).reason).toBe(Reason.REASON_NO_COPY)
    const copyBag = bench.wire.copy(`${ROOT}/Bag`, `${ROOT}/x`, true, {
      expectedId: bag,
      expectedParentId: 'root',
      newTitle: 'Bag 2',
    })
    expect((await refusedBy(copyBag)).reason).toBe(Reason.REASON_NO_COPY)
    expect((await entriesIn(bench, ROOT)).map(it => it.name)).not.toContain('Bag 2')
  })

  it('renames nothing that may not be modified', async () => {
    const bench = await openBench()
    const id = bench.grid.addItem('root', 'Fixed', { CurrentPermissions: 0x8a000 })
    const { code } = await refusedBy(moveTo(bench, `${ROOT}/Fixed`, id, ROOT, 'root', 'Loose'))
    expect(code).toBe(status.PERMISSION_DENIED)
    expect(bench.grid.server.inventory.tables.items.get(id)?.Name).toBe('Fixed')
  })

  it.each([
    ['is too long', 'x'.repeat(65)],
    ['would be cut in the middle of a pair', `${'x'.repeat(63)}🎩`],
    ['has a NUL', 'a\0b'],
    ['has a character that XML cannot hold', 'a\uffffb'],
    ['has a line end', 'a\nb'],
  ])('takes no title that %s', async (_what, title) => {
    const bench = await openBench()
    const made = bench.wire.makeDir(`${ROOT}/x`, { expectedParentId: 'root', newTitle: title })
    expect((await refusedBy(made)).reason).toBe(Reason.REASON_BAD_TITLE)
    expect(bench.grid.server.requests.some(it => it.body.includes('ADDFOLDER'))).toBe(false)
  })

  it('changes nothing until that is allowed', async () => {
    const bench = await openBench({ allowChanges: false })
    const { verbs } = await bench.wire.describe()
    const changes = verbs.filter(({ action }) => action === Action.ACTION_MOVE_ITEM)
    expect(changes).toMatchObject([{ how: How.HOW_ABSENT, whyNot: WhyNot.WHY_NOT_READ_ONLY }])
    const { reason } = await refusedBy(bench.wire.makeDir(`${ROOT}/x`))
    expect(reason).toBe(Reason.REASON_READ_ONLY)
  })
})

describe('what happens in between', () => {
  it('renames a folder where it is now, and does not move it back', async () => {
    const bench = await openBench()
    const { grid } = bench
    const shelf = grid.addFolder('root', 'Shelf')
    const box = grid.addFolder('root', 'Box')
    await entriesIn(bench, ROOT)
    grid.server.inventory.moveFolder(box, shelf)
    const { reason } = await refusedBy(moveTo(bench, `${ROOT}/Box`, box, ROOT, 'root', 'Case'))
    expect(reason).toBe(Reason.REASON_ID_CHANGED)
    expect(grid.server.inventory.tables.folders.get(box)).toMatchObject({ Name: 'Box', ParentID: shelf })
  })

  it('mends a loop that two moves at once have made', async () => {
    const bench = await openBench()
    const { grid } = bench
    const x = grid.addFolder('root', 'X')
    const y = grid.addFolder('root', 'Y')
    grid.addItem(x, 'Hat')
    await entriesIn(bench, ROOT)
    before(bench, 'MOVEFOLDER', () => grid.server.inventory.moveFolder(y, x))
    const { reason } = await refusedBy(moveTo(bench, `${ROOT}/X`, x, `${ROOT}/Y`, y, 'X'))
    expect(reason).toBe(Reason.REASON_WOULD_CYCLE)
    const { folders } = grid.server.inventory.tables
    expect(folders.get(x)?.ParentID).toBe(grid.rootOf(ALDER))
    expect(folders.get(y)?.ParentID).toBe(x)
  })

  it('puts a folder and an item back whose new place is deleted meanwhile', async () => {
    const bench = await openBench()
    const { grid } = bench
    const { folders, items } = grid.server.inventory.tables
    const box = grid.addFolder('root', 'Box')
    const hat = grid.addItem('root', 'Hat')
    const shelf = grid.addFolder('root', 'Shelf')
    const row = folders.get(shelf)
    await entriesIn(bench, ROOT)
    before(bench, 'MOVEFOLDER', () => folders.delete(shelf))
    await refusedBy(moveTo(bench, `${ROOT}/Box`, box, `${ROOT}/Shelf`, shelf, 'Box'))
    expect(folders.get(box)?.ParentID).toBe(grid.rootOf(ALDER))
    if (row !== undefined) folders.store(row)
    before(bench, 'MOVEITEMS', () => folders.delete(shelf))
    await refusedBy(moveTo(bench, `${ROOT}/Hat`, hat, `${ROOT}/Shelf`, shelf, 'Hat'))
    expect(items.get(hat)?.Folder).toBe(grid.rootOf(ALDER))
  })

  it('leaves no folder behind where nobody sees it', async () => {
    const bench = await openBench()
    const { grid } = bench
    const shelf = grid.addFolder('root', 'Shelf')
    await entriesIn(bench, ROOT)
    before(bench, 'ADDFOLDER', () => grid.server.inventory.tables.folders.delete(shelf))
    await refusedBy(bench.wire.makeDir(`${ROOT}/Shelf/x`, { expectedParentId: shelf, newTitle: 'New' }))
    const named = grid.server.inventory.tables.folders.where(it => it.Name === 'New')
    expect(named).toEqual([])
  })

  it('takes a change for done that was done although its answer was lost', async () => {
    const bench = await openBench()
    const { grid } = bench
    const hat = grid.addItem('root', 'Hat')
    const shelf = grid.addFolder('root', 'Shelf')
    await entriesIn(bench, ROOT)
    grid.server.meddle = (request, answer) => {
      if (!request.body.includes('MOVEITEMS')) return undefined
      grid.server.meddle = null
      return answer().then(() => null)
    }
    const { recordId } = await moveTo(bench, `${ROOT}/Hat`, hat, `${ROOT}/Shelf`, shelf, 'Hat')
    expect(recordId).toBe(hat)
    const sent = grid.server.requests.filter(it => it.body.includes('MOVEITEMS'))
    expect(sent).toHaveLength(1)
  })

  it('believes no True: what was not done is refused', async () => {
    const bench = await openBench({ grid: { allowDelete: false } })
    const { grid } = bench
    const trash = grid.trashOf(ALDER)
    const hat = grid.addItem(trash, 'Hat')
    const bag = grid.addFolder(trash, 'Bag')
    const item = bench.wire.remove(`${ROOT}/Trash/Hat`, false, { expectedId: hat })
    expect((await refusedBy(item)).reason).toBe(Reason.REASON_SAID)
    const folder = bench.wire.remove(`${ROOT}/Trash/Bag`, true, { expectedId: bag })
    expect((await refusedBy(folder)).reason).toBe(Reason.REASON_SAID)
    expect(grid.server.inventory.tables.items.get(hat)).toBeDefined()
  })

  it('deletes nothing for good that was taken out of the Trash meanwhile', async () => {
    const bench = await openBench()
    const { grid } = bench
    const bag = grid.addFolder(grid.trashOf(ALDER), 'Bag')
    const hat = grid.addItem(bag, 'Hat')
    await entriesIn(bench, `${ROOT}/Trash/Bag`)
    grid.server.inventory.moveFolder(bag, grid.rootOf(ALDER))
    await refusedBy(bench.wire.remove(`${ROOT}/Trash/Bag/Hat`, false, { expectedId: hat }))
    expect(grid.server.inventory.tables.items.get(hat)).toBeDefined()
  })
})

describe('what is sent', () => {
  it('gives back all of an item whose name alone is changed', async () => {
    const bench = await openBench()
    const { items } = bench.grid.server.inventory.tables
    const id = bench.grid.addItem('root', 'Grüße', {
      Description: 'ctl \u0001, line\r\nend, \uffff & <tag> 🎩',
      CreatorData: 'http://grid.example.invalid/;First Last',
      Flags: 4_294_967_295,
      GroupOwned: true,
      GroupID: BIRCH,
      SalePrice: 7,
      SaleType: 1,
    })
    const was = items.get(id)
    await moveTo(bench, `${ROOT}/Grüße`, id, ROOT, 'root', 'a=b&c[]+%20 /\\')
    expect(items.get(id)).toEqual({ ...was, Name: 'a=b&c[]+%20 /\\' })
  })

  it('makes a copy that is no more than the item, and not for sale', async () => {
    const bench = await openBench()
    const { items } = bench.grid.server.inventory.tables
    const id = bench.grid.addItem('root', 'Hat', { SalePrice: 7, SaleType: 2 })
    const { recordId } = await bench.wire.copy(`${ROOT}/Hat`, `${ROOT}/x`, false, {
      expectedId: id,
      expectedParentId: 'root',
      newTitle: 'Hat 2',
    })
    expect(recordId).not.toBe(id)
    expect(items.get(recordId)).toEqual({
      ...items.get(id),
      ID: recordId,
      Name: 'Hat 2',
      SalePrice: 0,
      SaleType: 0,
    })
  })

  it('is never a zero or malformed id, nor a chunked body', async () => {
    const bench = await openBench()
    const { grid, wire } = bench
    grid.addItem('root', 'Zero link', { AssetType: 24, AssetID: ZERO })
    grid.addItem('root', 'Bad link', { AssetType: 25, AssetID: 'abc' })
    grid.addItem('root', 'No creator', { CreatorId: 'nobody' })
    await entriesIn(bench, ROOT)
    for (const id of ['', 'abc', ZERO, `{${ALDER}}`, ALDER.toUpperCase(), `${ALDER} `]) {
      await wire.find(id)
      await wire.list(ROOT, { expectedId: id }).catch(() => {})
      await wire.remove(`${ROOT}/Trash`, true, { expectedId: id }).catch(() => {})
      await wire
        .move(`${ROOT}/Zero link`, `${ROOT}/x`, { expectedId: id, expectedParentId: id })
        .catch(() => {})
    }
    let ids = 0
    for (const { body, headers } of grid.server.requests) {
      expect(headers.has('transfer-encoding')).toBe(false)
      for (const [name, value] of parseForm(body)) {
        if (
          ![
            'PRINCIPAL',
            'FOLDER',
            'ID',
            'ParentID',
            'ITEMS',
            'FOLDERS',
            'IDLIST',
            'DESTLIST',
            'UserID',
          ].includes(name)
        )
          continue
        for (const id of typeof value === 'string' ? value.split(',') : value) {
          ids++
          expect(id).toMatch(UUID)
          expect(id).not.toBe(ZERO)
        }
      }
    }
    expect(ids).toBeGreaterThan(20)
  })
})

describe('the Trash', () => {
  it('is emptied only of what was seen in it', async () => {
    const bench = await openBench()
    const { grid } = bench
    const trash = grid.trashOf(ALDER)
    const bag = grid.addFolder(trash, 'Bag')
    grid.addItem(bag, 'Hat')
    grid.addItem(trash, 'Cap')
    const other = bench.wire.emptyTrash(1)
    expect((await refusedBy(other)).code).toBe(status.INVALID_ARGUMENT)
    expect(await entriesIn(bench, `${ROOT}/Trash`)).toHaveLength(2)
    expect(await bench.wire.emptyTrash(2)).toMatchObject({ removed: 2 })
    expect(await entriesIn(bench, `${ROOT}/Trash`)).toEqual([])
    expect(grid.server.inventory.tables.items.where(it => it.Name === 'Hat')).toEqual([])
  })

  it('is emptied as far as it can be, and says how far', async () => {
    const bench = await openBench()
    const { grid } = bench
    const trash = grid.trashOf(ALDER)
    grid.addFolder(trash, 'Landmarks', { Type: 3 })
    grid.addItem(trash, 'Hat')
    expect(await bench.wire.emptyTrash(2)).toMatchObject({ removed: 1 })
    const kept = await entriesIn(bench, `${ROOT}/Trash`)
    expect(kept.map(it => it.name)).toEqual(['Landmarks'])
    expect((await refusedBy(bench.wire.emptyTrash(1))).reason).toBe(Reason.REASON_PROTECTED_FOLDER)
  })

  it('is not there where the grid has none: then nothing is deleted', async () => {
    const bench = await openBench({ grid: { rootType: 9 } })
    const { grid, wire } = bench
    grid.server.inventory.tables.folders.delete(grid.trashOf(ALDER))
    await wire.listTree(ROOT)
    const { folders, verbs } = await wire.describe()
    expect(folders?.trashPath).toBe('')
    for (const action of [Action.ACTION_TRASH, Action.ACTION_REMOVE_ITEM, Action.ACTION_REMOVE_FOLDER]) {
      expect(verbs.find(it => it.action === action)?.how).toBe(How.HOW_ABSENT)
    }
    const hat = grid.addItem('root', 'Hat')
    expect((await refusedBy(wire.remove(`${ROOT}/Hat`, false, { expectedId: hat }))).code).toBe(
      status.UNIMPLEMENTED,
    )
  })

  it('has a key of its own, whatever else is called like it', async () => {
    const bench = await openBench()
    bench.grid.addFolder('root', 'Trash')
    bench.grid.addItem('root', 'trash')
    const { folders } = await bench.wire.describe()
    const listed = await entriesIn(bench, ROOT)
    const keys = listed.filter(it => it.name.toLowerCase().startsWith('trash')).map(it => it.name)
    expect(new Set(keys).size).toBe(3)
    expect(listed.find(it => it.name === 'Trash')?.recordId).toBe(folders?.trashId)
  })
})

describe('the connection', () => {
  const reachedBy = async (wire: WireClient, wanted: Reach): Promise<{ said: string; reason: number }> => {
    const stop = new AbortController()
    for await (const { state } of wire.watch(stop.signal)) {
      if (state?.reach !== wanted) continue
      stop.abort()
      return { said: state.said, reason: state.reason }
    }
    throw new Error('The stream ended.')
  }

  it('says that the grid is gone, and that it is back', async () => {
    const { grid, wire } = await openBench({ pollMs: 20 })
    await reachedBy(wire, Reach.REACH_CONNECTED)
    grid.server.meddle = async () => null
    await reachedBy(wire, Reach.REACH_OFFLINE)
    expect((await refusedBy(wire.list(ROOT))).reason).toBe(Reason.REASON_OFFLINE)
    grid.server.meddle = null
    await reachedBy(wire, Reach.REACH_CONNECTED)
    expect((await wire.entries(ROOT)).length).toBeGreaterThan(10)
  })

  it('takes a service that is starting for no empty inventory', async () => {
    const { grid, wire } = await openBench({ pollMs: 20 })
    grid.server.isStarting = true
    expect((await reachedBy(wire, Reach.REACH_LOADING)).said).toMatch(/address is wrong/)
    expect((await refusedBy(wire.list(ROOT))).reason).toBe(Reason.REASON_LOADING)
    grid.server.isStarting = false
    await reachedBy(wire, Reach.REACH_CONNECTED)
  })

  it('lets nobody in with a wrong password, of the service or of the avatar', async () => {
    const accounts = [{ id: ALDER, firstName: 'Alder', lastName: 'Testling', password: 'right' }]
    const basic = { name: 'grid', password: 'right' }
    for (const options of [
      { grid: { accounts }, password: 'wrong' },
      { grid: { basic }, basic: { name: 'grid', password: 'wrong' } },
    ]) {
      const { wire } = await openBench(options)
      const { reason } = await reachedBy(wire, Reach.REACH_AUTH_FAILED)
      expect(reason).toBe(Reason.REASON_WRONG_PASSWORD)
      expect((await refusedBy(wire.list(ROOT))).reason).toBe(Reason.REASON_WRONG_PASSWORD)
    }
    const right = await openBench({ grid: { accounts }, password: 'right' })
    expect(await right.wire.describe()).toMatchObject({ ownerName: 'Alder Testling', ownerId: ALDER })
  })

  it('tells of a folder that somebody deleted, which no version does', async () => {
    const { grid, wire } = await openBench({ pollMs: 20 })
    const gone = grid.addFolder('root', 'Gone')
    await wire.listTree(ROOT)
    const stop = new AbortController()
    const told: string[] = []
    for await (const { state, changed } of wire.watch(stop.signal)) {
      if (state?.reach === Reach.REACH_CONNECTED) grid.server.inventory.tables.folders.delete(gone)
      told.push(...(changed?.folders.map(it => it.id) ?? []))
      if (told.includes(gone)) break
    }
    stop.abort()
    expect(told).toContain('root')
  })
})

describe('pictures', () => {
  const asset = (id: string, data: Uint8Array) => ({
    id,
    name: 'picture',
    type: 0,
    contentType: 'image/x-j2c',
    creatorId: ALDER,
    data,
  })

  it('are textures of the grid, decoded', async () => {
    const bench = await openBench({ grid: { assets: [asset(TEXTURE, readAsset())] } })
    const id = bench.grid.addItem('root', 'Tile', { AssetType: 0, InvType: 0, AssetID: TEXTURE })
    expect((await entryIn(bench, ROOT, id)).extras?.picture).toMatchObject({
      available: true,
      version: TEXTURE,
    })
    const { data, contentType } = await bench.wire.thumbnail(`${ROOT}/Tile`, { expectedId: id })
    expect(contentType).toBe('image/png')
    expect([data.readUInt32BE(16), data.readUInt32BE(20)]).toEqual([256, 256])
  })

  it('are not there for what is none, is missing, or is too large', async () => {
    const huge = Buffer.from(readAsset())
    huge.writeUInt32BE(100_000, 8)
    huge.writeUInt32BE(100_000, 12)
    const [text, missing, large] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
    const bench = await openBench({
      grid: { assets: [asset(text, Buffer.from('text')), asset(large, huge)] },
    })
    const pictureOf = async (AssetID: string, AssetType = 0): Promise<status> => {
      const id = bench.grid.addItem('root', AssetID, { AssetType, InvType: 0, AssetID })
      return (await refusedBy(bench.wire.thumbnail(`${ROOT}/${AssetID}`, { expectedId: id }))).code
    }
    expect(await pictureOf(text)).toBe(status.NOT_FOUND)
    expect(await pictureOf(missing)).toBe(status.NOT_FOUND)
    expect(await pictureOf(large)).toBe(status.RESOURCE_EXHAUSTED)
  })
})
