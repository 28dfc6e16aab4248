import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import { TRASH, TRASH_NAME } from '../../src-shared/domain/trash'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { NATIVE_TRASH } from '../../src-shared/testing/capabilities'
import { rowIdOf } from '../kit/row-id'
import { deletionOf } from './deletion-of'
import { flatten } from './flatten'
import { flattenTrash } from './flatten-trash'
import { selectedRows } from './selected-rows'
import { EMPTY_SELECTION, selectShown, selectSiblings } from './selection'
import { summaryOf } from './selection-summary'
import { nextRowOf } from './successor-of'
import type { KnownNotes } from './trash-notes'

const SATCHELS: TrashRules = { kind: 'satchel' }

function entry(name: string, kind: EntryKind = 'object', rest: Partial<Entry> = {}): Entry {
  return { recordId: `R-${name}`, name, kind, assetUri: '', isPublic: false, modifiedMs: null, ...rest }
}

const folder = (name: string, recordId = `R-${name}`): Entry => ({ ...entry(name, 'folder'), recordId })

const at = (top: InventoryPath, ...names: readonly string[]): InventoryPath =>
  names.reduce<InventoryPath>((path, name) => childPath(path, name) ?? path, top)

type Folders = ReadonlyMap<InventoryPath, readonly Entry[]>

interface Asked {
  readonly trash?: TrashRules
  readonly filter?: string
  /** Row ids of open folders. */
  readonly open?: readonly string[]
  /** Of this folder not all has arrived. */
  readonly incomplete?: InventoryPath
}

function inputOf(
  folders: Folders,
  notes: KnownNotes,
  { trash = SATCHELS, filter = '', open = [], incomplete }: Asked = {},
) {
  const listings = new Map(
    [...folders].map(([path, entries]) => {
      const builder = new ListingBuilder(
        path,
        0,
        entries.length,
        'path',
        path === incomplete ? { expected: 0 } : null,
      )
      builder.addEntries(entries)
      return [path, builder.finish()] as const
    }),
  )
  const expanded = new Map(
    open.map(id => [id.slice(0, id.lastIndexOf('/')), new Set([id.slice(id.lastIndexOf('/') + 1)])]),
  )
  const stateOf = (path: InventoryPath) => ({ listing: listings.get(path) ?? null, error: null })
  return { expanded, stateOf, draftIn: null, canList: true, trash, notes, filter }
}

function names({ rows }: Pick<ReturnType<typeof flattenTrash>, 'rows'>): readonly string[] {
  return Array.from({ length: rows.count }, (_, index) => {
    const row = rows.at(index)
    return row?.kind === 'entry' ? row.entry.name : `<${row?.kind === 'note' ? row.note : '?'}>`
  })
}

const OLDER = '2026-11-20 09-30-00 UTC'
const NEWER = '2026-11-21 09-30-00 UTC'
const SAME_SECOND = '2026-11-21 09-30-00 UTC (2)'

const FOLDERS: Folders = new Map([
  [ROOT, [folder(TRASH_NAME, 'T'), entry('Zebra')]],
  [TRASH, [folder(OLDER), folder(NEWER), folder(SAME_SECOND)]],
  [at(TRASH, OLDER), [folder('Food', 'way')]],
  [at(TRASH, OLDER, 'Food'), [entry('Banana'), folder('Soups')]],
  [at(TRASH, OLDER, 'Food', 'Soups'), [entry('Borscht')]],
  [at(TRASH, NEWER), [entry('Hat')]],
  [at(TRASH, SAME_SECOND), [entry('Cap')]],
])

const noteOf = (recordId: string) => ({ recordId, operationId: 'op', kind: 'trash', atMs: 5 }) as const
const NOTES: KnownNotes = new Map([
  ...[`R-${OLDER}`, `R-${NEWER}`, `R-${SAME_SECOND}`, 'way'].map(id => [id, noteOf(id)] as const),
  ['R-Soups', null],
])

describe('the flat list of the Trash', () => {
  it('shows what was deleted, newest first, and none of the folders around it', () => {
    const flattened = flattenTrash(inputOf(FOLDERS, NOTES))
    expect(names(flattened)).toEqual(['Cap', 'Hat', 'Soups', 'Banana'])
    expect(flattened.trash).toMatchObject({ total: 4, isLoading: false, failed: null })
    expect(flattened.unsure).toEqual([])
  })

  it('says from where, when and by what', () => {
    const { rows } = flattenTrash(inputOf(FOLDERS, NOTES))
    const row = rows.at(3)
    if (row?.kind !== 'entry') throw new Error('Banana is not there')
    expect(deletionOf(row, SATCHELS, NOTES)).toEqual({
      from: '/Inventory/Food',
      atMs: Date.UTC(2026, 10, 20, 9, 30),
      by: noteOf(`R-${OLDER}`),
      isPerhapsInside: false,
    })
  })

  it('takes a folder that nobody here made for one that was deleted, and says that it does not know', () => {
    const unknown: KnownNotes = new Map([...NOTES.keys()].map(id => [id, null]))
    const { rows, trash } = flattenTrash(inputOf(FOLDERS, unknown))
    expect(names({ rows })).toEqual(['Cap', 'Hat', 'Food'])
    const row = rows.at(2)
    expect(row?.kind === 'entry' && deletionOf(row, SATCHELS, unknown)).toMatchObject({
      by: 'elsewhere',
      isPerhapsInside: true,
    })
    expect(trash.total).toBe(3)
  })

  it('waits for what is not known yet instead of guessing', () => {
    const { rows, trash, unsure } = flattenTrash(inputOf(FOLDERS, new Map()))
    expect(names({ rows })).toEqual(['Cap', 'Hat'])
    expect(trash.isLoading).toBe(true)
    expect(unsure).toContain('way')
  })

  it('opens a deleted folder in its place, and filters by names', () => {
    const soups = ['T', `R-${OLDER}`, 'way', 'R-Soups'].reduce(rowIdOf, '')
    expect(names(flattenTrash(inputOf(FOLDERS, NOTES, { open: [soups] })))).toEqual([
      'Cap',
      'Hat',
      'Soups',
      'Borscht',
      'Banana',
    ])
    const filtered = flattenTrash(inputOf(FOLDERS, NOTES, { filter: ' aN ' }))
    expect(names(filtered)).toEqual(['Banana'])
    expect(filtered.trash.total).toBe(4)
  })

  it('finds each of its rows again, and the one that follows', () => {
    const { rows, trash } = flattenTrash(inputOf(FOLDERS, NOTES))
    const ids = Array.from({ length: rows.count }, (_, index) => rows.at(index)?.id ?? '')
    expect(ids.map(id => rows.indexOf(id))).toEqual([0, 1, 2, 3])
    expect(ids.map(id => trash.places.get(id))).toEqual([1, 2, 3, 4])
    const without = new Map([...FOLDERS, [at(TRASH, NEWER), []]])
    expect(nextRowOf(ids[1] ?? '', rows, flattenTrash(inputOf(without, NOTES)).rows)).toBe(ids[2])
  })

  it('neither counts nor hands over what is selected but hidden by the filter', () => {
    const input = inputOf(FOLDERS, NOTES)
    const { ids } = selectShown(EMPTY_SELECTION, flattenTrash(input).rows)
    expect(ids.size).toBe(4)
    // The same listings, and listings that came since.
    for (const now of [input, inputOf(FOLDERS, NOTES)]) {
      const { rows } = flattenTrash({ ...now, filter: 'an' })
      expect(summaryOf(rows, ids)).toMatchObject({ count: 1, single: { entry: { name: 'Banana' } } })
      expect(selectedRows(rows, ids).map(row => row.entry.name)).toEqual(['Banana'])
      expect(summaryOf(flattenTrash(now).rows, ids).count).toBe(4)
    }
  })

  it('does the same of a span in which the filter leaves gaps', () => {
    const trash: TrashRules = { kind: 'native', folder: NATIVE_TRASH }
    const things = ['Ant', 'Bee', 'Cat', 'Cow', 'Dog', 'Ape'].map(name => entry(name))
    const folders: Folders = new Map([
      [ROOT, [folder('Trash')]],
      [NATIVE_TRASH.path, things],
    ])
    const input = inputOf(folders, new Map(), { trash })
    const { rows: all } = flattenTrash(input)
    const parentId = all.at(0)?.branch.id ?? ''
    const { ids } = selectSiblings(EMPTY_SELECTION, all, parentId)
    expect(ids.spans).toHaveLength(1)
    const { rows } = flattenTrash({ ...input, filter: 'a' })
    expect(selectedRows(rows, ids).map(row => row.entry.name)).toEqual(['Ant', 'Ape', 'Cat'])
    expect(summaryOf(rows, ids).count).toBe(3)
  })

  it('does not call itself empty or counted where it was not listed and cannot be', () => {
    const offline = { ...inputOf(new Map(), NOTES), canList: false }
    expect(flattenTrash(offline).trash).toMatchObject({ total: 0, isLoading: false, missing: 'not-listed' })
    const some = new Map([...FOLDERS].filter(([path]) => path !== at(TRASH, NEWER)))
    const { rows, trash } = flattenTrash({ ...inputOf(some, NOTES), canList: false })
    expect(names({ rows })).toEqual(['Cap', 'Soups', 'Banana'])
    expect(trash).toMatchObject({ total: 3, isLoading: false, missing: 'not-listed' })
    expect(flattenTrash(inputOf(FOLDERS, NOTES)).trash.missing).toBeNull()
  })

  it('does not call itself empty or counted where not all has arrived of it or of what is around it', () => {
    for (const path of [ROOT, TRASH, at(TRASH, OLDER, 'Food')]) {
      const { trash } = flattenTrash(inputOf(FOLDERS, NOTES, { incomplete: path }))
      expect(trash).toMatchObject({ total: 4, isLoading: false, failed: null, missing: 'incomplete' })
    }
    const root: Folders = new Map([[ROOT, [entry('Zebra')]]])
    expect(flattenTrash(inputOf(root, NOTES, { incomplete: ROOT })).trash.missing).toBe('incomplete')
  })

  it('is empty where there is no such folder yet', () => {
    const flattened = flattenTrash(inputOf(new Map([[ROOT, [entry('Zebra')]]]), NOTES))
    expect(names(flattened)).toEqual([])
    expect(flattened.trash).toMatchObject({ total: 0, isLoading: false })
  })

  it('takes the source’s word for a Trash of its own', () => {
    const trash: TrashRules = { kind: 'native', folder: NATIVE_TRASH }
    const folders: Folders = new Map([
      [ROOT, [folder('Trash')]],
      [
        NATIVE_TRASH.path,
        [
          entry('Pen', 'object', { deletion: { from: null, atMs: null } }),
          entry('Cap', 'object', { deletion: { from: null, atMs: 5 } }),
          entry('Hat', 'object', { deletion: { from: { path: ROOT, id: null }, atMs: 7 } }),
        ],
      ],
    ])
    const { rows } = flattenTrash(inputOf(folders, new Map(), { trash }))
    expect(names({ rows })).toEqual(['Hat', 'Cap', 'Pen'])
    const pen = rows.at(2)
    const nothing = { from: null, atMs: null, by: null, isPerhapsInside: false }
    expect(pen?.kind === 'entry' && deletionOf(pen, trash, new Map())).toEqual(nothing)
  })
})

it('stands behind everything else of the inventory, and does not open there', () => {
  const rows = flatten(inputOf(FOLDERS, NOTES, { open: ['/T'] }))
  expect(names({ rows })).toEqual(['Zebra', TRASH_NAME])
  expect(rows.at(1)).toMatchObject({ position: 2, setSize: 2, isExpanded: false })
  expect(rows.at(0)).toMatchObject({ position: 1 })
  expect([rows.indexOf('/R-Zebra'), rows.indexOf('/T')]).toEqual([0, 1])
})
