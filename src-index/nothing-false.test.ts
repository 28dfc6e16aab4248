import { expect, it } from 'vitest'
import { whereIs } from './answers/place-of'
import { Inventory } from './inventory'
import { RandomHistory, type ToldIndex } from './testing/random-history'
import { openRequest } from './testing/test-inventory'

/** `npm run test:soak` runs more. */
const RUNS = Number(process.env['INDEX_RUNS'] ?? 12)
const SEED = Number(process.env['SEED'] ?? 1)

it('calls nothing gone that is there, and all that is gone within two crawls, of a service that lies', {
  timeout: 3_600_000,
}, async () => {
  let [lists, lies, trees, deleted] = [0, 0, 0, 0]
  for (let run = 0; run < RUNS; run += 1) {
    const inventory = new Inventory(openRequest(null), () => {})
    const history = new RandomHistory(toldTo(inventory), { seed: SEED + run, rounds: 4, failing: 0.1 })
    await history.run().finally(() => inventory.close())
    lists += history.lists
    lies += history.lies
    trees += history.trees
    deleted += history.deleted.size
  }
  console.log(
    `${RUNS} histories from seed ${SEED}: ${lists} Lists, ${lies} of them lies, ${trees} trees, ${deleted} truly gone.`,
  )
  expect(lies).toBeGreaterThan(lists / 20)
  expect(trees).toBeGreaterThan(RUNS)
  expect(deleted).toBeGreaterThan(RUNS / 2)
})

function toldTo(inventory: Inventory): ToldIndex {
  return {
    listed: (reply, bytes) => inventory.listed(reply, bytes),
    failed: (reply, error) => inventory.failed(reply, error),
    proved: changes => inventory.proved(changes),
    startCrawl: atMs =>
      inventory.change(({ crawls }) => crawls.start({ kind: 'whole', recordId: null }, atMs)),
    nextFolders: ({ limit, atMs, hasTrees }) =>
      inventory.change(({ crawls }) => crawls.next(limit, atMs, hasTrees)),
    whereIs: ids => Promise.resolve(whereIs(inventory.known, ids)),
  }
}
