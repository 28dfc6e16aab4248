import { describe, expect, it } from 'vitest'
import type { Answers } from '../../src-shared/model/asks'
import { INVENTORY, reasonOf } from '../testing/engine-bench'
import { fullPathOf } from '../testing/store-shape'
import { KEEP_BOTH, type TreeBench, treeBench } from '../testing/tree-bench'

const FOOD = [
  'Food/',
  'Food/Fruit/',
  'Food/Fruit/Kiwi',
  'Food/Fruit/Lemon',
  'Food/Bread',
  'Toys/',
  'Toys/Ball',
]

/** Which record is where below `H`. */
const recordsOf = (at: TreeBench): ReadonlyMap<string, string> =>
  new Map(at.rowsBelow('H').map(row => [row.id, fullPathOf(row)]))

describe('the Trash', () => {
  it('takes entries below the names of their folders, so that any computer knows where they were', async () => {
    const at = await treeBench(...FOOD)
    const entries = await at.entries('H/Food/Fruit', 'H/Toys/Ball')
    const operation = await at.run({ kind: 'trash', entries })
    expect(operation).toMatchObject({ state: 'done', canUndo: true })
    expect(at.places()).toEqual(['Food', 'Food/Bread', 'Toys'])
    expect(at.trashed()).toEqual([
      'H',
      'H/Food',
      'H/Food/Fruit',
      'H/Food/Fruit/Kiwi',
      'H/Food/Fruit/Lemon',
      'H/Toys',
      'H/Toys/Ball',
    ])
    expect(at.lost()).toEqual([])
  })

  it('keeps two deletions of one second apart', async () => {
    const at = await treeBench(...FOOD)
    await at.run({ kind: 'trash', entries: await at.entries('H/Toys/Ball') })
    await at.raw.copy('/Inventory/Palette/Item', '/Inventory/H/Toys/Ball')
    expect((await at.run({ kind: 'trash', entries: await at.entries('H/Toys/Ball') })).state).toBe('done')
    expect(at.trashed()).toEqual(['H', 'H', 'H/Toys', 'H/Toys', 'H/Toys/Ball', 'H/Toys/Ball'])
  })

  it('says first where a part of a deleted folder comes to, since that stays in the Trash', async () => {
    const at = await treeBench(...FOOD)
    await at.run({ kind: 'trash', entries: await at.entries('H/Food/Fruit') })
    const trashed = (name: string) => {
      const row = at.rowsBelow('Satchel Trash').find(one => one.name === name)
      if (row === undefined) throw new Error(`${name} is not in the Trash`)
      return at.entries(fullPathOf(row).replaceAll('\\', '/').replace('Inventory/', ''))
    }
    const kiwi = await trashed('Kiwi')
    const asked = await at.run({ kind: 'restore', entries: kiwi })
    const warning = { kind: 'goes-elsewhere', name: 'Kiwi', count: 1, folder: 'Fruit' }
    expect(asked.asks?.warnings).toEqual([{ ...warning, isMade: true }])
    expect(at.places()).not.toContain('Food/Fruit')
    const answers: Answers = { ...KEEP_BOTH, acknowledged: ['goes-elsewhere'] }
    expect((await at.run({ kind: 'restore', entries: kiwi, answers })).state).toBe('done')
    expect(at.places()).toContain('Food/Fruit/Kiwi')
    const again = await at.run({ kind: 'restore', entries: await trashed('Lemon') })
    expect(again.asks?.warnings).toEqual([{ ...warning, name: 'Lemon', isMade: false }])
    expect(at.lost()).toEqual([])
  })

  it('trashes a link as a link', async () => {
    const at = await treeBench('Food/')
    await at.raw.copy('/Inventory/Palette/Link', '/Inventory/H/Link')
    const operation = await at.run({ kind: 'trash', entries: await at.entries('H/Link') })
    expect(operation.state).toBe('done')
    expect(at.rowsBelow('Satchel Trash').filter(({ type }) => type === 'link')).toHaveLength(1)
  })

  it('does not take itself, nor what is in it already', async () => {
    const at = await treeBench(...FOOD)
    await at.run({ kind: 'trash', entries: await at.entries('H/Toys/Ball') })
    expect(reasonOf(await at.run({ kind: 'trash', entries: await at.entries('Satchel Trash') }))).toBe(
      'trash-itself',
    )
    const inside = await at.entry('Satchel Trash/2026-11-22 05-27-35 UTC/H/Toys/Ball')
    expect(reasonOf(await at.run({ kind: 'trash', entries: [inside] }))).toBe('in-trash-already')
  })

  it('is not a link or an item that happens to have its name', async () => {
    const at = await treeBench(...FOOD)
    await at.raw.copy('/Inventory/Palette/Link', '/Inventory/Satchel Trash')
    const refused = await at.run({ kind: 'trash', entries: await at.entries('H/Toys/Ball') })
    expect(reasonOf(refused)).toBe('trash-unusable')
    expect(at.places()).toContain('Toys/Ball')
  })
})

describe('restoring', () => {
  it('asks about a name that is taken again inside of a folder that only led there, and renames nothing by itself', async () => {
    const at = await treeBench(...FOOD)
    await at.run({ kind: 'trash', entries: await at.entries('H/Food/Fruit/Kiwi', 'H/Food/Bread') })
    await at.raw.copy('/Inventory/Palette/Item', '/Inventory/H/Food/Fruit/Kiwi')
    const entries = await at.entries('Satchel Trash/2026-11-22 05-27-35 UTC/H')
    const asked = await at.run({ kind: 'restore', entries })
    expect(asked).toMatchObject({ state: 'asking', asks: { conflicts: [{ choices: expect.any(Array) }] } })
    const [conflict] = asked.asks?.conflicts ?? []
    const answers = { ...KEEP_BOTH, choices: [[conflict?.recordId ?? '', 'skip']] } as const
    expect((await at.run({ kind: 'restore', entries, answers })).state).toBe('done')
    expect(at.places()).toContain('Food/Bread')
    expect(at.trashed()).toContain('H/Food/Fruit/Kiwi')
  })

  it('brings back where it was, and ends the empty folders of the deletion', async () => {
    const at = await treeBench(...FOOD)
    const before = at.places()
    await at.run({ kind: 'trash', entries: await at.entries('H/Food/Fruit', 'H/Toys/Ball') })
    const deletion = await at.entry('Satchel Trash/2026-11-22 05-27-35 UTC')
    const restored = await at.run({ kind: 'restore', entries: [deletion] })
    expect(restored.state).toBe('done')
    expect(at.places()).toEqual(before)
    expect(at.trashed()).toEqual([])
    expect(at.lost()).toEqual([])
  })

  it('keeps a folder that was deleted itself when the last entry in it is restored', async () => {
    const at = await treeBench(...FOOD)
    await at.run({ kind: 'trash', entries: await at.entries('H/Toys') })
    const ball = await at.entry('Satchel Trash/2026-11-22 05-27-35 UTC/H/Toys/Ball')
    const answers: Answers = { ...KEEP_BOTH, acknowledged: ['goes-elsewhere'] }
    expect((await at.run({ kind: 'restore', entries: [ball], answers })).state).toBe('done')
    expect(at.places()).toContain('Toys/Ball')
    expect(at.trashed()).toEqual(['H', 'H/Toys'])
  })

  it.each([
    ['a folder with something in it', ['A/', 'A/Box/', 'A/Box/Hat', 'B/'], 'H/B/Box'],
    ['an empty folder', ['A/', 'A/Box/', 'B/'], 'H/B/Box'],
    ['a folder around an empty one', ['A/', 'A/Box/', 'B/'], 'H/B'],
  ])(
    'keeps %s that is merged, so that all that was done before can be taken back',
    async (_what, tree, deleted) => {
      const at = await treeBench(...tree)
      const first = recordsOf(at)
      await at.transfer('move', ['H/A/Box'], 'H/B')
      await at.run({ kind: 'trash', entries: await at.entries(deleted) })
      const makeFolder = async (parent: string, name: string) =>
        at.run({ kind: 'make-folder', parent: await at.folderRef(parent), name })
      if (deleted === 'H/B') await makeFolder('H', 'B')
      await makeFolder('H/B', 'Box')
      const inTrash = await at.entry(`Satchel Trash/2026-11-22 05-27-35 UTC/${deleted}`)
      const restored = await at.run({
        kind: 'restore',
        entries: [inTrash],
        answers: { ...KEEP_BOTH, choices: [[inTrash.recordId, 'merge']] },
      })
      expect(restored.state).toBe('done')
      const stays = { name: 'Box', state: 'skipped', isAuxiliary: true }
      expect(restored.steps).toContainEqual(expect.objectContaining(stays))
      expect(at.trashed()).toContain(deleted)
      while (at.engine.undoStack(INVENTORY).undo !== null) expect((await at.undo()).state).toBe('done')
      expect(recordsOf(at)).toEqual(first)
    },
  )

  it('keeps the way to a deleted folder that is merged and stays, and ends no folder that still holds it', async () => {
    const at = await treeBench('Food/', 'Food/Fruit/', 'Food/Fruit/Kiwi', 'Food/Bread')
    await at.run({ kind: 'trash', entries: await at.entries('H/Food/Fruit', 'H/Food/Bread') })
    await at.raw.makeDir('/Inventory/H/Food/Fruit')
    const entries = await at.entries('Satchel Trash/2026-11-22 05-27-35 UTC/H')
    const asked = await at.run({ kind: 'restore', entries })
    const [conflict] = asked.asks?.conflicts ?? []
    const answers = { ...KEEP_BOTH, choices: [[conflict?.recordId ?? '', 'merge']] } as const
    expect((await at.run({ kind: 'restore', entries, answers })).state).toBe('done')
    expect(at.places()).toEqual(['Food', 'Food/Bread', 'Food/Fruit', 'Food/Fruit/Kiwi'])
    expect(at.trashed()).toEqual(['H', 'H/Food', 'H/Food/Fruit'])
  })

  it('makes parents anew that are gone', async () => {
    const at = await treeBench(...FOOD)
    await at.run({ kind: 'trash', entries: await at.entries('H/Food/Fruit/Kiwi') })
    await at.run({ kind: 'trash', entries: await at.entries('H/Food') })
    const kiwi = await at.entry('Satchel Trash/2026-11-22 05-27-35 UTC/H/Food/Fruit/Kiwi')
    expect((await at.run({ kind: 'restore', entries: [kiwi] })).state).toBe('done')
    expect(at.places()).toEqual(['Food', 'Food/Fruit', 'Food/Fruit/Kiwi', 'Toys', 'Toys/Ball'])
  })

  it('refuses what is seen through a link in the Trash, before it makes a parent anew', async () => {
    const at = await treeBench('A/')
    await at.raw.copy('/Inventory/Palette/Link', '/Inventory/H/A/L')
    await at.run({ kind: 'trash', entries: await at.entries('H/A') })
    const before = at.places()
    const entries = await at.entries('Satchel Trash/2026-11-22 05-27-35 UTC/H/A/L/Palette')
    expect(reasonOf(await at.run({ kind: 'restore', entries }))).toBe('below-link')
    expect(at.places()).toEqual(before)
  })

  it('asks where the name is taken, and keeps both if told so', async () => {
    const at = await treeBench(...FOOD)
    await at.run({ kind: 'trash', entries: await at.entries('H/Toys/Ball') })
    await at.raw.copy('/Inventory/Palette/Item', '/Inventory/H/Toys/Ball')
    const entries = await at.entries('Satchel Trash/2026-11-22 05-27-35 UTC/H/Toys/Ball')
    const asked = await at.run({ kind: 'restore', entries })
    expect(asked.state).toBe('asking')
    const [conflict] = asked.asks?.conflicts ?? []
    expect(conflict?.choices).toEqual(['keep-both', 'skip', 'replace'])
    const choices = [[conflict?.recordId ?? '', 'keep-both']] as const
    const restored = await at.run({ kind: 'restore', entries, answers: { ...KEEP_BOTH, choices } })
    expect(restored.state).toBe('done')
    expect(at.places()).toContain('Toys/Ball (2)')
  })
})

describe('deleting for good', () => {
  it('is for the Trash only', async () => {
    const at = await treeBench(...FOOD)
    const entries = await at.entries('H/Toys/Ball')
    expect(reasonOf(await at.run({ kind: 'delete', entries, confirmedCount: 10 }))).toBe('not-in-trash')
  })

  it('deletes content before its folder, no more than was confirmed, and proves it', async () => {
    const at = await treeBench(...FOOD)
    await at.run({ kind: 'trash', entries: await at.entries('H/Food') })
    const entries = await at.entries('Satchel Trash/2026-11-22 05-27-35 UTC/H/Food')
    expect(
      await at.engine.count(entries, {
        inventory: '',
        ownerId: null,
        capabilities: at.gateway.capabilities,
        calls: at.gateway,
        whenOpen: async () => {},
      }),
    ).toEqual({
      folders: 2,
      items: 3,
      links: 0,
      unseenFolders: 0,
    })
    expect(reasonOf(await at.run({ kind: 'delete', entries, confirmedCount: 4 }))).toBe('more-than-confirmed')
    const deleted = await at.run({ kind: 'delete', entries, confirmedCount: 5 })
    expect(deleted.state).toBe('done')
    const order = deleted.steps.map(({ name }) => name)
    expect(order.indexOf('Fruit')).toBeGreaterThan(order.indexOf('Kiwi'))
    expect(order.at(-1)).toBe('Food')
    expect(at.trashed()).toEqual(['H'])
    expect(deleted.canUndo).toBe(false)
  })

  it('says what is gone when it broke off inside a folder that only goes as a whole', async () => {
    const at = await treeBench(...FOOD)
    await at.raw.copy('/Inventory/Palette/Slashed', '/Inventory/H/Food/Slashed')
    await at.run({ kind: 'trash', entries: await at.entries('H/Food/Slashed') })
    const inTrash = 'Satchel Trash/2026-11-22 05-27-35 UTC/H/Food/Slashed'
    await at.sandbox.control('fault fail-after=1')
    const entries = await at.entries(inTrash)
    const broken = await at.run({ kind: 'delete', entries, confirmedCount: 9 })
    await at.sandbox.control('clear')
    expect(broken).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'partial' } }] })
    expect((await at.run({ kind: 'delete', entries, confirmedCount: 9 })).state).toBe('done')
    expect(at.trashed()).not.toContain('H/Food/Slashed')
  })

  it('does not believe an OK', async () => {
    const at = await treeBench(...FOOD)
    await at.run({ kind: 'trash', entries: await at.entries('H/Toys/Ball') })
    await at.sandbox.control('fault silent-no-delete')
    const emptied = await at.run({ kind: 'empty-trash', confirmedCount: 10 })
    expect(emptied.state).toBe('failed')
    expect(at.trashed()).toContain('H/Toys/Ball')
  })

  it('empties the Trash with what no path tells apart, and leaves the Trash itself', async () => {
    const at = await treeBench(...FOOD)
    await at.raw.copy('/Inventory/Palette/Slashed', '/Inventory/H/Food/Slashed')
    await at.run({ kind: 'trash', entries: await at.entries('H/Food', 'H/Toys') })
    const emptied = await at.run({ kind: 'empty-trash', confirmedCount: 100 })
    expect(emptied.state).toBe('done')
    expect(at.rowsBelow('Satchel Trash')).toEqual([])
    expect(at.places()).toEqual([])
  })
})
