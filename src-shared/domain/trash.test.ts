import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TrashRules } from '../model/capabilities'
import type { InventoryPath } from '../model/inventory-path'
import { addressOf } from './entry-address'
import { childPath, parsePath, ROOT } from './paths'
import {
  deletionName,
  deletionTimeMs,
  isDeletionFolder,
  isInTrash,
  isTrash,
  TRASH,
  trashFolderOf,
  trashOriginOf,
  trashPathOf,
} from './trash'

const NOW = Date.UTC(2026, 10, 22, 5, 27, 35, 123)

describe('the Trash of a source', () => {
  const trash = childPath(ROOT, 'Trash') ?? ROOT
  const inIt = childPath(trash, 'Hat') ?? ROOT
  const native: TrashRules = { kind: 'native', folder: addressOf(trash, 'R-trash') }

  it.each<[string, TrashRules, InventoryPath | null]>([
    ['Satchel’s own', { kind: 'satchel' }, TRASH],
    ['the source’s own', native, trash],
    ['none', { kind: 'none' }, null],
  ])('is %s', (_what, rules, folder) => {
    expect(trashFolderOf(rules)).toBe(folder)
    expect(isTrash(trash, rules)).toBe(folder === trash)
    expect(isInTrash(inIt, rules)).toBe(folder === trash)
    expect(isInTrash(TRASH, rules)).toBe(folder === TRASH)
  })
})

describe('the Trash', () => {
  it('names the folder of a deletion by its second in UTC', () => {
    expect(deletionName(NOW)).toBe('2026-11-22 05-27-35 UTC')
    expect(deletionTimeMs('2026-11-22 05-27-35 UTC (2)')).toBe(NOW - 123)
  })

  it.each(['2026-11-22', 'Hats', '2026-13-40 99-99-99 UTC', '2026-11-22 05-27-35 UTC!'])(
    'does not take “%s” for one',
    name => expect(deletionTimeMs(name)).toBeNull(),
  )

  it('finds back the origin of everything that is put into it', () => {
    const segment = fc.string({ minLength: 1 }).filter(name => childPath(ROOT, name) !== null)
    fc.assert(
      fc.property(
        fc.array(segment, { minLength: 1, maxLength: 6 }),
        fc.nat({ max: 4e12 }),
        (names, timeMs) => {
          const origin = parsePath(`/Inventory/${names.join('/')}`)
          const deletion = childPath(TRASH, deletionName(timeMs))
          if (origin === null || deletion === null) throw new Error('The names can stand in a path.')
          const place = trashPathOf(origin, deletion)
          expect(isInTrash(place)).toBe(true)
          expect(trashOriginOf(place)).toEqual({ deletedAtMs: timeMs - (timeMs % 1000), origin })
          expect(isDeletionFolder(deletion)).toBe(true)
          expect(isDeletionFolder(place)).toBe(false)
        },
      ),
    )
  })

  it('knows no origin of what did not get there by a deletion', () => {
    for (const path of ['/Inventory/Satchel Trash', '/Inventory/Satchel Trash/Hats/x', '/Inventory/Hats']) {
      const parsed = parsePath(path)
      expect(parsed && trashOriginOf(parsed)).toBeNull()
    }
  })
})
