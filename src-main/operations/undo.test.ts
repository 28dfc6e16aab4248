import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src-shared/domain/entry-address'
import { INVENTORY, openTestJournal, reasonOf, targetOf, testEngine } from '../testing/engine-bench'
import { pathOf } from '../testing/refs'
import { treeBench } from '../testing/tree-bench'

const FOOD = ['Food/', 'Food/Fruit/', 'Food/Fruit/Kiwi', 'Food/Bread', 'Toys/', 'Toys/Ball', 'Toys/Kite']

describe('undo and redo', () => {
  it('take back and do again, any number of steps', async () => {
    const at = await treeBench(...FOOD)
    const states = [at.places()]
    const did = async (state: string): Promise<void> => {
      expect(state).toBe('done')
      states.push(at.places())
    }
    await did((await at.transfer('move', ['H/Food/Fruit', 'H/Food/Bread'], 'H/Toys')).state)
    const ball = await at.entry('H/Toys/Ball')
    await did((await at.run({ kind: 'rename', renames: [{ entry: ball, newName: 'Sphere' }] })).state)
    await did((await at.run({ kind: 'trash', entries: await at.entries('H/Toys') })).state)
    await did((await at.run({ kind: 'make-folder', parent: await at.folderRef('H'), name: 'New' })).state)
    for (const state of states.slice(0, -1).toReversed()) {
      expect((await at.undo()).state).toBe('done')
      expect(at.places()).toEqual(state)
    }
    expect(reasonOf(await at.undo())).toBe('nothing-to-undo')
    for (const state of states.slice(1)) {
      expect((await at.redo()).state).toBe('done')
      expect(at.places()).toEqual(state)
    }
    expect(reasonOf(await at.redo())).toBe('nothing-to-undo')
    for (const _ of states.slice(1)) expect((await at.undo()).state).toBe('done')
    expect(at.places()).toEqual(states[0])
    expect(at.lost()).toEqual([])
  })

  it('refuse what was locked since, before a folder is made on the way', async () => {
    const at = await treeBench(...FOOD)
    const [fruit] = await at.entries('H/Food/Fruit')
    await at.run({ kind: 'trash', entries: await at.entries('H/Food/Fruit') })
    await at.undo()
    if (fruit !== undefined)
      at.engine.setLock({ entry: fruit, isLocked: true }, targetOf(at.gateway).inventory)
    const before = at.rowsBelow('Satchel Trash')
    expect(reasonOf(await at.redo())).toBe('locked')
    expect(at.rowsBelow('Satchel Trash')).toEqual(before)
  })

  it('put a copy into the Trash, with what was copied in it and nothing else', async () => {
    const at = await treeBench(...FOOD)
    const before = at.places()
    expect((await at.transfer('copy', ['H/Food'], 'H/Toys')).state).toBe('done')
    expect((await at.undo()).state).toBe('done')
    expect(at.places()).toEqual(before)
    expect(at.trashed()).toContain('H/Toys/Food/Fruit/Kiwi')
    expect((await at.redo()).state).toBe('done')
    expect(at.places()).toContain('Toys/Food/Fruit/Kiwi')
    await at.raw.copy('/Inventory/Palette/Item', '/Inventory/H/Toys/Food/Mine')
    const again = at.places()
    // The copies came back by the redo: that is what is taken back now.
    expect((await at.undo()).state).toBe('done')
    expect(at.places().length).toBeLessThan(again.length)
    expect(at.lost()).toEqual([])
  })

  it('leave alone a new folder into which somebody has put something', async () => {
    const at = await treeBench(...FOOD)
    await at.run({ kind: 'make-folder', parent: await at.folderRef('H'), name: 'New' })
    await at.raw.copy('/Inventory/Palette/Item', '/Inventory/H/New/Mine')
    expect(reasonOf(await at.undo())).toBe('changed')
    expect(at.places()).toContain('New/Mine')
  })

  it('refuse with a reason when the world has moved on', async () => {
    const at = await treeBench(...FOOD)
    await at.transfer('move', ['H/Toys/Ball'], 'H/Food')
    await at.raw.copy('/Inventory/Palette/Item', '/Inventory/H/Toys/Ball')
    expect(reasonOf(await at.undo())).toBe('name-taken')
    await at.gateway.remove(addressOf(pathOf('/Inventory/H/Toys/Ball')), { isFolder: false })
    await at.raw.move('/Inventory/H/Toys', '/Inventory/H/Elsewhere')
    expect(reasonOf(await at.undo())).toBe('place-gone')
    await at.raw.move('/Inventory/H/Elsewhere', '/Inventory/H/Toys')
    await at.raw.move('/Inventory/H/Food/Ball', '/Inventory/H/Ball')
    expect(reasonOf(await at.undo())).toBe('gone')
    expect(at.lost()).toEqual([])
  })

  it('go on where an undo was taken back by itself, from its message or from History', async () => {
    const at = await treeBench('A/', 'A/x', 'T/')
    await at.transfer('move', ['H/A/x'], 'H/T')
    const undone = await at.undo()
    const again = await at.run({ kind: 'undo', operationId: undone.id })
    expect(again).toMatchObject({ kind: 'redo', state: 'done' })
    expect(at.places()).toContain('T/x')
    expect(at.engine.undoStack(INVENTORY)).toMatchObject({ undo: { id: again.id }, redo: null })
    expect((await at.undo()).state).toBe('done')
    expect(at.places()).toContain('A/x')
    expect((await at.redo()).state).toBe('done')
    expect(at.places()).toContain('T/x')
  })

  it('work after a restart', async () => {
    const at = await treeBench(...FOOD)
    const before = at.places()
    await at.transfer('move', ['H/Food'], 'H/Toys')
    at.journal.close()
    const journal = openTestJournal(at.journalFolder)
    const engine = testEngine(journal, () => {}, 'next')
    const target = targetOf(at.gateway)
    const operationId = engine.undoStack(target.inventory).undo?.id ?? ''
    expect((await engine.run({ kind: 'undo', operationId }, target)).state).toBe('done')
    expect(at.places()).toEqual(before)
  })

  it('take back a new folder made from a selection', async () => {
    const at = await treeBench(...FOOD)
    const before = at.places()
    const entries = await at.entries('H/Toys/Ball', 'H/Food/Fruit')
    const made = await at.run({ kind: 'make-folder', parent: await at.folderRef('H'), name: 'New', entries })
    expect(made.state).toBe('done')
    expect(at.places()).toContain('New/Fruit/Kiwi')
    expect((await at.undo()).state).toBe('done')
    expect(at.places()).toEqual(before)
  })

  it('take back a new folder around one whose content has slashes in its names', async () => {
    const at = await treeBench(...FOOD)
    await at.raw.copy('/Inventory/Palette/Slashed', '/Inventory/H/Food/Slashed')
    const before = at.places()
    const entries = await at.entries('H/Food')
    await at.run({ kind: 'make-folder', parent: await at.folderRef('H'), name: 'New', entries })
    expect(at.places()).toContain('New/Food/Slashed/<b>x</b>/First')
    expect((await at.undo()).state).toBe('done')
    expect(at.places()).toEqual(before)
  })

  it('take back the copy of a folder around one that only goes whole', async () => {
    const at = await treeBench(...FOOD)
    await at.raw.copy('/Inventory/Palette/Slashed', '/Inventory/H/Food/Slashed')
    const before = at.places()
    expect((await at.transfer('copy', ['H/Food'], 'H/Toys')).state).toBe('done')
    expect(at.places()).toContain('Toys/Food/Slashed/<b>x</b>/First')
    expect((await at.undo()).state).toBe('done')
    expect(at.places()).toEqual(before)
  })

  it('give entries back the dates that they had', async () => {
    const at = await treeBench(...FOOD)
    const dateOf = async (path: string) => {
      const listed = await at.gateway.list(
        addressOf((await at.folderRef(path.split('/').slice(0, -1).join('/'))).path),
      )
      const entry = listed.entries().find(({ name }) => name === path.split('/').at(-1))
      const remembered = at.journal.dates('user:U-Sandbox').get(entry?.recordId ?? '')
      const isReset = remembered !== undefined && remembered.resetToMs === entry?.modifiedMs
      return isReset ? remembered.modifiedMs : (entry?.modifiedMs ?? null)
    }
    const before = [await dateOf('H/Food/Fruit'), await dateOf('H/Food/Fruit/Kiwi')]
    await at.transfer('move', ['H/Food/Fruit'], 'H/Toys')
    expect([await dateOf('H/Toys/Fruit'), await dateOf('H/Toys/Fruit/Kiwi')]).toEqual(before)
    await at.undo()
    expect([await dateOf('H/Food/Fruit'), await dateOf('H/Food/Fruit/Kiwi')]).toEqual(before)
  })
})
