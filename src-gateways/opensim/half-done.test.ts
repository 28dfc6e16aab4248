import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import { refusedBy } from '../../src-wire/testing/wire-client.ts'
import { type Bench, before, entriesIn, moveTo, openGridBench } from './testing/grid-bench'
import { ALDER, BIRCH, type OpenGridOptions } from './testing/open-grid'
import { parseForm } from './testing/request-form'

const ROOT = '/Inventory'

const openBench = (options?: OpenGridOptions): Promise<Bench> => openGridBench(onTestEnd, options)

/** Answers True to every request with this method, and does nothing. */
function ignore({ grid }: Bench, ...methods: readonly string[]): void {
  const body = '<?xml version="1.0"?>\n<ServerResponse>\n<RESULT>True</RESULT>\n</ServerResponse>'
  grid.server.meddle = request =>
    methods.includes(String(parseForm(request.body).get('METHOD')))
      ? Promise.resolve({ status: 200, type: 'application/xml', body })
      : undefined
}

describe('a move with another title', () => {
  it('moves nothing whose new title would be refused', async () => {
    const bench = await openBench()
    const { grid } = bench
    const { folders, items } = grid.server.inventory.tables
    const shelf = grid.addFolder('root', 'Shelf')
    const box = grid.addFolder('root', 'Box')
    const hat = grid.addItem('root', 'Hat')
    const fixed = grid.addItem('root', 'Fixed', { CurrentPermissions: 0x8a000 })
    const to = (name: string, id: string, title: string) =>
      refusedBy(moveTo(bench, `${ROOT}/${name}`, id, `${ROOT}/Shelf`, shelf, title))
    expect((await to('Box', box, 'a\nb')).reason).toBe(Reason.REASON_BAD_TITLE)
    expect((await to('Hat', hat, 'x'.repeat(65))).reason).toBe(Reason.REASON_BAD_TITLE)
    expect((await to('Fixed', fixed, 'Loose')).code).toBe(status.PERMISSION_DENIED)
    expect(folders.get(box)?.ParentID).toBe(grid.rootOf(ALDER))
    expect([hat, fixed].map(id => items.get(id)?.Folder)).toEqual([grid.rootOf(ALDER), grid.rootOf(ALDER)])
  })

  it('is said to be half done where the title alone could not be changed, and the Trash knows from where', async () => {
    const bench = await openBench()
    const { grid } = bench
    const shelf = grid.addFolder('root', 'Shelf')
    const box = grid.addFolder(shelf, 'Box')
    const hat = grid.addItem(shelf, 'Hat')
    await entriesIn(bench, `${ROOT}/Shelf`)
    ignore(bench, 'UPDATEFOLDER', 'UPDATEITEM')
    const trash = grid.trashOf(ALDER)
    for (const [name, id] of [
      ['Box', box],
      ['Hat', hat],
    ] as const) {
      const moved = moveTo(bench, `${ROOT}/Shelf/${name}`, id, `${ROOT}/Trash`, trash, 'Other')
      expect((await refusedBy(moved)).reason).toBe(Reason.REASON_PARTIAL)
    }
    const trashed = await entriesIn(bench, `${ROOT}/Trash`)
    expect(trashed.map(it => [it.name, it.extras?.deletion?.fromId])).toEqual([
      ['Box', shelf],
      ['Hat', shelf],
    ])
    // What was known of both folders is not believed any more.
    await bench.wire.remove(`${ROOT}/Trash/Hat`, false, { expectedId: hat })
  })
})

describe('a copy of a folder', () => {
  it.each(['a\nb', 'a\u0001b'])('is not begun where a name in it cannot be given again: %j', async name => {
    const bench = await openBench()
    const { grid, wire } = bench
    const box = grid.addFolder('root', 'Box')
    grid.addItem(box, 'Hat')
    grid.addItem(grid.addFolder(box, 'Inner'), name)
    const extras = { expectedId: box, newTitle: 'Box 2' }
    const refused = await refusedBy(wire.copy(`${ROOT}/Box`, `${ROOT}/x`, true, extras))
    expect(refused.reason).toBe(Reason.REASON_BAD_TITLE)
    expect((await entriesIn(bench, ROOT)).map(it => it.name)).not.toContain('Box 2')
  })
})

describe('a change whose answer was lost', () => {
  /** No answer to these, and nothing is done: not yet. */
  const lose = ({ grid }: Bench, ...methods: readonly string[]): void => {
    grid.server.meddle = request =>
      methods.includes(String(parseForm(request.body).get('METHOD'))) ? Promise.resolve(null) : undefined
  }

  it('is not called refused where it does not show: the grid may do it yet', async () => {
    const bench = await openBench()
    const { grid, wire } = bench
    const shelf = grid.addFolder('root', 'Shelf')
    const box = grid.addFolder('root', 'Box')
    const hat = grid.addItem('root', 'Hat')
    const old = grid.addItem(grid.trashOf(ALDER), 'Old')
    await entriesIn(bench, ROOT)
    lose(bench, 'MOVEITEMS', 'MOVEFOLDER', 'ADDFOLDER', 'ADDITEM', 'UPDATEITEM', 'DELETEITEMS')
    const changes = [
      moveTo(bench, `${ROOT}/Hat`, hat, `${ROOT}/Shelf`, shelf, 'Hat'),
      moveTo(bench, `${ROOT}/Box`, box, `${ROOT}/Shelf`, shelf, 'Box'),
      wire.makeDir(`${ROOT}/x`, { newTitle: 'New' }),
      wire.copy(`${ROOT}/Hat`, `${ROOT}/x`, false, { expectedId: hat, newTitle: 'Hat 2' }),
      moveTo(bench, `${ROOT}/Hat`, hat, ROOT, 'root', 'Cap'),
      wire.remove(`${ROOT}/Trash/Old`, false, { expectedId: old }),
      wire.emptyTrash(1),
    ]
    for (const { code } of await Promise.all(changes.map(refusedBy)))
      expect(code).toBe(status.DEADLINE_EXCEEDED)
  })

  it('or that cannot be looked at afterwards is not called refused either', async () => {
    const bench = await openBench()
    const { grid, wire } = bench
    const shelf = grid.addFolder('root', 'Shelf')
    const hat = grid.addItem('root', 'Hat')
    await entriesIn(bench, ROOT)
    before(bench, 'MOVEITEMS', () => lose(bench, 'GETITEM', 'GETFOLDER'))
    const moved = await refusedBy(moveTo(bench, `${ROOT}/Hat`, hat, `${ROOT}/Shelf`, shelf, 'Hat'))
    expect(moved.code).toBe(status.DEADLINE_EXCEEDED)
    expect(grid.server.inventory.tables.items.get(hat)?.Folder).toBe(shelf)
    before(bench, 'ADDFOLDER', () => lose(bench, 'GETFOLDER'))
    expect((await refusedBy(wire.makeDir(`${ROOT}/x`, { newTitle: 'New' }))).code).toBe(
      status.DEADLINE_EXCEEDED,
    )
  })
})

describe('what is put back', () => {
  it('is proved: an item that stays in a folder that is gone is not said to be back', async () => {
    const bench = await openBench()
    const { grid } = bench
    const { folders, items } = grid.server.inventory.tables
    const hat = grid.addItem('root', 'Hat')
    const shelf = grid.addFolder('root', 'Shelf')
    await entriesIn(bench, ROOT)
    before(bench, 'MOVEITEMS', () => {
      folders.delete(shelf)
      ignore(bench, 'MOVEITEMS')
    })
    const lost = await refusedBy(moveTo(bench, `${ROOT}/Hat`, hat, `${ROOT}/Shelf`, shelf, 'Hat'))
    expect(lost.reason).toBe(Reason.REASON_PARTIAL)
    expect(items.get(hat)?.Folder).toBe(shelf)
  })

  it('goes right below the root where the folder that it came from is gone, too', async () => {
    const bench = await openBench()
    const { grid } = bench
    const { folders, items } = grid.server.inventory.tables
    const from = grid.addFolder('root', 'From')
    const hat = grid.addItem(from, 'Hat')
    const shelf = grid.addFolder('root', 'Shelf')
    await entriesIn(bench, `${ROOT}/From`)
    before(bench, 'MOVEITEMS', () => {
      folders.delete(shelf)
      folders.delete(from)
    })
    await refusedBy(moveTo(bench, `${ROOT}/From/Hat`, hat, `${ROOT}/Shelf`, shelf, 'Hat'))
    expect(items.get(hat)?.Folder).toBe(grid.rootOf(ALDER))
  })

  it('is said to be left over where a copy could not be taken back', async () => {
    const bench = await openBench()
    const { grid } = bench
    const { folders, items } = grid.server.inventory.tables
    const hat = grid.addItem('root', 'Hat')
    const shelf = grid.addFolder('root', 'Shelf')
    await entriesIn(bench, ROOT)
    before(bench, 'ADDITEM', () => {
      folders.delete(shelf)
      ignore(bench, 'DELETEITEMS')
    })
    const extras = { expectedId: hat, expectedParentId: shelf, newTitle: 'Hat' }
    const copied = await refusedBy(bench.wire.copy(`${ROOT}/Hat`, `${ROOT}/Shelf/x`, false, extras))
    expect(copied.reason).toBe(Reason.REASON_PARTIAL)
    expect(items.in(shelf)).toHaveLength(1)
  })
})

describe('what is deleted for good', () => {
  it.each([
    ['has nothing of the folder', () => '<FOLDERS type="List" />'],
    ['lacks what is in it', (bag: string, root: string) => `<FOLDERS type="List">${root}${bag}</FOLDERS>`],
  ])('is nothing that could not be looked through: the list of folders %s', async (_what, foldersOf) => {
    const bench = await openBench()
    const { grid } = bench
    const trash = grid.trashOf(ALDER)
    const bag = grid.addFolder(trash, 'Bag')
    const inner = grid.addFolder(bag, 'Inner')
    const theirs = grid.addItem(inner, 'Theirs', { Owner: BIRCH })
    await entriesIn(bench, `${ROOT}/Trash`)
    const record = (at: number, id: string, parent: string, name: string, type: number): string =>
      `<folder_${at} type="List"><ParentID>${parent}</ParentID><Type>${type}</Type><Version>1</Version>` +
      `<Name>${name}</Name><Owner>${ALDER}</Owner><ID>${id}</ID></folder_${at}>`
    const zero = '00000000-0000-0000-0000-000000000000'
    const said = foldersOf(
      record(1, bag, trash, 'Bag', -1),
      record(0, grid.rootOf(ALDER), zero, 'My Inventory', 8),
    )
    grid.server.meddle = request =>
      parseForm(request.body).get('METHOD') === 'GETINVENTORYSKELETON'
        ? Promise.resolve({
            status: 200,
            type: 'application/xml',
            body: `<?xml version="1.0"?><ServerResponse>${said}</ServerResponse>`,
          })
        : undefined
    await refusedBy(bench.wire.remove(`${ROOT}/Trash/Bag`, true, { expectedId: bag }))
    expect(grid.server.inventory.tables.folders.get(bag)).toBeDefined()
    expect(grid.server.inventory.tables.items.get(theirs)).toBeDefined()
  })
})

describe('where something is', () => {
  it('nobody can say where a folder on the way up is missing: it is not nowhere', async () => {
    const { grid, wire } = await openBench()
    const shelf = grid.addFolder('root', 'Shelf')
    const hat = grid.addItem(shelf, 'Hat')
    grid.server.inventory.tables.folders.delete(shelf)
    const gone = crypto.randomUUID()
    expect(await wire.find(hat, gone)).toMatchObject({ places: [], unknown: [hat] })
  })
})

describe('the connection', () => {
  it('goes on looking after it was refused once', async () => {
    const { grid, wire } = await openBench({ pollMs: 20 })
    const stop = new AbortController()
    const told: Reach[] = []
    let refusals = 0
    for await (const { state } of wire.watch(stop.signal)) {
      if (state === undefined) continue
      told.push(state.reach)
      if (state.reach === Reach.REACH_CONNECTED && refusals === 0)
        grid.server.meddle = async () => {
          refusals++
          grid.server.meddle = null
          return { status: 403, type: 'text/plain', body: '' }
        }
      else if (state.reach === Reach.REACH_CONNECTED) break
    }
    stop.abort()
    expect(told.slice(-3)).toEqual([Reach.REACH_CONNECTED, Reach.REACH_AUTH_FAILED, Reach.REACH_CONNECTED])
  })
})
