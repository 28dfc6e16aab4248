import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import { newUuid, parseUuid, type Uuid } from '../../grids/uuid'
import { type GridOptions, GridServer } from '../testing/grid-server'
import { findAvatar, provePassword } from './grid-account'
import { GridFault } from './grid-fault'
import { GridHttp } from './grid-http'
import { XInventory } from './xinventory'

const ALDER = uuid('10000000-0000-4000-8000-00000000000a')

function uuid(text: string): Uuid {
  const id = parseUuid(text)
  if (id === null) throw new Error(text)
  return id
}

interface Peer {
  readonly server: GridServer
  readonly http: GridHttp
  readonly inventory: XInventory
}

async function open(
  options: GridOptions = {},
  client: Partial<ConstructorParameters<typeof GridHttp>[0]> = {},
): Promise<Peer> {
  const server = new GridServer(options)
  const http = new GridHttp({ address: new URL(await server.listen()), basic: null, ...client })
  onTestEnd(async () => {
    await http.close()
    await server.close()
  })
  server.inventory.createUser(ALDER)
  return { server, http, inventory: new XInventory(http, ALDER) }
}

async function faultOf(asked: Promise<unknown>): Promise<string> {
  try {
    await asked
  } catch (error) {
    if (error instanceof GridFault) return error.kind
    throw error
  }
  return 'none'
}

describe('asking a grid service', () => {
  it('outlives the end of kept connections', async () => {
    const { inventory, server } = await open()
    for (let call = 0; call < 45; call++) expect((await inventory.root())?.type).toBe(8)
    expect(server.requests).toHaveLength(45)
  })

  it('sends bodies whole, with their length', async () => {
    const { inventory, server } = await open()
    await inventory.items(Array.from({ length: 1_500 }, newUuid))
    const headers = server.requests[0]?.headers
    expect(headers?.has('transfer-encoding')).toBe(false)
    expect(Number(headers?.get('content-length'))).toBe(server.requests[0]?.body.length)
  })

  it('escapes what would end a value', async () => {
    const { inventory, server } = await open()
    const root = await inventory.root()
    const name = 'a=b&c[]+%20 Grüße 🎩\r\n'
    const id = newUuid()
    expect(
      await inventory.addFolder({
        id,
        parentId: root?.id ?? ALDER,
        ownerId: ALDER,
        name,
        type: -1,
        version: 1,
      }),
    ).toBe(true)
    expect(server.inventory.tables.folders.get(id)?.Name).toBe(name)
    expect((await inventory.folder(id))?.name).toBe(name)
  })

  it('tells an empty reply from an empty inventory', async () => {
    const { inventory, server } = await open()
    server.isStarting = true
    expect(await faultOf(inventory.skeleton())).toBe('empty')
  })

  it('tells what is no inventory service', async () => {
    const { inventory, server } = await open()
    server.meddle = async () => ({ status: 200, type: 'text/html', body: '<html></html>' })
    expect(await faultOf(inventory.root())).toBe('not-a-service')
    server.meddle = async () => ({ status: 404, type: 'text/html', body: '<html></html>' })
    expect(await faultOf(inventory.root())).toBe('not-a-service')
    server.meddle = async () => ({ status: 200, type: 'application/xml', body: '<other/>' })
    expect(await faultOf(inventory.root())).toBe('not-a-service')
  })

  it('follows no redirect', async () => {
    const { inventory, server } = await open()
    const elsewhere = new GridServer()
    const location = await elsewhere.listen()
    onTestEnd(() => elsewhere.close())
    server.meddle = async () => ({
      status: 302,
      type: 'text/plain',
      body: '',
      headers: { Location: location },
    })
    expect(await faultOf(inventory.root())).toBe('redirected')
    expect(elsewhere.requests).toEqual([])
  })

  it('tells a wrong password from a missing one, and says neither', async () => {
    const basic = { name: 'grid', password: 'grid secret' }
    expect(await faultOf((await open({ basic })).inventory.root())).toBe('needs-password')
    const wrong = await open({ basic }, { basic: { name: 'grid', password: 'hunter2' } })
    const refusal = await wrong.inventory.root().catch((error: unknown) => error)
    expect(refusal).toMatchObject({ kind: 'wrong-password' })
    expect(JSON.stringify([refusal, String(refusal)])).not.toMatch(/hunter2|Z3JpZDpodW50ZXIy/)
    expect((await (await open({ basic }, { basic })).inventory.root())?.name).toBe('My Inventory')
  })

  it('tells that nobody listens from that the answer was lost', async () => {
    const { inventory, server } = await open()
    const root = await inventory.root()
    server.meddle = async () => null
    const lost = await inventory.moveFolder(newUuid(), root?.id ?? ALDER).catch((error: unknown) => error)
    expect(lost).toMatchObject({ kind: 'unreachable', mayHaveArrived: true })
    await server.close()
    const gone = await inventory.moveFolder(newUuid(), root?.id ?? ALDER).catch((error: unknown) => error)
    expect(gone).toMatchObject({ kind: 'unreachable', mayHaveArrived: false })
  })

  it('reads once more when a connection is lost, and changes never', async () => {
    const { inventory, server } = await open()
    let lost = 0
    server.meddle = async (_request, answer) => (lost++ === 0 ? null : await answer())
    expect((await inventory.root())?.type).toBe(8)
    expect(server.requests).toHaveLength(2)
    lost = 0
    expect(await faultOf(inventory.deleteFolder(newUuid()))).toBe('unreachable')
    expect(server.requests).toHaveLength(3)
  })

  it('can be cancelled, and gives up in time', async () => {
    const { inventory, server } = await open({}, { timeouts: { connect: 30_000, head: 500, body: 30_000 } })
    server.meddle = () => new Promise(() => {})
    const controller = new AbortController()
    const asked = faultOf(inventory.root({ signal: controller.signal }))
    controller.abort()
    expect(await asked).toBe('cancelled')
    expect(await faultOf(inventory.root())).toBe('timed-out')
  })

  it('refuses a reply that is cut off, and one about another folder', async () => {
    const { inventory, server } = await open()
    const root = (await inventory.root())?.id ?? ALDER
    const type = 'application/xml'
    server.meddle = async () => ({ status: 200, type, body: '<ServerResponse><FID>' })
    expect(await faultOf(inventory.content(root))).toBe('broken-reply')
    server.meddle = async () => ({ status: 200, type, body: '<ServerResponse />' })
    expect(await faultOf(inventory.content(root))).toBe('broken-reply')
    expect(await faultOf(inventory.skeleton())).toBe('broken-reply')
    expect(await faultOf(inventory.deleteItem(newUuid()))).toBe('broken-reply')
  })

  it('takes no more of an asset than it was told', async () => {
    const data = Buffer.alloc(200_000, 1)
    const asset = { id: ALDER, name: 'a', type: 0, contentType: 'image/x-j2c', creatorId: ALDER, data }
    const { http } = await open({ assets: [asset] })
    expect((await http.asset(ALDER, 200_000))?.length).toBe(200_000)
    expect(await http.asset(newUuid(), 10)).toBeNull()
    expect(await faultOf(http.asset(ALDER, 199_999))).toBe('too-large')
  })

  it('knows avatars by name and by their password', async () => {
    const account = { id: ALDER, firstName: 'Alder', lastName: 'Testling', password: 'alderpw' }
    const { http, server } = await open({ accounts: [account] })
    expect(await findAvatar(http, { name: 'alder testling' })).toEqual({ id: ALDER, name: 'Alder Testling' })
    expect(await findAvatar(http, { id: ALDER })).toEqual({ id: ALDER, name: 'Alder Testling' })
    expect(await findAvatar(http, { name: 'No Body' })).toBeNull()
    expect(await provePassword(http, ALDER, 'alderpw')).toBe(true)
    expect(await provePassword(http, ALDER, 'other')).toBe(false)
    expect(server.requests.some(({ body }) => body.includes('alderpw'))).toBe(false)
  })
})

describe('ids', () => {
  it.each(['', 'abc', '00000000-0000-0000-0000-000000000000', `{${ALDER}}`, `${ALDER} `, 'x'.repeat(36)])(
    'does not take %j for one',
    text => expect(parseUuid(text)).toBeNull(),
  )

  it('writes them in lower case', () => {
    expect(parseUuid(ALDER.toUpperCase())).toBe(ALDER)
  })
})
