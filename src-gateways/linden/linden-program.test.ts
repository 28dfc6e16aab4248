import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { temporaryFolder } from '../../src-sandbox/testing/test-sandbox.ts'
import { Mark } from '../../src-wire/gen/satchel/v1/extras.ts'
import { connectWire } from '../../src-wire/testing/wire-client.ts'
import { newUuid } from '../grids/uuid'
import { StartFailure } from '../kit/start-failure.ts'
import { servePlatform } from '../kit/testing/serve-platform.ts'
import { gridOf } from './grid'
import { lindenProgram } from './linden-program'
import { CEDAR, LIBRARY_ROOT, LindenServer, type LindenServerOptions } from './testing/linden-server'

const PASSWORD = 'cedarpw'

interface Run {
  readonly server: LindenServer
  readonly file: string
  readonly told: object[]
  readonly kept: string[]
  readonly stop: AbortController
  open(
    more?: Record<string, string | boolean>,
    secrets?: Record<string, string>,
  ): ReturnType<typeof lindenProgram.open>
}

async function region(
  options: LindenServerOptions = {},
  also: Record<string, string | boolean> = {},
): Promise<Run> {
  const server = new LindenServer(options)
  const address = await server.listen()
  onTestEnd(() => server.close())
  const file = join(temporaryFolder(), 'snapshots', 'one.llsd.gz')
  const told: object[] = []
  const kept: string[] = []
  const stop = new AbortController()
  const open: Run['open'] = async (more = {}, secrets = { password: PASSWORD }) => {
    const platform = await lindenProgram.open({
      positionals: [`${address}/`],
      values: { user: 'Cedar Testling', snapshot: file, ...also, ...more },
      secrets,
      allowChanges: false,
      log: { info: () => {}, debug: () => {} },
      keepSecret: text => kept.push(text),
      tell: message => told.push(message),
      ending: stop.signal,
    })
    if (platform !== null) onTestEnd(() => platform.close())
    return platform
  }
  return { server, file, told, kept, stop, open }
}

describe.each([
  ['by the Fetch capabilities', {}, {}],
  ['by AIS, and signed in with LLSD', { hasAis: true }, { 'login-form': 'llsd' }],
  ['in batches that are halved', { mostInReply: 30 }, {}],
  ['by AIS, of which it gives less at once', { hasAis: true, mostInReply: 30 }, {}],
])('a snapshot %s', (_how, options, also) => {
  it('is taken whole, signs out, and is browsed without the grid and without a password', async () => {
    const { server, file, told, open } = await region(options, also)
    const { store } = server
    const boxes = store.addFolder(store.rootOf(CEDAR), 'Boxes / 箱')
    const inner = store.addFolder(boxes, 'Inner')
    for (let index = 0; index < 25; index++) store.addFolder(inner, `Folder ${index}`)
    const hat = store.addItem(inner, 'Hat')
    store.addLink(boxes, 'Link', hat)
    store.addItem(LIBRARY_ROOT, 'Shared thing')
    expect(await open({ 'sign-in': true })).toBeNull()
    expect(told.at(-1)).toEqual({ taken: { folders: 37, items: 3, unread: 0, hasBefore: false } })
    expect(server.sessions.size).toBe(0)
    expect(gunzipSync(readFileSync(file)).toString('latin1')).not.toMatch(/cedarpw|seed|session/)

    const before = server.asked.length
    const platform = await open({}, {})
    if (platform === null) throw new Error('Nothing is served.')
    const gateway = await servePlatform(platform, {})
    const wire = connectWire(gateway.socketPath)
    onTestEnd(async () => {
      wire.close()
      await gateway.end()
    })
    const top = await wire.entries('/Inventory')
    expect(top.map(it => it.extras?.title ?? it.name).sort()).toEqual([
      'Boxes / 箱',
      'Current Outfit',
      'Library',
      'Lost And Found',
      'Textures',
      'Trash',
    ])
    const { places } = await wire.find(hat)
    const [place] = places
    expect(place?.parentId).toBe(inner)
    expect((await wire.listTree('/Inventory')).length).toBe(37)
    const shared = await wire.entries('/Inventory/Library')
    expect(shared.find(it => it.name === 'Shared thing')?.extras?.marks).toContain(Mark.MARK_LIBRARY)
    expect(server.asked.length).toBe(before)
  })
})

describe('a snapshot of which not all could be read', () => {
  /** The content of these folders does not come whole, and with `refused` not at all. */
  const withhold = (server: LindenServer, ids: readonly string[], refused: boolean): void => {
    server.meddle = ({ at, body }, answer) => {
      if (at !== 'FetchInventoryDescendents2' || !ids.some(id => body.includes(id))) return undefined
      if (refused) return { status: 403, body: '' }
      const { status, body: said } = answer()
      const folders = said instanceof Map ? said.get('folders') : undefined
      if (!Array.isArray(folders)) return { status, body: said ?? '' }
      const shorter = folders.map(it => (it instanceof Map ? new Map([...it, ['items', []]]) : it))
      return { status, body: new Map([['folders', shorter]]) }
    }
  }
  const browse = async (open: Run['open']) => {
    const platform = await open({}, {})
    if (platform === null) throw new Error('Nothing is served.')
    const gateway = await servePlatform(platform, {})
    const wire = connectWire(gateway.socketPath)
    onTestEnd(async () => {
      wire.close()
      await gateway.end()
    })
    return wire
  }

  it('says so of a folder that never came whole, and is sure of nothing that it lacks', async () => {
    const { server, told, open } = await region()
    const boxes = server.store.addFolder(server.store.rootOf(CEDAR), 'Boxes')
    const hat = server.store.addItem(boxes, 'Hat')
    withhold(server, [boxes], false)
    await open({ 'sign-in': true })
    expect(told.at(-1)).toMatchObject({ taken: { unread: 1 } })
    const wire = await browse(open)
    expect((await wire.list('/Inventory/Boxes')).extras?.incomplete).toBe(true)
    expect((await wire.list('/Inventory')).extras?.incomplete).toBe(false)
    expect(await wire.find(hat)).toMatchObject({ places: [], unknown: [hat] })
  })

  it('says so of Lost And Found where what hangs on nothing could not be asked for', async () => {
    const { server, told, open } = await region({ hasAis: true })
    const lost = server.store.ofType(CEDAR, 16)
    server.meddle = ({ at, path }) =>
      at === 'InventoryAPIv3' && path.includes('orphans') ? { status: 403, body: '' } : undefined
    await open({ 'sign-in': true })
    expect(told.at(-1)).toMatchObject({ taken: { unread: 1 } })
    const wire = await browse(open)
    expect((await wire.list('/Inventory/Lost And Found', { expectedId: lost })).extras?.incomplete).toBe(true)
  })

  it('shows what the sign-in knew below a folder that could not be read', async () => {
    const { server, open } = await region()
    const { store } = server
    const outer = store.addFolder(store.rootOf(CEDAR), 'Outer')
    const inner = store.addFolder(outer, 'Inner')
    store.addItem(inner, 'Hat')
    withhold(server, [outer], true)
    await open({ 'sign-in': true })
    const wire = await browse(open)
    const { entries, extras } = await wire.list('/Inventory/Outer')
    expect([entries.map(it => it.name), extras?.incomplete]).toEqual([['Inner'], true])
    expect((await wire.entries('/Inventory/Outer/Inner')).map(it => it.name)).toEqual(['Hat'])
  })

  it('does not take the place of one that had more, until one is as whole', async () => {
    const { server, file, told, open } = await region()
    const boxes = server.store.addFolder(server.store.rootOf(CEDAR), 'Boxes')
    const more = server.store.addFolder(server.store.rootOf(CEDAR), 'More')
    await open({ 'sign-in': true })
    const whole = readFileSync(file)
    for (const ids of [[boxes], [boxes, more]]) {
      withhold(server, ids, true)
      await open({ 'sign-in': true })
      expect(told.at(-1)).toMatchObject({ taken: { unread: ids.length, hasBefore: true } })
      expect(readFileSync(`${file}.before`)).toEqual(whole)
    }
    server.meddle = null
    await open({ 'sign-in': true })
    expect(existsSync(`${file}.before`)).toBe(false)
    // Each is compared with the one that it takes the place of.
    const root = server.store.rootOf(CEDAR)
    server.store.setFolder(boxes, { name: 'Crates' })
    server.store.addItem(root, 'Hat')
    await open({ 'sign-in': true })
    expect(told.at(-2)).toMatchObject({
      compared: { counts: { added: 1, gone: 0, moved: 0, renamed: 1 }, unsure: 0 },
    })
  })
})

describe('signing in', () => {
  it('never happens unless it was said', async () => {
    const { server, open } = await region()
    await expect(open()).rejects.toThrow('No snapshot was taken yet.')
    await expect(open({ snapshot: false })).rejects.toThrow(/--sign-in/)
    expect(server.asked).toEqual([])
  })

  it('is refused in the words of the service, and leaves the snapshot of before', async () => {
    const { server, file, open } = await region()
    await open({ 'sign-in': true })
    const before = readFileSync(file)
    const refused = open({ 'sign-in': true }, { password: 'salmon' })
    await expect(refused).rejects.toMatchObject({
      message: 'Could not authenticate your avatar. Please check your username and password.',
      reason: 'sign-in-refused',
    })
    expect(readFileSync(file)).toEqual(before)
    expect(server.asked.filter(({ at }) => at === 'login')).toHaveLength(2)
  })

  it('asks for a code where the service does, and goes on with it', async () => {
    const account = { first: 'Cedar', last: 'Testling', password: PASSWORD, code: '123456' }
    const { file, open } = await region({ account })
    await expect(open({ 'sign-in': true })).rejects.toMatchObject({ reason: 'code-needed' })
    expect(existsSync(file)).toBe(false)
    expect(await open({ 'sign-in': true }, { password: PASSWORD, code: '123456' })).toBeNull()
  })

  it('is tried once more where somebody was in, and no more', async () => {
    const { server, open } = await region()
    server.hasViewer = true
    await open({ 'sign-in': true })
    expect(server.asked.filter(({ at }) => at === 'login')).toHaveLength(2)
  })

  it('keeps everything secret that could be used by others', async () => {
    const { kept, server, open } = await region()
    await open({ 'sign-in': true })
    expect(kept.some(it => it.startsWith('$1$'))).toBe(true)
    expect(kept.filter(it => it.startsWith('http'))).toHaveLength(1 + 7)
    for (const { body, at } of server.asked) if (at !== 'login') expect(body).not.toContain(PASSWORD)
  })

  it('stops where it is to end, keeps nothing, and signs out', async () => {
    const { server, file, stop, open } = await region()
    server.meddle = ({ at }, answer) => {
      if (at === 'FetchInventoryDescendents2') stop.abort()
      return answer()
    }
    await expect(open({ 'sign-in': true })).rejects.toThrow()
    expect(existsSync(file)).toBe(false)
    expect(server.sessions.size).toBe(0)
  })

  it('follows no capability to another host', async () => {
    const { server, open } = await region()
    server.meddle = ({ at }) =>
      at === 'seed'
        ? {
            status: 200,
            body: new Map([['FetchInventory2', `http://elsewhere.example.invalid/${newUuid()}`]]),
          }
        : undefined
    await expect(open({ 'sign-in': true })).rejects.toMatchObject({ reason: 'foreign-host' })
  })
})

describe('the grid', () => {
  it.each([
    ['agni', 'secondlife', 'agni'],
    ['aditi', 'secondlife', 'aditi'],
    ['https://login.agni.lindenlab.com/cgi-bin/login.cgi', 'secondlife', 'agni'],
    ['https://grid.example.invalid:9000/', 'opensim', 'https://grid.example.invalid:9000'],
    ['http://localhost:9000', 'opensim', 'http://localhost:9000'],
  ])('%s is of %s', (text, platform, name) => expect(gridOf(text, false)).toMatchObject({ platform, name }))

  it.each([
    '',
    'grid',
    'ftp://grid',
    'http://grid.example.invalid',
    'http://login.agni.lindenlab.com',
    'https://me:tuna@grid.example',
  ])('is not %j', text => {
    expect(() => gridOf(text, false)).toThrow(StartFailure)
    expect(() => gridOf(text, false)).not.toThrow(/tuna/)
  })
})
