import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RESONITE_CAPABILITIES } from '../model/capabilities'
import type { InventoryPath } from '../model/inventory-path'
import type { Step } from '../model/operation'
import { type CollectedEntry, NO_TRAY, type Tray, type TrayChange } from '../model/tray'
import type { Dragged } from './guards'
import { parsePath } from './paths'
import { recordIdOf } from './places'
import { afterNews, changeBySteps, collectRefusal, newIn } from './tray'

function path(text: string): InventoryPath {
  const parsed = parsePath(text)
  if (!parsed) throw new Error(`not a path: ${text}`)
  return parsed
}

function collected(at: string, ...recordIds: string[]): CollectedEntry {
  return { path: path(at), recordIds, kind: 'object', assetUri: '', linkName: null }
}

function step(recordId: string, from: string, to: string | null, rest: Partial<Step> = {}): Step {
  return {
    id: `${recordId} ${from}`,
    action: to === null ? 'remove' : 'move',
    name: '',
    entryKind: 'object',
    recordId,
    from: path(from),
    to: to === null ? null : path(to),
    state: 'done',
    ...rest,
  }
}

const trayOf = (...entries: CollectedEntry[]) => new Map(entries.map(entry => [recordIdOf(entry), entry]))

const kiwi = collected('/Inventory/Fruit/Kiwi', 'R-F', 'R-K')
const leek = collected('/Inventory/Greens/Leek', 'R-G', 'R-L')

describe('newIn', () => {
  it('keeps each entry once, whatever path it is seen under', () => {
    const again = collected('/Inventory/Link/Kiwi', 'R-X', 'R-K')
    expect(newIn(trayOf(kiwi), [again, leek, leek])).toEqual([leek])
    expect(newIn(trayOf(), [collected('/Inventory', '')])).toEqual([])
  })
})

const TRASH_RULES = RESONITE_CAPABILITIES.trash

describe('changeBySteps', () => {
  it('follows an item that is renamed and then moved, and tells it once', () => {
    const change = changeBySteps(
      trayOf(kiwi, leek),
      [
        step('R-K', '/Inventory/Fruit/Kiwi', '/Inventory/Fruit/Kiwi fruit'),
        step('R-K', '/Inventory/Fruit/Kiwi fruit', '/Inventory/Box/Kiwi fruit'),
      ],
      TRASH_RULES,
    )
    expect(change).toEqual({
      put: [{ ...kiwi, path: '/Inventory/Box/Kiwi fruit', recordIds: ['R-K'] }],
      taken: [],
    })
  })

  it('follows the folder above, into the Trash and back', () => {
    const trash = '/Inventory/Satchel Trash/2026-11-22 05-27-35 UTC/Fruit'
    const there = changeBySteps(
      trayOf(kiwi),
      [step('R-F', '/Inventory/Fruit', trash, { entryKind: 'folder' })],
      TRASH_RULES,
    )
    expect(there.put.map(entry => entry.path)).toEqual([`${trash}/Kiwi`])
    const back = changeBySteps(
      trayOf(...there.put),
      [step('R-F', trash, '/Inventory/Fruit', { entryKind: 'folder' })],
      TRASH_RULES,
    )
    expect(back.put.map(entry => entry.path)).toEqual([kiwi.path])
  })

  it('lets go of what is deleted for good, with all that was in it', () => {
    const trash = '/Inventory/Satchel Trash/2026-11-22 05-27-35 UTC'
    const trashed = collected(`${trash}/Fruit/Kiwi`, 'R-K')
    const change = changeBySteps(
      trayOf(trashed, leek),
      [step('R-T', trash, null, { entryKind: 'folder' })],
      TRASH_RULES,
    )
    expect(change).toEqual({ put: [], taken: ['R-K'] })
  })

  it('has nothing to do with copies, spawns, and folders that were emptied elsewhere', () => {
    const steps = [
      step('R-K', '/Inventory/Fruit/Kiwi', '/Inventory/Kiwi', { action: 'copy' }),
      step('R-K', '/Inventory/Fruit/Kiwi', '/Inventory/Kiwi', { action: 'spawn' }),
      step('R-F', '/Inventory/Fruit', null, { entryKind: 'folder' }),
    ]
    expect(changeBySteps(trayOf(kiwi), steps, TRASH_RULES)).toEqual({ put: [], taken: [] })
  })
})

describe('afterNews', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd')
  const entry = name.map(id => collected(`/Inventory/${id}`, id))
  const change: fc.Arbitrary<TrayChange> = fc.record({
    put: fc.uniqueArray(entry, { selector: recordIdOf }),
    taken: fc.uniqueArray(name),
  })

  it('puts together what main has, from whole and parts', () => {
    fc.assert(
      fc.property(fc.array(change), changes => {
        const inMain = new Map<string, CollectedEntry>()
        let inWindow: Tray = NO_TRAY
        changes.forEach(({ put, taken }, index) => {
          for (const one of put) inMain.set(recordIdOf(one), one)
          for (const id of taken) inMain.delete(id)
          const after = afterNews(inWindow, { kind: 'part', revision: index + 1, put, taken })
          if (!after) throw new Error('news were refused')
          inWindow = after
        })
        expect(inWindow.entries).toEqual([...inMain.values()])
      }),
    )
  })

  it('notices that news are missing', () => {
    const tray = { revision: 3, entries: [kiwi] }
    expect(afterNews(tray, { kind: 'part', revision: 5, put: [], taken: [] })).toBeNull()
    expect(afterNews(tray, { kind: 'whole', revision: 9, entries: [leek] })).toEqual({
      revision: 9,
      entries: [leek],
    })
  })
})

describe('collectRefusal', () => {
  const at = (folder: string, recordId: string, name: string, linkName: string | null = null): Dragged => ({
    ref: { parent: { path: path(folder), recordIds: [] }, recordId, name, kind: 'object' },
    problem: null,
    linkName,
  })

  it('takes what lies below a link, but neither the root, nor the Trash, nor what no path leads to', () => {
    expect(collectRefusal(at('/Inventory/Essentials', 'R-1', 'Pen', 'Essentials'))).toBeNull()
    expect(collectRefusal(at('/Inventory', '', 'Inventory'))).toEqual({ reason: 'root' })
    expect(collectRefusal(at('/Inventory/Satchel Trash/x', 'R-1', 'Pen'))?.reason).toBe('trash-not-collected')
    expect(collectRefusal({ ...at('/Inventory', 'R-1', 'Twin'), problem: 'twin' })?.reason).toBe(
      'unaddressable',
    )
  })
})
