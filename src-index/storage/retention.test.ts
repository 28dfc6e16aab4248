import { expect, it } from 'vitest'
import { staysOf } from '../answers/record-stays'
import { crawl, list, NOW_MS, openInventory, whereIsNow } from '../testing/test-inventory'
import { World } from '../testing/world'
import { keptMoments } from './retention'

const DAY_MS = 86_400_000

it('keeps all moments for a month, one a day for a year, one a month after that, and every mark', () => {
  const perDay = 4
  const crawls = Array.from({ length: 800 * perDay }, (_, at) => NOW_MS - (at * DAY_MS) / perDay)
  const old = NOW_MS - 790 * DAY_MS - 7
  const kept = keptMoments(crawls, [old], NOW_MS)
  const between = (from: number, to: number): number =>
    kept.filter(atMs => NOW_MS - atMs >= from * DAY_MS && NOW_MS - atMs < to * DAY_MS).length
  expect(between(0, 30)).toBe(30 * perDay)
  expect(between(30, 365)).toBeGreaterThan(330)
  expect(between(30, 365)).toBeLessThan(340)
  expect(between(365, 801)).toBeLessThan(20)
  expect(kept).toContain(old)
})

it('takes out what held at no kept moment, and never the last place of anything', async () => {
  const world = new World()
  const [one, two] = [world.folder('One'), world.folder('Two')]
  const hat = world.add('Hat', one, { extras: { creator: { name: 'Ada' } } })
  const inventory = openInventory()
  const start = NOW_MS - 400 * DAY_MS
  await crawl(inventory, world, start)
  for (let day = 0; day < 10; day += 1) {
    hat.parent = day % 2 === 0 ? two : one
    // Twice a day: of each day one is kept, and of a month before the last year one.
    await list(inventory, world, hat.parent, start + day * DAY_MS + 1000)
    await crawl(inventory, world, start + day * DAY_MS + 2000)
  }
  const before = staysOf(inventory.known, hat.id).length
  await inventory.tidy(NOW_MS)
  const after = staysOf(inventory.known, hat.id)
  expect(before).toBe(11)
  expect(after.length).toBeLessThan(6)
  // What was told of a row goes with it.
  expect(inventory.known.rows.told.seqsWhere('creator is not null').size).toBe(after.length)
  expect(after[0]).toMatchObject({ toMs: null, place: { folder: '/Inventory/One' } })
  world.records.delete(hat.id)
  await crawl(inventory, world, start + 20 * DAY_MS)
  await crawl(inventory, world, start + 20 * DAY_MS + 100)
  await inventory.tidy(NOW_MS)
  expect(whereIsNow(inventory, hat.id)).toMatchObject({ kind: 'gone', place: { folder: '/Inventory/One' } })
})
