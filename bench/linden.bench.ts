import { expect } from '../e2e/fixtures/test'
import { BUILT_GATEWAY, killGateway, startGateway } from '../src-gateways/kit/testing/gateway-process'
import { CEDAR, CEDAR_ACCOUNT, LindenServer } from '../src-gateways/linden/testing/linden-server'
import { alternate } from './fixtures/alternate'
import { BareCalls } from './fixtures/bare-calls'
import { bench } from './fixtures/bench'
import { RequestFloor } from './fixtures/request-floor'

const ITEMS = 10_000
const FETCH = 'FetchInventoryDescendents2'

/** A region with one large folder at the top, whose reply is made once: what is measured is not the test server. */
async function openRegion() {
  const server = new LindenServer()
  const root = server.store.rootOf(CEDAR)
  for (let index = 0; index < ITEMS; index++) server.store.addItem(root, `Thing ${index}`)
  const address = await server.listen()
  const asked = { url: '', body: '' }
  server.meddle = request => {
    if (request.at === FETCH) Object.assign(asked, { url: `${address}${request.path}`, body: request.body })
    return undefined
  }
  const freeze = async (): Promise<void> => {
    const headers = { 'content-type': 'application/llsd+xml' }
    const made = await fetch(asked.url, { method: 'POST', headers, body: asked.body })
    const reply = { status: 200, body: Buffer.from(await made.arrayBuffer()), headers }
    server.meddle = request => (request.body === asked.body ? reply : undefined)
  }
  return { address, asked, freeze, close: () => server.close() }
}

bench(`list ${ITEMS.toLocaleString('en-US')} items of a region`, async ({ record }) => {
  const region = await openRegion()
  const gateway = await startGateway({
    program: BUILT_GATEWAY,
    args: ['linden', `${region.address}/`, '--user', 'Cedar Testling', '--sign-in', '--secret-fd', '3'],
    secrets: JSON.stringify({ password: CEDAR_ACCOUNT.password }),
  })
  const calls = new BareCalls(`unix:${gateway.socketPath}`)
  await calls.list('/Inventory')
  await region.freeze()
  const floor = new RequestFloor('bare-llsd.mjs', region.asked.url, region.asked.body)
  try {
    expect((await floor.ask()).items).toBe(ITEMS)
    const pairs = await alternate(
      async () => ({ ms: (await calls.list('/Inventory')).ms }),
      async () => ({ ms: (await floor.ask()).ms }),
    )
    record({
      name: `linden: ${ITEMS.toLocaleString('en-US')} items listed / bare request and parse`,
      unit: 'ms',
      pairs: pairs('ms'),
      goal: 1.5,
      gate: 1.5,
    })
  } finally {
    floor.close()
    calls.close()
    await killGateway(gateway)
    await region.close()
  }
})
