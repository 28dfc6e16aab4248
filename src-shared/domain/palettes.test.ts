import { describe, expect, it } from 'vitest'
import type { InventoryPath } from '../model/inventory-path'
import { NO_PLACES, type PaletteChange, type Places } from '../model/places'
import type { CollectedEntry } from '../model/tray'
import {
  joinedPalettes,
  MAX_IN_PALETTE,
  MAX_PALETTES,
  noRoomFor,
  openPaletteOf,
  paletteRefusal,
  withPaletteChange,
} from './palettes'
import { parsePath, ROOT } from './paths'
import { joinedPlaces, recordIdOf, relocated, withoutDeleted } from './places'

const pathOf = (text: string): InventoryPath => parsePath(text) ?? ROOT

const item = (name: string): CollectedEntry => ({
  path: pathOf(`/Inventory/Fruit/${name}`),
  recordIds: ['R-F', `R-${name}`],
  kind: 'object',
  assetUri: '',
  linkName: null,
})

const [kiwi, plum, fig] = [item('Kiwi'), item('Plum'), item('Fig')]

const after = (...changes: readonly PaletteChange[]): Places => changes.reduce(withPaletteChange, NO_PLACES)
const create = (id: string, ...entries: readonly CollectedEntry[]): PaletteChange => ({
  kind: 'create',
  palette: { id, name: id, entries },
})
const idsIn = ({ palettes = [] }: Places, index = 0): readonly string[] =>
  (palettes[index]?.entries ?? []).map(recordIdOf)

describe('a palette', () => {
  it('holds each item once, in the order that a person gives them', () => {
    const made = after(create('P', kiwi, plum), { kind: 'add', id: 'P', entries: [fig, kiwi] })
    expect(idsIn(made)).toEqual(['R-Kiwi', 'R-Plum', 'R-Fig'])
    const put = (at: number, ...entries: readonly CollectedEntry[]) =>
      idsIn(withPaletteChange(made, { kind: 'add', id: 'P', entries, at }))
    expect(put(0, fig)).toEqual(['R-Fig', 'R-Kiwi', 'R-Plum'])
    expect(put(2, kiwi)).toEqual(['R-Plum', 'R-Kiwi', 'R-Fig'])
    expect(put(1, kiwi)).toEqual(['R-Kiwi', 'R-Plum', 'R-Fig'])
    expect(put(3, kiwi, plum)).toEqual(['R-Fig', 'R-Kiwi', 'R-Plum'])
    expect(idsIn(withPaletteChange(made, { kind: 'take', id: 'P', recordId: 'R-Plum' }))).toEqual([
      'R-Kiwi',
      'R-Fig',
    ])
  })

  it('is made, named, put elsewhere, shown, removed, and put back where it was', () => {
    const two = after(create('P', kiwi), create('Q'), { kind: 'open', id: 'P' })
    expect(openPaletteOf(two)?.name).toBe('P')
    expect(withPaletteChange(two, create('P', plum))).toBe(two)
    const named = withPaletteChange(two, { kind: 'rename', id: 'Q', name: 'Tools' })
    expect(named.palettes?.map(({ name }) => name)).toEqual(['P', 'Tools'])
    const moved = withPaletteChange(named, { kind: 'move', id: 'P', at: 2 })
    expect(moved.palettes?.map(({ id }) => id)).toEqual(['Q', 'P'])
    const removed = withPaletteChange(two, { kind: 'remove', id: 'P' })
    expect([removed.palettes?.length, openPaletteOf(removed)]).toEqual([1, null])
    const back = withPaletteChange(removed, {
      kind: 'create',
      palette: { id: 'P', name: 'P', entries: [kiwi] },
      at: 0,
    })
    expect(back).toEqual(two)
    expect(openPaletteOf(withPaletteChange(two, { kind: 'open', id: null }))).toBeNull()
  })

  it('is bounded', () => {
    const many = Array.from({ length: MAX_IN_PALETTE + 5 }, (_, index) => item(String(index)))
    expect(idsIn(after(create('P'), { kind: 'add', id: 'P', entries: many }))).toHaveLength(MAX_IN_PALETTE)
  })

  it('has room for so many and no more, and says so of a change before it is made', () => {
    const many = Array.from({ length: MAX_IN_PALETTE }, (_, index) => item(String(index)))
    const full = after(create('P', ...many))
    expect(noRoomFor(full, { kind: 'add', id: 'P', entries: [kiwi] })).toBe('palette')
    expect(noRoomFor(full, { kind: 'add', id: 'P', entries: many.slice(0, 1), at: 3 })).toBeNull()
    expect(noRoomFor(NO_PLACES, create('P', kiwi, ...many))).toBe('palette')
    const all = after(...Array.from({ length: MAX_PALETTES }, (_, index) => create(String(index))))
    expect(noRoomFor(all, create('P'))).toBe('palettes')
    expect(noRoomFor(all, create('7'))).toBeNull()
  })

  it('is not left out where an inventory was kept twice, however many there are', () => {
    const all = after(...Array.from({ length: MAX_PALETTES }, (_, index) => create(String(index))))
    expect(joinedPalettes(all, after(create('P', kiwi))).palettes).toHaveLength(MAX_PALETTES + 1)
  })

  it('follows its items where they go, and loses only what is deleted for good', () => {
    const places = after(create('P', kiwi, plum))
    const moved = relocated(places, {
      recordId: 'R-F',
      from: pathOf('/Inventory/Fruit'),
      to: pathOf('/Inventory/Garden/Fruit'),
    })
    expect(moved.palettes?.[0]?.entries.map(({ path }) => path)).toEqual([
      '/Inventory/Garden/Fruit/Kiwi',
      '/Inventory/Garden/Fruit/Plum',
    ])
    const gone = { action: 'remove', state: 'done', from: plum.path, recordId: 'R-Plum' } as const
    expect(idsIn(withoutDeleted(places, gone, { kind: 'satchel' }))).toEqual(['R-Kiwi'])
    expect(
      relocated(places, { recordId: 'R-X', from: pathOf('/Inventory/X'), to: pathOf('/Inventory/Y') }),
    ).toBe(places)
  })

  it('is still there when an inventory turns out to be one that was kept under another name', () => {
    const one = after(create('P', kiwi), { kind: 'open', id: 'P' })
    const other = after(create('Q', plum), create('P', fig))
    const both = joinedPalettes(joinedPlaces(one, other), other)
    expect(both.palettes?.map(({ id }) => id)).toEqual(['P', 'Q'])
    expect([idsIn(both, 0), idsIn(both, 1)]).toEqual([['R-Kiwi'], ['R-Plum']])
    expect(openPaletteOf(both)?.id).toBe('P')
  })

  it('takes items only', () => {
    const dragged = (kind: 'object' | 'folder' | 'link') => ({
      ref: { parent: { path: pathOf('/Inventory'), recordIds: [] }, recordId: 'R-1', name: 'One', kind },
      problem: null,
      linkName: null,
    })
    expect(paletteRefusal(dragged('object'))).toBeNull()
    expect(paletteRefusal(dragged('folder'))).toEqual({ reason: 'not-an-item', name: 'One' })
    expect(paletteRefusal(dragged('link'))?.reason).toBe('not-an-item')
  })
})
