import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import type { EntryRef } from '../model/entry'
import { growthOf } from '../testing/arbitraries'
import { inventory, ROOT_TARGET } from '../testing/inventory'
import { childPath, parsePath, ROOT } from './paths'
import { withoutNested } from './selected-tree'

const selection = inventory.chain(service => fc.subarray(service.shown(4).map(({ dragged }) => dragged.ref)))

it('keeps what no other selected entry takes along, in order', () => {
  fc.assert(
    fc.property(selection, entries => {
      const kept = withoutNested(entries)
      expect(entries.filter(entry => kept.includes(entry))).toEqual(kept)
      for (const entry of entries) {
        const isBelowAnother = entries.some(other => {
          const chain = [...other.parent.recordIds, other.recordId]
          return chain.every((recordId, depth) => entry.parent.recordIds[depth] === recordId)
        })
        if (isBelowAnother) expect(kept).not.toContain(entry)
      }
    }),
  )
})

it('leaves something of every selection, and has nothing more to drop afterwards', () => {
  fc.assert(
    fc.property(selection, entries => {
      const kept = withoutNested(entries)
      expect(kept.length > 0).toBe(entries.length > 0)
      expect(withoutNested(kept)).toEqual(kept)
      expect(withoutNested([...entries, ...entries])).toEqual(kept)
    }),
  )
})

it('takes nothing along for an item that shares its path with a folder', () => {
  const parent = ROOT_TARGET.ref
  const item: EntryRef = { parent, recordId: 'R-1', name: 'Hat', kind: 'object' }
  const path = childPath(parent.path, 'Hat') ?? parent.path
  const inFolder: EntryRef = {
    parent: { path, recordIds: ['R-2'] },
    recordId: 'R-3',
    name: 'x',
    kind: 'object',
  }
  expect(withoutNested([item, inFolder])).toEqual([item, inFolder])
  expect(withoutNested([{ ...item, kind: 'folder' }, inFolder])).toHaveLength(1)
})

it('keeps an entry that a link to its own ancestor shows below itself', () => {
  const path = parsePath('/Inventory/A/L') ?? ROOT
  const entry: EntryRef = {
    parent: { path, recordIds: ['R-A', 'R-L'] },
    recordId: 'R-L',
    name: 'M',
    kind: 'link',
  }
  expect(withoutNested([entry])).toEqual([entry])
})

it('takes a selection of many entries in linear time', () => {
  const many = (count: number): EntryRef[] =>
    Array.from({ length: count }, (_, index) => ({
      parent: ROOT_TARGET.ref,
      recordId: `R-${index}`,
      name: `Item ${index}`,
      kind: 'folder',
    }))
  expect(growthOf(many, withoutNested, 2_000)).toBeLessThan(1.5)
})
