import { describe, expect, it } from 'vitest'
import type { InventoryPath } from '../model/inventory-path'
import type { KeptPlace } from '../model/kept-place'
import { NO_PLACES, type RecentPlace } from '../model/places'
import { parsePath } from './paths'
import {
  isDeletedBy,
  isPinned,
  keptTitleOf,
  MAX_PINS,
  relocated,
  relocatedPlace,
  withoutPin,
  withPin,
  withRecent,
} from './places'

function path(text: string): InventoryPath {
  const parsed = parsePath(text)
  if (!parsed) throw new Error(`not a path: ${text}`)
  return parsed
}

const hat: KeptPlace = {
  path: path('/Inventory/Clothes/Hats/Red'),
  recordIds: ['R-C', 'R-H', 'R-R'],
  kind: 'object',
}
const recent = (recordId: string, atMs: number): RecentPlace => ({
  path: path(`/Inventory/${recordId}`),
  recordIds: [recordId],
  kind: 'object',
  reason: 'spawned',
  atMs,
})

describe('pins', () => {
  it('keep each entry once, in the order in which they were pinned', () => {
    const places = withPin(withPin(withPin(NO_PLACES, hat), recent('R-2', 0)), hat)
    expect(places.pins.map(({ path }) => path)).toEqual([hat.path, '/Inventory/R-2'])
    expect(isPinned(places, 'R-R')).toBe(true)
    expect(isPinned(withoutPin(places, 'R-R'), 'R-R')).toBe(false)
  })

  it('are bounded', () => {
    let places = NO_PLACES
    for (let index = 0; index <= MAX_PINS; index++) places = withPin(places, recent(`R-${index}`, 0))
    expect(places.pins).toHaveLength(MAX_PINS)
  })
})

describe('what is deleted for good', () => {
  const native = { kind: 'native', folder: { path: path('/Inventory/Trash'), id: 'T' } } as const
  const gone = {
    action: 'remove',
    state: 'done',
    from: path('/Inventory/Trash/Hats'),
    recordId: 'R-H',
  } as const
  const inTrash: KeptPlace = {
    ...hat,
    path: path('/Inventory/Trash/Hats/Red'),
    recordIds: ['T', 'R-H', 'R-R'],
  }

  it('takes along what is in it, in whichever Trash the source has', () => {
    expect(isDeletedBy(inTrash, gone, native)).toBe(true)
    expect(isDeletedBy(inTrash, gone, { kind: 'satchel' })).toBe(false)
  })

  it('is the record itself, wherever the source deletes, and not what was in a folder that had been emptied', () => {
    const removed = { ...gone, from: hat.path, recordId: 'R-R' }
    expect(isDeletedBy(hat, removed, { kind: 'none' })).toBe(true)
    const emptied = { ...gone, from: path('/Inventory/Clothes/Hats') }
    expect(isDeletedBy(hat, emptied, { kind: 'satchel' })).toBe(false)
  })
})

describe('what a kept place is called', () => {
  const titled: KeptPlace = { ...hat, title: 'Red / Blue' }
  const renamed = { recordId: 'R-R', from: hat.path, to: path('/Inventory/Clothes/Hats/Green _ ~0123abcd') }

  it('is its title, or else the end of its path', () => {
    expect(keptTitleOf(titled)).toBe('Red / Blue')
    expect(keptTitleOf(hat)).toBe('Red')
  })

  it('is what a rename made of it, and no older title', () => {
    const newTitle = 'Green /'
    expect(keptTitleOf(relocatedPlace(titled, { ...renamed, newTitle }))).toBe(newTitle)
    const plain = relocatedPlace(titled, { ...renamed, to: path('/Inventory/Clothes/Hats/Green') })
    expect(plain).not.toHaveProperty('title')
  })

  it('stays when a folder above it is renamed', () => {
    const above = {
      recordId: 'R-H',
      from: path('/Inventory/Clothes/Hats'),
      to: path('/Inventory/Clothes/Caps'),
    }
    const place = relocatedPlace(titled, { ...above, newTitle: 'Caps!' })
    expect(place).toMatchObject({ path: '/Inventory/Clothes/Caps/Red', title: 'Red / Blue' })
  })
})

describe('recent entries', () => {
  it('come newest first, each once, and only so many', () => {
    let places = NO_PLACES
    for (let index = 0; index < 50; index++) places = withRecent(places, recent(`R-${index % 40}`, index))
    const ids = places.recent.map(({ recordIds }) => recordIds[0])
    expect(ids.slice(0, 3)).toEqual(['R-9', 'R-8', 'R-7'])
    expect(new Set(ids).size).toBe(ids.length)
    expect(ids).toHaveLength(30)
  })
})

describe('relocated', () => {
  const pinned = withPin(NO_PLACES, hat)
  const move = (recordId: string, from: string, to: string): KeptPlace | undefined =>
    relocated(pinned, { recordId, from: path(from), to: path(to) }).pins[0]

  it('follows a rename and keeps all that is known', () => {
    expect(move('R-R', hat.path, '/Inventory/Clothes/Hats/Blue')).toEqual({
      ...hat,
      path: '/Inventory/Clothes/Hats/Blue',
    })
  })

  it('follows the folder above, and forgets the ids above that', () => {
    expect(move('R-H', '/Inventory/Clothes/Hats', '/Inventory/Old/Hats')).toEqual({
      ...hat,
      path: '/Inventory/Old/Hats/Red',
      recordIds: ['R-H', 'R-R'],
    })
  })

  it('goes on following what it knows only the end of', () => {
    const once = relocated(pinned, { recordId: 'R-R', from: hat.path, to: path('/Inventory/A/Red') })
    const twice = relocated(once, { recordId: 'R-A', from: path('/Inventory/A'), to: path('/Inventory/B') })
    expect(twice.pins[0]).toEqual({ ...hat, path: '/Inventory/B/Red', recordIds: ['R-R'] })
  })

  it('is not misled by another entry at the same path, or by a path that only begins so', () => {
    expect(move('R-other', '/Inventory/Clothes/Hats', '/Inventory/Old')).toEqual(hat)
    expect(move('R-x', '/Inventory/Clo', '/Inventory/Old')).toEqual(hat)
  })
})
