import { setTimeout as delay } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { ROOT } from '../../src-shared/domain/paths'
import type { AppError } from '../../src-shared/errors'
import { onTestEnd, startSandbox, type TestSandbox } from '../test-support/sandbox-process'
import { openTestGateway } from '../test-support/test-gateway'
import { NOTHING_KNOWN, type SourceStatus } from './source-status'
import { StatusPoll } from './status-poll'

const PATIENCE = { timeout: 10_000, interval: 20 }

interface Heard {
  readonly statuses: SourceStatus[]
  readonly losses: AppError[]
}

/** Asks at once, as nothing is known of the world yet. */
function poll(sandbox: TestSandbox): Heard {
  const heard: Heard = { statuses: [], losses: [] }
  const asking = new StatusPoll(openTestGateway(sandbox), NOTHING_KNOWN, true, {
    onStatus: status => void heard.statuses.push(status),
    onLost: error => void heard.losses.push(error),
  })
  onTestEnd(() => asking.stop())
  return heard
}

describe('StatusPoll', () => {
  it('forgives one silence', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
    sandbox.signal('SIGSTOP')
    const { statuses, losses } = poll(sandbox)
    await delay(4_000)
    sandbox.signal('SIGCONT')
    await vi.waitFor(() => expect(statuses).not.toEqual([]), PATIENCE)
    expect(losses).toEqual([])
  })

  it('counts a service as lost after two silences, once', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
    sandbox.signal('SIGSTOP')
    const { losses } = poll(sandbox)
    await vi.waitFor(() => expect(losses).toHaveLength(1), PATIENCE)
    await delay(3_500)
    expect(losses).toMatchObject([{ message: expect.stringContaining('stopped answering') }])
  })

  it('counts a broken connection as lost at once', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
    const { statuses, losses } = poll(sandbox)
    await vi.waitFor(() => expect(statuses).not.toEqual([]), PATIENCE)
    sandbox.signal('SIGKILL')
    await vi.waitFor(() => expect(losses).toHaveLength(1), { timeout: 1_500, interval: 5 })
  })

  it('counts a service whose inventory is gone as lost, with the sentence of that', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
    const gateway = openTestGateway(sandbox)
    const losses: AppError[] = []
    const asking = new StatusPoll(gateway, NOTHING_KNOWN, true, {
      onStatus: () => {},
      onLost: error => void losses.push(error),
    })
    onTestEnd(() => asking.stop())
    await sandbox.control('fault unimplemented=Inventory')
    await expect(gateway.list(ROOT)).rejects.toMatchObject({ error: { kind: 'server-too-old' } })
    await vi.waitFor(() => expect(losses).toMatchObject([{ kind: 'server-too-old' }]), PATIENCE)
  })
})
