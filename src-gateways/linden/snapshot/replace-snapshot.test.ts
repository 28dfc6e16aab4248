import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import type { Uuid } from '../../grids/uuid'
import { InventoryStore } from '../testing/inventory-store'
import { CEDAR } from '../testing/linden-server'
import { replaceSnapshot } from './replace-snapshot'
import type { Snapshot } from './snapshot'
import { readSnapshot } from './snapshot-file'

const store = new InventoryStore()
const root = store.addOwner(CEDAR)
const [boxes, more, rest] = [
  store.addFolder(root, 'Boxes'),
  store.addFolder(root, 'More'),
  store.addFolder(root, 'Rest'),
] as const
for (const name of ['Hat', 'Cap', 'Coat']) store.addItem(boxes, name)

/** `arrived`: so many items of each unread folder came. */
function shot(takenAtMs: number, unread: readonly Uuid[], arrived: number | null = null): Snapshot {
  const rootRecord = store.folders.get(root)
  if (rootRecord === undefined) throw new Error('There is no root.')
  const folders = store.ownedBy(CEDAR)
  const listings = folders
    .filter(it => arrived !== null || !unread.includes(it.id))
    .map(it => store.listing(it.id, CEDAR))
    .map(it => (unread.includes(it.id) ? { ...it, items: it.items.slice(0, arrived ?? 0) } : it))
  return {
    ownerId: CEDAR,
    ownerName: 'Cedar',
    takenAtMs,
    root: rootRecord,
    library: null,
    folders,
    listings,
    unread,
  }
}

function open() {
  const folder = mkdtempSync(join(tmpdir(), 'satchel-snapshots-'))
  onTestEnd(async () => rmSync(folder, { recursive: true }))
  const file = join(folder, 'one.llsd.gz')
  const takenAt = (path: string) => (existsSync(path) ? readSnapshot(path)?.takenAtMs : null)
  return {
    put: (snapshot: Snapshot) => replaceSnapshot(file, snapshot),
    kept: () => [takenAt(file), takenAt(`${file}.before`)],
  }
}

describe('a snapshot that takes the place of another', () => {
  it('that lacks as many folders, but others, throws nothing away', () => {
    const { put, kept } = open()
    expect(put(shot(1, [boxes]))).toBe(false)
    expect(put(shot(2, [more]))).toBe(true)
    expect(kept()).toEqual([2, 1])
    expect(put(shot(3, []))).toBe(false)
    expect(kept()).toEqual([3, null])
  })

  it('that lacks fewer, but one that the other had, throws nothing away', () => {
    const { put, kept } = open()
    put(shot(1, [boxes, more]))
    expect(put(shot(2, [rest]))).toBe(true)
    expect(kept()).toEqual([2, 1])
    // The one that has more of what is missing now stays.
    expect(put(shot(3, [boxes, more, rest]))).toBe(true)
    expect(kept()).toEqual([3, 2])
    expect(put(shot(4, [boxes, more, rest]))).toBe(true)
    expect(kept()).toEqual([4, 2])
  })

  it('of whose folder fewer items came throws nothing away', () => {
    const { put, kept } = open()
    put(shot(1, [boxes], 2))
    expect(put(shot(2, [boxes], 1))).toBe(true)
    expect(kept()).toEqual([2, 1])
    expect(put(shot(3, [boxes], 2))).toBe(false)
    expect(kept()).toEqual([3, null])
  })

  it('of a folder that was never there keeps nothing', () => {
    const { put, kept } = open()
    put(shot(1, []))
    const later = store.addFolder(root, 'Later')
    expect(put(shot(2, [later]))).toBe(false)
    expect(kept()).toEqual([2, null])
  })
})
