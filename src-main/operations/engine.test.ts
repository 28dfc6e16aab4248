import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src-shared/domain/entry-address'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import { engineBench as bench, INVENTORY, reasonOf } from '../testing/engine-bench'
import { entryRef, folderRef, namesIn, pathOf, ROOT_REF } from '../testing/refs'

const FRUIT = ['Food & Drink', 'Fruit']
const SPORTS = ['Activities', 'Sports']

describe('make-folder', () => {
  it('makes a folder and proves it by its new record', async () => {
    const { engine, target, gateway, told } = await bench('--seed', 'empty')
    const operation = await engine.run({ kind: 'make-folder', parent: ROOT_REF, name: 'New' }, target)
    expect(operation).toMatchObject({ state: 'done', affected: ['/Inventory'] })
    const made = (await gateway.list(addressOf(pathOf('/Inventory')))).entryAt(0)
    expect(operation.steps[0]).toMatchObject({ state: 'done', recordId: made.recordId })
    expect(told[0]?.state).toBe('queued')
    expect(told.at(-1)).toEqual(operation)
  })

  it.each([
    ['food & drink', 'name-taken'],
    ['Food & Drink', 'name-taken'],
    ['a/b', 'invalid-name'],
    ['..', 'invalid-name'],
    ['', 'invalid-name'],
    ['  ', 'invalid-name'],
  ])('refuses the name “%s”', async (name, reason) => {
    const { engine, target } = await bench()
    const operation = await engine.run({ kind: 'make-folder', parent: ROOT_REF, name }, target)
    expect(operation.state).toBe('refused')
    expect(reasonOf(operation)).toBe(reason)
  })

  it('refuses a parent that is a link, lies below one, is an item, or was replaced', async () => {
    const { engine, target, gateway } = await bench()
    const make = async (parent: FolderRef) =>
      reasonOf(await engine.run({ kind: 'make-folder', parent, name: 'New' }, target))
    const link = await folderRef(gateway, 'Odd cases', 'Links', 'Group tools')
    expect(await make(link)).toBe('target-is-link')
    const loop = await folderRef(gateway, 'Odd cases', 'Links', 'Up to Odd cases', 'Links')
    expect(await make(loop)).toBe('below-link')
    expect(await make(await folderRef(gateway, 'Odd cases', 'Before time'))).toBe('not-a-folder')
    const fruit = await folderRef(gateway, ...FRUIT)
    expect(await make({ ...fruit, recordIds: [...fruit.recordIds.slice(0, -1), 'R-other'] })).toBe('changed')
    expect(await make({ ...fruit, recordIds: [] })).toBe('changed')
    expect(await make({ path: pathOf('/Inventory/Nowhere'), recordIds: ['R-x'] })).toBe('gone')
  })

  it('does not believe an OK that no listing confirms', async () => {
    const { engine, target, sandbox } = await bench('--seed', 'empty')
    await sandbox.control('fault silent-no-save')
    const operation = await engine.run({ kind: 'make-folder', parent: ROOT_REF, name: 'New' }, target)
    expect(operation).toMatchObject({
      state: 'failed',
      steps: [{ state: 'failed', error: { message: expect.stringMatching(/said yes, but/) } }],
    })
  })
})

describe('rename', () => {
  it('renames an item, and changes the letter case alone', async () => {
    const { engine, target, gateway } = await bench()
    const parent = await folderRef(gateway, ...FRUIT)
    const entry = await entryRef(gateway, parent, 'Kiwi fruit')
    expect(
      (await engine.run({ kind: 'rename', renames: [{ entry, newName: 'Kiwano' }] }, target)).state,
    ).toBe('done')
    const renamed = { ...entry, name: 'Kiwano' }
    expect(
      (await engine.run({ kind: 'rename', renames: [{ entry: renamed, newName: 'KIWANO' }] }, target)).state,
    ).toBe('done')
    const names = await namesIn(gateway, parent.path)
    expect(names).toContain('KIWANO')
    expect(names).not.toContain('Kiwi fruit')
  })

  it('renames a folder with everything in it', async () => {
    const { engine, target, gateway } = await bench()
    const parent = await folderRef(gateway, 'Food & Drink')
    const before = await namesIn(gateway, pathOf('/Inventory/Food & Drink/Fruit'))
    const entry = await entryRef(gateway, parent, 'Fruit')
    const operation = await engine.run({ kind: 'rename', renames: [{ entry, newName: 'Obst' }] }, target)
    expect(operation.state).toBe('done')
    expect(await namesIn(gateway, pathOf('/Inventory/Food & Drink/Obst'))).toEqual(before)
    expect(operation.affected).toContain('/Inventory/Food & Drink/Fruit')
  })

  it('refuses a taken name, a twin, and an entry that is not the one on screen', async () => {
    const { engine, target, gateway } = await bench()
    const rename = async (entry: EntryRef, newName: string) =>
      reasonOf(await engine.run({ kind: 'rename', renames: [{ entry, newName }] }, target))
    const fruit = await folderRef(gateway, ...FRUIT)
    const kiwi = await entryRef(gateway, fruit, 'Kiwi fruit')
    expect(await rename(kiwi, 'LEMON')).toBe('name-taken')
    expect(await rename(kiwi, 'Kiwi fruit')).toBe('same-name')
    expect(await rename({ ...kiwi, recordId: 'R-other' }, 'X')).toBe('changed')
    expect(await rename({ ...kiwi, kind: 'folder' }, 'X')).toBe('changed')
    expect(await rename({ ...kiwi, name: 'Never was' }, 'X')).toBe('changed')
    expect(await rename({ ...kiwi, name: 'Never was', recordId: 'R-x' }, 'X')).toBe('gone')
    const twins = await folderRef(gateway, 'Odd cases', 'Twins')
    expect(await rename(await entryRef(gateway, twins, 'Gift'), 'X')).toBe('unaddressable')
    const slashed = await entryRef(gateway, await folderRef(gateway, 'Odd cases', 'Names'), 'Fish / Chips')
    expect(await rename(slashed, 'X')).toBe('unaddressable')
    expect(await rename(kiwi, 'a/b')).toBe('invalid-name')
  })
})

describe('transfer', () => {
  it('moves entries from several folders, one proven step each', async () => {
    const { engine, target, gateway } = await bench()
    const fruit = await folderRef(gateway, ...FRUIT)
    const sports = await folderRef(gateway, ...SPORTS)
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const entries = [
      await entryRef(gateway, fruit, 'Banana'),
      await entryRef(gateway, fruit, 'Lemon'),
      await entryRef(gateway, sports, 'Tennis'),
    ]
    const operation = await engine.run({ kind: 'transfer', mode: 'move', entries, target: into }, target)
    expect(operation).toMatchObject({ kind: 'move', state: 'done', targetName: 'Empty folder' })
    expect(operation.steps.map(step => step.state)).toEqual(['done', 'done', 'done'])
    expect([...(await namesIn(gateway, into.path))].sort()).toEqual(['Banana', 'Lemon', 'Tennis'])
    expect(await namesIn(gateway, fruit.path)).not.toContain('Banana')
    expect(new Set(operation.affected)).toEqual(new Set([into.path, fruit.path, sports.path]))
  })

  it('copies a folder with its content', async () => {
    const { engine, target, gateway } = await bench()
    const entries = [await entryRef(gateway, await folderRef(gateway, 'Food & Drink'), 'Fruit')]
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const operation = await engine.run({ kind: 'transfer', mode: 'copy', entries, target: into }, target)
    expect(operation.state).toBe('done')
    const copied = await namesIn(gateway, pathOf('/Inventory/Odd cases/Empty folder/Fruit'))
    expect([...copied].sort()).toEqual(
      [...(await namesIn(gateway, pathOf('/Inventory/Food & Drink/Fruit')))].sort(),
    )
  })

  it('takes a child along with its folder instead of moving it twice', async () => {
    const { engine, target, gateway } = await bench()
    const food = await folderRef(gateway, 'Food & Drink')
    const entries = [
      await entryRef(gateway, food, 'Fruit'),
      await entryRef(gateway, await folderRef(gateway, ...FRUIT), 'Banana'),
    ]
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const operation = await engine.run({ kind: 'transfer', mode: 'move', entries, target: into }, target)
    expect(operation.steps.map(step => [step.name, step.state])).toEqual([['Fruit', 'done']])
  })

  it('calls nothing when one entry of a batch is refused', async () => {
    const { engine, target, gateway } = await bench()
    const fruit = await folderRef(gateway, ...FRUIT)
    const entries = [
      await entryRef(gateway, fruit, 'Banana'),
      { ...(await entryRef(gateway, fruit, 'Lemon')), recordId: 'R-other' },
    ]
    const into = await folderRef(gateway, ...SPORTS)
    const operation = await engine.run({ kind: 'transfer', mode: 'move', entries, target: into }, target)
    expect(operation.state).toBe('refused')
    expect(reasonOf(operation)).toBe('changed')
    expect(await namesIn(gateway, fruit.path)).toContain('Banana')
  })

  it('refuses a folder into itself or below itself, its present parent, a link, and a taken name', async () => {
    const { engine, target, gateway } = await bench()
    const food = await entryRef(gateway, ROOT_REF, 'Food & Drink')
    const move = async (entry: EntryRef, into: FolderRef) =>
      reasonOf(await engine.run({ kind: 'transfer', mode: 'move', entries: [entry], target: into }, target))
    expect(await move(food, await folderRef(gateway, 'Food & Drink'))).toBe('into-itself')
    expect(await move(food, await folderRef(gateway, ...FRUIT))).toBe('inside-selection')
    expect(await move(food, ROOT_REF)).toBe('already-there')
    const link = await folderRef(gateway, 'Odd cases', 'Links', 'Group tools')
    expect(await move(food, link)).toBe('target-is-link')
    const belowLink = await folderRef(gateway, 'Odd cases', 'Links', 'Up to Odd cases')
    const through = await entryRef(gateway, belowLink, 'Before time')
    expect(await move(through, ROOT_REF)).toBe('below-link')
    const twins = await folderRef(gateway, 'Odd cases', 'Twins')
    const banana = await entryRef(gateway, await folderRef(gateway, ...FRUIT), 'Banana')
    expect(
      await move(banana, {
        ...twins,
        path: pathOf(`${twins.path}/Box`),
        recordIds: [...twins.recordIds, 'R-b'],
      }),
    ).toBe('unaddressable')
  })
})

describe('the queue', () => {
  it('runs operations of one source one after the other, in order', async () => {
    const { engine, target, told } = await bench('--seed', 'empty')
    const names = ['A', 'B', 'A']
    const done = await Promise.all(
      names.map(name => engine.run({ kind: 'make-folder', parent: ROOT_REF, name }, target)),
    )
    expect(done.map(operation => operation.state)).toEqual(['done', 'done', 'refused'])
    const ends = told.filter(({ state }) => ['done', 'refused'].includes(state)).map(({ id }) => id)
    expect(ends).toEqual(['op1', 'op2', 'op3'])
    expect(engine.isBusy()).toBe(false)
    expect(engine.current(INVENTORY)).toEqual([])
    const kept = engine.history(target.inventory, null, 10)
    expect(kept.map(({ id }) => id)).toEqual(['op3', 'op2', 'op1'])
  })
})
