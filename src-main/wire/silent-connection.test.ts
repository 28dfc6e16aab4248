import { describe, expect, it, vi } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { addressOf, destinationAt, ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { AppFailure } from '../../src-shared/errors'
import { startHostileServer } from '../testing/hostile-server'
import { callsIn, pathOf } from '../testing/refs'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { openSilentFront, type SilentFront } from '../testing/silent-front'
import { GrpcGateway } from './grpc-gateway'
import type { KeepAlive } from './keep-alive'

const FOLDER = addressOf(pathOf('/Inventory/Food & Drink'))
const MOVED = destinationAt(pathOf('/Inventory/Moved'))
/** Quiet is soon noticed, and no busy machine taken for a dead one. */
const HASTY: KeepAlive = { afterMs: 300, withinMs: 5_000 }

const CALLS: readonly [string, (gateway: GrpcGateway) => Promise<unknown>][] = [
  ['a folder move', gateway => gateway.move(FOLDER, MOVED, { isFolder: true })],
  ['a copy of a folder', gateway => gateway.copy(FOLDER, MOVED, { isFolder: true })],
  ['the removal of a folder', gateway => gateway.remove(FOLDER, { isFolder: true })],
  ['the move of an item', gateway => gateway.move(FOLDER, MOVED, { isFolder: false })],
  ['a spawn', gateway => gateway.spawn(FOLDER)],
]

function openGateway(address: string, keepAlive: KeepAlive): GrpcGateway {
  const gateway = new GrpcGateway(address, { keepAlive })
  onTestEnd(() => gateway.close())
  return gateway
}

async function frontOf(socketPath: string): Promise<SilentFront> {
  const front = await openSilentFront(socketPath)
  onTestEnd(() => front.close())
  return front
}

describe('a connection that goes silent without being closed', () => {
  it.each(CALLS)('ends %s, which is not sent again', async (_what, call) => {
    const sandbox = await startSandbox({ args: ['--fault', 'delay=600000'] })
    const { port, fallSilent } = await frontOf(sandbox.socketPath)
    const gateway = openGateway(`dns:///127.0.0.1:${port}`, HASTY)
    const outcome = call(gateway).then(
      () => null,
      (thrown: unknown) => (thrown instanceof AppFailure ? thrown.error : thrown),
    )
    // The connection is looked after meanwhile, too; that is not what must not go out twice.
    const asked = async () => {
      const calls = Object.entries(callsIn(await sandbox.control('calls')))
      return Object.fromEntries(calls.filter(([name]) => name.startsWith('Inv')))
    }
    await vi.waitFor(
      async () => expect(Object.keys(await asked())).toContainEqual(expect.stringMatching(/^Inv/)),
      { timeout: 120_000 },
    )
    const before = await asked()
    fallSilent()
    expect(await outcome).toMatchObject({ kind: 'offline', said: { code: 'connection-lost' } })
    expect(await asked()).toMatchObject(before)
  })

  it('makes a listing be asked for once more, over a new one', async () => {
    const sandbox = await startSandbox({ args: ['--fault', 'list-delay=600000'] })
    const { port, fallSilent } = await frontOf(sandbox.socketPath)
    const gateway = openGateway(`dns:///127.0.0.1:${port}`, HASTY)
    const listing = gateway.list(ROOT_ADDRESS)
    await expect
      .poll(async () => callsIn(await sandbox.control('calls')))
      .toMatchObject({ 'Inventory/List': 1 })
    await sandbox.control('clear')
    fallSilent()
    expect((await listing).count).toBeGreaterThan(0)
  })
})

describe('a server that is strict about pings', () => {
  it('is not asked for signs of life so often that it hangs up in the middle of a long change', async () => {
    const path = `${testFolder()}/strict.sock`
    const server = await startHostileServer(path, { Move: () => ({ isSilent: true }) }, { isStrict: true })
    onTestEnd(() => server.close())
    const gateway = openGateway(server.address, { afterMs: 200, withinMs: 20_000 })
    let failure: unknown = null
    const move = gateway.move(FOLDER, MOVED, { isFolder: true }).catch((thrown: unknown) => {
      failure = thrown
    })
    // Two more than it would bear without a word in between.
    await vi.waitFor(() => expect(server.pings()).toBeGreaterThanOrEqual(5), { timeout: 120_000 })
    expect(failure).toBeNull()
    gateway.close()
    await move
    expect(failure).toMatchObject({ error: { kind: 'offline' } })
    expect(server.calls.filter(call => call.startsWith('Move'))).toHaveLength(1)
  })
})
