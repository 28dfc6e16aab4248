import { expect, it } from 'vitest'
import { parsePath } from '../domain/paths'
import { pinOf } from '../domain/places'
import type { InventoryPath } from '../model/inventory-path'
import type { KeptPlace } from '../model/kept-place'
import type { RecentPlace } from '../model/places'
import { keptPlace } from './schemas-places'

function path(text: string): InventoryPath {
  const parsed = parsePath(text)
  if (!parsed) throw new Error(`not a path: ${text}`)
  return parsed
}

it('takes a pin that was made of a recent entry, which says more than is kept of a pin', () => {
  const pin: KeptPlace = { path: path('/Inventory/Hat'), recordIds: ['R-1'], kind: 'object', seenAtMs: 5 }
  const recent: RecentPlace = { ...pin, reason: 'spawned', atMs: 7 }
  expect(keptPlace.safeParse(recent).success).toBe(false)
  expect(keptPlace.parse(pinOf(recent))).toEqual(pin)
})
