import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../../src-shared/domain/listing'
import { parsePath, ROOT } from '../../../src-shared/domain/paths'
import type { Listing } from '../../../src-shared/model/listing'
import { asMeant, asShown, trashSpelling } from './trash-spelling'

/** A folder with folders of these names in it; what is asked for elsewhere is not listed. */
const only = (...names: readonly string[]) => known({ '/Inventory': names })

function known(folders: Readonly<Record<string, readonly string[]>>): (path: string) => Listing | null {
  return path => (folders[path] === undefined ? null : listed(path, folders[path]))
}

function listed(path: string, names: readonly string[]): Listing {
  const builder = new ListingBuilder(parsePath(path) ?? ROOT, 0, names.length)
  const facts = { kind: 'folder', assetUri: '', isPublic: false, modifiedMs: null } as const
  builder.addEntries(names.map((name, index) => ({ recordId: `R-${index}`, name, ...facts })))
  return builder.finish()
}

describe('the Trash in a path', () => {
  const spelling = trashSpelling({ kind: 'satchel' }, 'Trash', only('Satchel Trash', 'Trashy'))

  it('is written as it is called on screen, and understood so', () => {
    expect(asShown('/Inventory/Satchel Trash', spelling)).toBe('/Inventory/Trash')
    expect(asMeant(' /Inventory/trash', spelling)).toBe('/Inventory/Satchel Trash')
    expect(asMeant('/Inventory/Trash/Hats', spelling)).toBe('/Inventory/Satchel Trash/Hats')
    expect(asMeant('/Inventory/Trashy', spelling)).toBe('/Inventory/Trashy')
    expect(asMeant('/Inventory/Satchel Trash', spelling)).toBe('/Inventory/Satchel Trash')
  })

  it('is written without the folder of a single deletion, and finds that again', () => {
    const [one, other] = ['2026-11-30 10-00-00 UTC', '2026-11-30 11-00-00 UTC']
    const trash = '/Inventory/Satchel Trash'
    const listingOf = known({
      '/Inventory': ['Satchel Trash'],
      [trash]: [one, other],
      [`${trash}/${one}`]: ['Hats', 'Food'],
      [`${trash}/${other}`]: ['Food'],
    })
    const from = (present: string) =>
      trashSpelling({ kind: 'satchel' }, 'Trash', listingOf, parsePath(`${trash}/${present}`))
    const inFood = from(`${one}/Food`)
    expect(asShown(`${trash}/${one}/Food/Fruit`, inFood)).toBe('/Inventory/Trash/Food/Fruit')
    expect(asShown(`${trash}/${one}`, inFood)).toBe('/Inventory/Trash')
    expect(asMeant('/Inventory/Trash/Food/Fruit', inFood)).toBe(`${trash}/${one}/Food/Fruit`)
    // From elsewhere the last one is meant.
    expect(asMeant('/Inventory/trash/food', from(other))).toBe(`${trash}/${other}/food`)
    expect(asMeant('/Inventory/Trash/Hats', from(other))).toBe(`${trash}/${one}/Hats`)
    expect(asMeant('/Inventory/Trash/Nothing', inFood)).toBe(`${trash}/Nothing`)
  })

  it('keeps its real name where a person has something that is called so, or the source has its own', () => {
    expect(trashSpelling({ kind: 'satchel' }, 'Trash', only('trash'))).toBeNull()
    expect(trashSpelling({ kind: 'satchel' }, 'Trash', () => null)).toBeNull()
    expect(trashSpelling({ kind: 'none' }, 'Trash', only())).toBeNull()
    expect(asShown('/Inventory/Satchel Trash', null)).toBe('/Inventory/Satchel Trash')
  })
})
