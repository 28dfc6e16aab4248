import { expect, it } from 'vitest'
import type { TrashFolder } from '../../src-shared/model/trash-folder'
import { NATIVE_TRASH } from '../../src-shared/testing/capabilities'
import { countOf } from './use-trash-count'

const note = { recordId: 'way', operationId: 'op', kind: 'trash', atMs: 5 } as const

const of = (recordId: string, parent: string | null, name: string, count: number): TrashFolder => ({
  recordId,
  parent,
  name,
  count,
  isListed: true,
  isWhole: true,
})

const FOLDERS = [
  of('T', null, 'Satchel Trash', 1),
  of('once', 'T', '2026-11-20 09-30-00 UTC', 1),
  of('way', 'once', 'Food', 2),
  of('soups', 'way', 'Soups', 40),
]

const NOTES = new Map([
  ['way', note],
  ['soups', null],
])

it('counts what was deleted, and no folder that is only around it', () => {
  expect(countOf(FOLDERS, { kind: 'satchel' }, NOTES)).toEqual({ count: 2, around: 2, unsure: [] })
})

it('counts nothing before it knows which folders those are', () => {
  expect(countOf(FOLDERS, { kind: 'satchel' }, new Map())).toEqual({
    count: null,
    around: null,
    unsure: ['way'],
  })
  expect(countOf(null, { kind: 'satchel' }, NOTES)).toEqual({ count: null, around: null, unsure: [] })
  const unlisted = [
    of('T', null, 'Satchel Trash', 1),
    { ...of('once', 'T', '2026-11-20 09-30-00 UTC', 0), isListed: false, isWhole: false },
  ]
  expect(countOf(unlisted, { kind: 'satchel' }, NOTES).count).toBeNull()
})

it('counts nothing where not all of a folder has arrived', () => {
  const [top, once, ...inside] = FOLDERS
  if (top === undefined || once === undefined) throw new Error('The Trash is empty')
  const counted = (...folders: readonly TrashFolder[]) => countOf(folders, { kind: 'satchel' }, NOTES).count
  expect(counted({ ...top, isWhole: false }, once, ...inside)).toBeNull()
  expect(counted(top, { ...once, isWhole: false }, ...inside)).toBeNull()
  expect(counted(top, once, ...inside)).toBe(2)
})

it('counts all that is in a Trash of the source’s own', () => {
  const trash = { kind: 'native', folder: NATIVE_TRASH } as const
  expect(countOf([of('T', null, 'Trash', 7), of('box', 'T', 'Box', 9)], trash, NOTES).count).toBe(7)
})
