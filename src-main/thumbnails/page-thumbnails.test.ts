import { expect, it, vi } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { addressOf } from '../../src-shared/domain/entry-address'
import type { EventName, Events, ThumbnailArrival } from '../../src-shared/ipc/contract'
import { pathOf } from '../testing/refs'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { openHastyGateway } from '../testing/test-gateway'
import { PageThumbnails } from './page-thumbnails'
import { diskCache } from './thumbnail-cache'
import { ThumbnailQueue } from './thumbnail-queue'

const PATIENCE = { timeout: 120_000, interval: 10 }
const FRUIT = '/Inventory/Food & Drink/Fruit'

function pageOf() {
  const arrived: ThumbnailArrival[] = []
  const publish = <N extends EventName>(name: N, payload: Events[N]): void => {
    if (name === 'thumbnails.arrived' && Array.isArray(payload)) arrived.push(...payload)
  }
  return { arrived, publish }
}

it('fetches what two pages want once, tells each of its own, and goes on for one when the other ends', async () => {
  const sandbox = await startSandbox()
  const gateway = openHastyGateway(sandbox)
  const fetched: string[] = []
  const thumbnails = new PageThumbnails(
    publish =>
      new ThumbnailQueue({
        cache: diskCache(testFolder()),
        gateway: () => ({
          fetchThumbnail: (entry, signal) => {
            fetched.push(entry.path)
            return gateway.fetchThumbnail(entry, signal)
          },
        }),
        owner: () => 'U-ada',
        oldOwners: () => [],
        nowMs: Date.now,
        publish,
      }),
  )
  onTestEnd(() => thumbnails.queue.reset())
  const [first, second, third] = [pageOf(), pageOf(), pageOf()]
  const entries = (await gateway.list(addressOf(pathOf(FRUIT)))).entries()
  const wish = (id: string, name: string) => {
    const entry = entries.find(each => each.name === name)
    if (!entry) throw new Error(`There is no ${name}`)
    const { recordId, assetUri } = entry
    return { id, path: pathOf(`${FRUIT}/${name}`), recordId, assetUri, isSmall: false }
  }
  thumbnails.want(first, [wish('one', 'Cherries')], [], ['odd'])
  thumbnails.want(second, [wish('two', 'Cherries'), wish('three', 'Banana')], [], [])
  thumbnails.want(third, [wish('four', 'Cherries')], [], [])
  thumbnails.endPage(first)
  await vi.waitFor(() => {
    expect(second.arrived.map(({ id, kind }) => `${id} ${kind}`).sort()).toEqual([
      'three picture',
      'two picture',
    ])
    expect(third.arrived).toMatchObject([{ id: 'four', kind: 'picture' }])
  }, PATIENCE)
  expect(first.arrived).toEqual([])
  expect(fetched.sort()).toEqual([`${FRUIT}/Banana`, `${FRUIT}/Cherries`])
})
