import { Metadata } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { plant, plantAll } from './testing/plant.ts'
import { refusalOf } from './testing/test-clients.ts'
import { eachKind, testSandbox } from './testing/test-sandbox.ts'

// One test for each row of the sheet's section 3 that no single call owns; the others lie beside their call.

const codesOf = (...calls: Promise<unknown>[]) =>
  Promise.all(calls.map(async call => (await refusalOf(call)).code))

describe.each(eachKind)('the status table, by %s', (_kind, testSandbox) => {
  it('a bridge not registered: UNAVAILABLE, each by its modality', async () => {
    const { list, currentWorld, authStatus, serverInfo, ping, faults } = await testSandbox()
    faults.set('bridge-missing=inventory,world')
    expect(await refusalOf(list('/Inventory'))).toEqual({
      code: 14,
      details: 'Inventory bridge is not configured.',
    })
    expect(await refusalOf(currentWorld())).toEqual({ code: 14, details: 'World bridge is not configured.' })
    expect((await authStatus()).loggedIn).toBe(true)
    faults.set('bridge-missing')
    expect(await codesOf(authStatus(), serverInfo(), ping(''))).toEqual([14, 14, 14])
  })

  it('not signed in: FAILED_PRECONDITION before the path is looked at, save for List', async () => {
    const { list, makeDir, copy, move, remove, faults } = await testSandbox()
    faults.set('not-signed-in')
    const calls: Promise<unknown>[] = [
      makeDir(''),
      copy('', ''),
      move('', ''),
      remove(''),
      list('/Inventory'),
    ]
    expect(await codesOf(...calls)).toEqual([9, 9, 9, 9, 9])
    expect((await refusalOf(list(''))).code).toBe(3)
  })

  it('not signed in: Auth answers OK with everything empty', async () => {
    const { authStatus, faults } = await testSandbox()
    expect(await authStatus()).toMatchObject({ loggedIn: true, userId: 'U-Sandbox', userName: 'sandbox' })
    faults.set('not-signed-in')
    expect(await authStatus()).toEqual({
      loggedIn: false,
      userId: '',
      userName: '',
      sessionExpiresUnixNanos: 0n,
    })
  })

  it('without Auth, as in v0.5.0: UNIMPLEMENTED, and everything else answers', async () => {
    const { authStatus, serverInfo, list } = await testSandbox(['--no-auth'])
    expect((await refusalOf(authStatus())).code).toBe(12)
    expect((await serverInfo()).modVersion).toBe('0.5.0')
    expect((await list('/Inventory')).path).toBe('/Inventory')
  })

  it('no world: OK with has_world false and an empty list', async () => {
    const { currentWorld, openWorlds, faults } = await testSandbox()
    expect((await currentWorld()).world).toMatchObject({ name: 'Home', focused: true })
    expect((await openWorlds()).worlds).toHaveLength(3)
    faults.set('no-world')
    expect(await currentWorld()).toEqual({ world: undefined, hasWorld: false })
    expect((await openWorlds()).worlds).toEqual([])
  })

  it('path missing: NOT_FOUND with the path', async () => {
    const { copy } = await testSandbox()
    expect(await refusalOf(copy('/Inventory/A', '/Inventory/B'))).toEqual({
      code: 5,
      details: 'No inventory entry at /Inventory/A.',
    })
  })

  it('bad path, MakeDir of the root, root as destination: INVALID_ARGUMENT', async () => {
    const { store, adopt, list, makeDir, copy, spawn } = await testSandbox()
    plant(store, '/Inventory/A')
    adopt()
    const calls: Promise<unknown>[] = [
      list(' '),
      list('Inventory'),
      list('/inventory'),
      makeDir('/Inventory'),
      makeDir('/Inventory/'),
    ]
    calls.push(copy('/Inventory/A', '/Inventory'), spawn('/Other/A'), spawn(''))
    expect(await codesOf(...calls)).toEqual(calls.map(() => 3))
  })

  it('cloud failure: UNAVAILABLE with "Cloud error" or "Failed to"', async () => {
    const { store, adopt, list, makeDir, move, names, faults } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/x')
    adopt()
    faults.set('cloud-down')
    const texts = [list('/Inventory'), list('/Inventory/A'), makeDir('/Inventory/B')].map(refusalOf)
    for (const { code, details } of await Promise.all(texts)) {
      expect(code).toBe(14)
      expect(details).toMatch(/^Cloud error /)
    }
    faults.clear('cloud-down')
    faults.set('fail-after=0')
    expect((await refusalOf(move('/Inventory/A', '/Inventory/B'))).details).toMatch(/^Failed to save record/)
    expect(await names('/Inventory/A')).toEqual(['x'])
  })

  it('cloud error without a body while looking up: NOT_FOUND of what exists, for a while', async () => {
    const { store, adopt, names, list, faults } = await testSandbox()
    plantAll(store, '/Inventory/A/', '/Inventory/A/x')
    adopt()
    faults.set('lookup-hiccup=2')
    for (const _ of [1, 2]) {
      expect(await refusalOf(list('/Inventory/A'))).toEqual({
        code: 5,
        details: 'No inventory entry at /Inventory/A.',
      })
    }
    expect(await names('/Inventory')).toContain('A')
    expect(await names('/Inventory/A')).toEqual(['x'])
  })

  it('any other exception: INTERNAL', async () => {
    const { list, faults } = await testSandbox()
    faults.set('internal')
    expect(await refusalOf(list('/Inventory'))).toEqual({
      code: 13,
      details: 'Inventory bridge faulted: Object reference not set.',
    })
  })

  it('service or function not in this build: UNIMPLEMENTED', async () => {
    const { currentWorld, serverInfo, thumbnail, ping, faults } = await testSandbox()
    faults.set('unimplemented=Info')
    expect((await refusalOf(serverInfo())).code).toBe(12)
    expect((await currentWorld()).hasWorld).toBe(true)
    faults.set('unimplemented=FetchThumbnail')
    expect(await refusalOf(thumbnail(''))).toEqual({ code: 12, details: 'Method is unimplemented.' })
    faults.set('unimplemented=all')
    expect((await refusalOf(ping(''))).code).toBe(12)
  })

  it('stalled engine: World, Spawn and MakeDir give no answer, the rest does', async () => {
    const { store, adopt, inventory, world, ping, names, spawns, faults } = await testSandbox()
    plant(store, '/Inventory/A')
    adopt()
    faults.set('stalled-engine')
    const codes: (number | undefined)[] = []
    let end = () => {}
    const ended = new Promise<void>(resolve => {
      end = resolve
    })
    const note = (error: { code: number } | null) => {
      codes.push(error?.code)
      if (codes.length === 3) end()
    }
    const calls = [
      world.getCurrent({}, note),
      inventory.spawn({ path: '/Inventory/A' }, note),
      inventory.makeDir({ path: '/Inventory/B' }, note),
    ]
    expect((await ping('still here')).message).toBe('still here')
    expect(await names('/Inventory')).toContain('A')
    expect(codes).toEqual([])
    for (const call of calls) call.cancel()
    await ended
    expect(codes).toEqual([1, 1, 1])
    expect(spawns.paths()).toEqual([])
  })

  it('a deadline: DEADLINE_EXCEEDED', async () => {
    const { inventory, faults } = await testSandbox()
    faults.set('delay=600000')
    const code = await new Promise(resolve => {
      inventory.list({ path: '/Inventory' }, new Metadata(), { deadline: Date.now() + 20 }, error =>
        resolve(error?.code),
      )
    })
    expect(code).toBe(4)
  })

  it('an unlucky share of calls: the same ones for the same seed', async () => {
    const runs: string[] = []
    for (const _ of [1, 2]) {
      const { ping, faults } = await testSandbox()
      faults.set('unavailable-rate=0.5,7')
      const answers: string[] = []
      for (let turn = 0; turn < 20; turn += 1) {
        answers.push(
          await ping('').then(
            () => '+',
            () => '-',
          ),
        )
      }
      runs.push(answers.join(''))
    }
    expect(runs[0]).toBe(runs[1])
    expect(runs[0]).toMatch(/\+.*-|-.*\+/)
  })
})

describe('Info', () => {
  it('says what it is', async () => {
    const { serverInfo } = await testSandbox()
    const info = await serverInfo()
    expect(info).toMatchObject({ modVersion: '0.5.0', resonitePid: process.pid, isWine: false })
    expect(info.engineVersion).toContain('sandbox')
  })
})
