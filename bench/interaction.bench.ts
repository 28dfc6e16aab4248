import { expect } from '../e2e/fixtures/test'
import { bench } from './fixtures/bench'
import { measureActs } from './fixtures/measure-acts'

const ENTRIES = 100_000

bench('100,000 entries', async ({ serve, open, openFloor, record }) => {
  const sandbox = await serve('--seed', 'empty', '--bulk-root', String(ENTRIES))
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  await expect(satchel.tree).toHaveAttribute('aria-busy', 'false')
  const floor = await openFloor('virtual-list.html')
  await measureActs({ satchel, floor, count: ENTRIES, among: '100,000', record })
})
