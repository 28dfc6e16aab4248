import { expect, it } from 'vitest'
import { crawl, NOW_MS, openInventory } from '../testing/test-inventory'
import { World } from '../testing/world'
import { summaryOf } from './folder-summary'

it('shows the newest pictures of a folder, then those nearest below, four in all', async () => {
  const world = new World()
  const hats = world.folder('Hats')
  const old = world.folder('Old', hats)
  world.add('Cap', hats, { id: 'R-cap', modifiedMs: 1 })
  world.add('Bowler', hats, { id: 'R-bowler', modifiedMs: 2 })
  for (let at = 0; at < 5; at += 1) world.add(`Wig ${at}`, old, { id: `R-wig-${at}`, modifiedMs: 10 + at })
  expect(await picturesOf(world, hats)).toEqual(['R-bowler', 'R-cap', 'R-wig-4', 'R-wig-3'])
})

it('shows nothing of what its path does not tell from another', async () => {
  const world = new World()
  const hats = world.folder('Hats')
  world.add('Cap', hats, { modifiedMs: 4 })
  world.add('cap', hats, { modifiedMs: 3 })
  world.add('Before/After', hats, { modifiedMs: 2 })
  world.add('Bowler', hats, { id: 'R-bowler', modifiedMs: 1 })
  expect(await picturesOf(world, hats)).toEqual(['R-bowler'])
})

async function picturesOf(world: World, folder: string): Promise<readonly string[]> {
  const inventory = openInventory()
  await crawl(inventory, world, NOW_MS)
  const { known } = inventory
  return summaryOf(known, known.tree.byRecord(folder)).pictures.map(({ recordId }) => recordId)
}
