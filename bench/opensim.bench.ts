import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { expect } from '../e2e/fixtures/test'
import { GridServer } from '../src-gateways/opensim/testing/grid-server'
import { alternate } from './fixtures/alternate'
import { BareCalls } from './fixtures/bare-calls'
import { bench } from './fixtures/bench'
import { RequestFloor } from './fixtures/request-floor'

const GATEWAY = resolve(import.meta.dirname, '../out/main/gateway.cjs')
const OWNER = '10000000-0000-4000-8000-00000000000a'
const ITEMS = 100_000

/** A grid with one large folder at the top, whose reply is made once: what is measured is not the test server. */
async function openGrid() {
  const server = new GridServer()
  server.inventory.createUser(OWNER)
  const folder = server.inventory.rootOf(OWNER)?.ID ?? ''
  for (let index = 0; index < ITEMS; index++) {
    server.inventory.tables.storeItem({
      ...ITEM,
      ID: crypto.randomUUID(),
      Folder: folder,
      Name: `Thing ${index}`,
    })
  }
  const address = await server.listen()
  const body = `METHOD=GETFOLDERCONTENT&FOLDER=${folder}&PRINCIPAL=${OWNER}`
  const made = await fetch(`${address}/xinventory`, { method: 'POST', body })
  const reply = { status: 200, type: 'application/xml', body: Buffer.from(await made.arrayBuffer()) }
  server.meddle = request => (request.body === body ? Promise.resolve(reply) : undefined)
  return { address, body, close: () => server.close() }
}

async function startGateway(address: string, socket: string): Promise<ChildProcess> {
  const args = [GATEWAY, 'opensim', address, '--avatar', OWNER, '--socket', socket]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(createInterface({ input: child.stdout }), 'line')
  return child
}

bench(`list ${ITEMS.toLocaleString('en-US')} items of a grid`, async ({ folder, record }) => {
  const grid = await openGrid()
  const socket = join(folder, 'grid.sock')
  const gateway = await startGateway(grid.address, socket)
  const calls = new BareCalls(`unix:${socket}`)
  const floor = new RequestFloor('bare-xinventory.mjs', grid.address, grid.body)
  try {
    expect((await floor.ask()).items).toBeGreaterThanOrEqual(ITEMS)
    const pairs = await alternate(
      async () => ({ ms: (await calls.list('/Inventory')).ms }),
      async () => ({ ms: (await floor.ask()).ms }),
    )
    record({
      name: `opensim: ${ITEMS.toLocaleString('en-US')} items listed / bare request and parse`,
      unit: 'ms',
      pairs: pairs('ms'),
      gate: 1.5,
    })
  } finally {
    floor.close()
    calls.close()
    gateway.kill()
    await grid.close()
  }
})

const ITEM = {
  AssetID: '00000000-0000-2222-3333-100000001007',
  AssetType: 7,
  InvType: 7,
  BasePermissions: 647_168,
  CurrentPermissions: 647_168,
  EveryOnePermissions: 0,
  GroupPermissions: 0,
  NextPermissions: 581_632,
  CreationDate: 1_700_000_000,
  CreatorId: OWNER,
  CreatorData: '',
  Description: 'one of many',
  Flags: 0,
  GroupID: '00000000-0000-0000-0000-000000000000',
  GroupOwned: false,
  Owner: OWNER,
  SalePrice: 0,
  SaleType: 0,
}
