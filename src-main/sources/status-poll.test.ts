import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import type { AppError } from '../../src-shared/errors'
import { textField } from '../../src-wire/testing/wire-writer'
import {
  type HostileAnswers,
  type HostileReply,
  type HostileServer,
  startHostileServer,
} from '../testing/hostile-server'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { openTestGateway } from '../testing/test-gateway'
import type { Gateway } from '../wire/gateway'
import { GrpcGateway } from '../wire/grpc-gateway'
import { NOTHING_KNOWN, type SourceStatus } from './source-status'
import { StatusPoll } from './status-poll'

const PATIENCE = { timeout: 120_000, interval: 20 }

interface Heard {
  readonly asking: StatusPoll
  readonly statuses: SourceStatus[]
  readonly losses: AppError[]
}

/** Asks at once, as nothing is known of the world yet. */
function poll(gateway: Gateway): Heard {
  const heard: Omit<Heard, 'asking'> = { statuses: [], losses: [] }
  const asking = new StatusPoll(gateway, NOTHING_KNOWN, true, {
    onStatus: status => void heard.statuses.push(status),
    onLost: error => void heard.losses.push(error),
  })
  onTestEnd(() => asking.stop())
  return { ...heard, asking }
}

async function openOn(
  answers: HostileAnswers,
): Promise<{ readonly server: HostileServer; readonly gateway: Gateway }> {
  const server = await startHostileServer(join(testFolder(), 'h.sock'), answers)
  const gateway = new GrpcGateway(server.address)
  onTestEnd(() => {
    gateway.close()
    server.close()
  })
  return { server, gateway }
}

/** The first calls get no answer at all. */
function silentFor(calls: number): HostileAnswers[string] {
  let heard = 0
  return () => (heard++ < calls ? { isSilent: true } : { message: textField(1, 'satchel') })
}

/** A Description that says its platform and nothing else. */
function describedAs(platform: string): HostileReply {
  return { message: textField(1, platform) }
}

function pingsOf(server: HostileServer): number {
  return server.calls.filter(call => call.startsWith('Ping')).length
}

describe('StatusPoll', () => {
  it('forgives one silence', async () => {
    const { server, gateway } = await openOn({ Ping: silentFor(1) })
    const { statuses, losses } = poll(gateway)
    await vi.waitFor(() => expect(statuses).not.toEqual([]), PATIENCE)
    expect(pingsOf(server)).toBe(2)
    expect(losses).toEqual([])
  })

  it('counts a service as lost after two silences, once', async () => {
    const { server, gateway } = await openOn({ Ping: silentFor(Number.POSITIVE_INFINITY) })
    const { losses } = poll(gateway)
    await vi.waitFor(() => expect(losses).toHaveLength(1), PATIENCE)
    expect(pingsOf(server)).toBe(2)
    // What was a reason to ask once more is none any more.
    server.close()
    await expect(gateway.ping()).rejects.toMatchObject({ error: { kind: 'offline' } })
    expect(losses).toMatchObject([{ message: expect.stringContaining('stopped answering') }])
  })

  it('counts a broken connection as lost at once', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
    const { asking, statuses, losses } = poll(openTestGateway(sandbox))
    await vi.waitFor(() => expect(statuses).not.toEqual([]), PATIENCE)
    // It asks no more by itself: only the end of the connection can tell.
    asking.setVisible(false)
    sandbox.signal('SIGKILL')
    await vi.waitFor(() => expect(losses).toHaveLength(1), PATIENCE)
  })

  it('counts a service whose inventory is gone as lost, with the sentence of that', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
    const gateway = openTestGateway(sandbox)
    const { losses } = poll(gateway)
    await sandbox.control('fault unimplemented=Inventory')
    await expect(gateway.list(ROOT_ADDRESS)).rejects.toMatchObject({ error: { kind: 'server-too-old' } })
    await vi.waitFor(() => expect(losses).toMatchObject([{ kind: 'server-too-old' }]), PATIENCE)
  })

  it.each([
    ['of another platform', describedAs('folder'), 'offline'],
    ['without a platform', describedAs(''), 'refused'],
  ])('counts a service as lost in whose place there is one %s', async (_, later, kind) => {
    let described = describedAs('opensim')
    const { gateway } = await openOn({
      Describe: () => described,
      // What makes it doubt.
      List: () => ({ status: 12, details: 'Unimplemented.' }),
    })
    await gateway.describe()
    const { losses } = poll(gateway)
    await expect(gateway.list(ROOT_ADDRESS)).rejects.toMatchObject({ error: { kind: 'server-too-old' } })
    await gateway.ping()
    expect(losses).toEqual([])
    described = later
    await expect(gateway.list(ROOT_ADDRESS)).rejects.toMatchObject({ error: { kind: 'server-too-old' } })
    await vi.waitFor(() => expect(losses).toMatchObject([{ kind }]), PATIENCE)
  })
})
