import { expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { descendantPath, ROOT } from '../../src-shared/domain/paths'
import type { Entry, EntryKind } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { Listing } from '../../src-shared/model/listing'
import type { Step } from '../../src-shared/model/operation'
import { workTimeOf } from '../../src-shared/testing/work-time'
import { Resolver } from './resolver'

const LISTED = 100_000
const MOVED = 1_000
/** As many pins and recent items as there may be. */
const KEPT = 230
const ROUNDS = 20

function pathTo(...names: readonly string[]): InventoryPath {
  const path = descendantPath(ROOT, names)
  if (!path) throw new Error('no path')
  return path
}

function entry(recordId: string, name: string, kind: EntryKind): Entry {
  return { recordId, name, kind, assetUri: '', isPublic: false, modifiedMs: null }
}

function listing(path: InventoryPath, atMs: number, entries: readonly Entry[]): Listing {
  const builder = new ListingBuilder(path, atMs, entries.length)
  builder.addEntries(entries)
  return builder.finish()
}

const ids = Array.from({ length: LISTED }, (_, n) => `R-${n}`)
const LISTINGS = [
  listing(ROOT, 1, [entry('R-big', 'Big', 'folder'), entry('R-target', 'Target', 'folder')]),
  listing(
    pathTo('Big'),
    2,
    ids.map((id, n) => entry(id, `Item ${n}`, 'object')),
  ),
  listing(pathTo('Target'), 3, []),
]
const STEPS = ids.slice(0, MOVED).map((recordId, n): Step => {
  const name = `Item ${n}`
  const ends = { from: pathTo('Big', name), to: pathTo('Target', name) }
  return {
    id: recordId,
    action: 'move',
    name,
    entryKind: 'object',
    recordId,
    ...ends,
    state: 'done',
    provenAtMs: 10 + n,
  }
})
const PLACES = ids.slice(MOVED - KEPT / 2, MOVED + KEPT / 2).map(
  (id, n): KeptPlace => ({
    path: pathTo('Big', `Item ${n}`),
    recordIds: ['R-big', id],
    kind: 'object',
    seenAtMs: 2,
  }),
)

function work(): void {
  const resolver = new Resolver()
  resolver.connectedSince(0)
  for (const listed of LISTINGS) resolver.known.listed(listed)
  for (const step of STEPS) resolver.known.proven(step)
  for (const place of PLACES) expect(resolver.whereIs(place).kind).toBe('here')
}

/** The least that anybody could do who notes where each entry is. */
function floor(): ReadonlyMap<string, number> {
  return new Map(ids.map((id, n) => [id, n]))
}

it('100,000 entries listed and 1,000 moves told cost no more than noting the entries once', () => {
  let [workMs, floorMs] = [Infinity, Infinity]
  for (let round = 0; round < ROUNDS; round += 1) {
    workMs = Math.min(workMs, workTimeOf(work))
    floorMs = Math.min(floorMs, workTimeOf(floor))
  }
  expect(workMs / floorMs).toBeLessThan(1)
})
