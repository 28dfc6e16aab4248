import { expect, it } from 'vitest'
import { titleOf } from '../../src-shared/domain/names'
import { INVENTORY, openTestJournal, targetOf, testEngine } from '../testing/engine-bench'
import { recordWorld } from '../testing/record-world'
import { folderRef, ROOT_REF } from '../testing/refs'

/** A service where a name is a key, and says nothing about the title. */
async function idsBench() {
  const world = await recordWorld('ids')
  const gateway = await world.connect()
  const journal = openTestJournal()
  const engine = testEngine(journal)
  const target = targetOf(gateway, gateway.capabilities)
  const make = (name: string) => engine.run({ kind: 'make-folder', parent: ROOT_REF, name }, target)
  const titlesIn = (parent: string): readonly string[] =>
    world
      .rows()
      .filter(row => row.parent === parent && !['Palette', 'Trash'].includes(row.name))
      .map(({ name }) => name)
  return { world, gateway, journal, engine, target, make, titlesIn }
}

it('a twin has the title that it was given, not the key that it got', async () => {
  const { make } = await idsBench()
  await make('Box')
  const { steps } = await make('Box')
  expect(steps[0]).toMatchObject({ state: 'done', newTitle: 'Box' })
  expect(steps[0]?.to).toMatch(/^\/Inventory\/Box ~[0-9a-f]{8}$/)
})

it('undo and redo of a move give back the title, where the path ends in a key', async () => {
  const { engine, gateway, target, make, titlesIn } = await idsBench()
  await make('Box')
  await make('Box')
  const into = await folderRef(gateway, 'Palette')
  const entries = (await gateway.list({ path: ROOT_REF.path, id: null })).entries()
  const [, twin] = entries.filter(entry => titleOf(entry) === 'Box')
  if (twin === undefined) throw new Error('There is no second Box.')
  const entry = { parent: ROOT_REF, ...twin }
  const moved = await engine.run({ kind: 'transfer', mode: 'move', entries: [entry], target: into }, target)
  expect(moved.state).toBe('done')
  for (const kind of ['undo', 'redo', 'undo'] as const) {
    const operationId = engine.undoStack(INVENTORY)[kind]?.id ?? ''
    expect(await engine.run({ kind, operationId }, target)).toMatchObject({ state: 'done' })
    expect(
      titlesIn('Inventory')
        .concat(titlesIn('R-palette-0'))
        .filter(title => title.startsWith('Box')),
    ).toEqual(['Box', 'Box'])
  }
})
