import { describe, expect, it } from 'vitest'
import { addressOf, destinationAt, ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { callsIn, pathOf } from '../testing/refs'
import { startSandbox } from '../testing/sandbox-process'
import { openTestGateway } from '../testing/test-gateway'
import type { Gateway } from './gateway'

const A = pathOf('/Inventory/A')
const B = pathOf('/Inventory/B')
const folder = { isFolder: true }
const item = { isFolder: false }

const CHANGES: readonly [string, (gateway: Gateway) => Promise<unknown>][] = [
  ['MakeDir', gateway => gateway.makeDir(destinationAt(A))],
  ['Copy', gateway => gateway.copy(addressOf(A), destinationAt(B), folder)],
  ['Move', gateway => gateway.move(addressOf(A), destinationAt(B), folder)],
  ['Remove', gateway => gateway.remove(addressOf(A), item)],
  ['Spawn', gateway => gateway.spawn(addressOf(A))],
]

describe('what the cloud refuses', () => {
  it('is asked again when it is a listing', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty', '--fault', 'unavailable-rate=1'] })
    const gateway = openTestGateway(sandbox)
    await expect(gateway.list(ROOT_ADDRESS)).rejects.toMatchObject({ error: { kind: 'cloud' } })
    expect(callsIn(await sandbox.control('calls'))).toEqual({ 'Inventory/List': 4 })
  })

  it('is listed all the same when one call in three is refused', async () => {
    const fault = 'unavailable-rate=0.3,7'
    const sandbox = await startSandbox({ args: ['--seed', 'empty', '--fault', fault] })
    const gateway = openTestGateway(sandbox)
    for (let count = 0; count < 10; count++) await gateway.list(ROOT_ADDRESS)
    expect(callsIn(await sandbox.control('calls'))['Inventory/List']).toBeGreaterThan(10)
  })

  it.each(CHANGES)('is never sent twice when it is a %s', async (method, change) => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty', '--fault', 'unavailable-rate=1'] })
    await expect(change(openTestGateway(sandbox))).rejects.toMatchObject({ error: { kind: 'cloud' } })
    expect(callsIn(await sandbox.control('calls'))).toEqual({ [`Inventory/${method}`]: 1 })
  })

  it('is not sent twice either when the change was made and its answer lost', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty', '--fault', 'reply-lost'] })
    const gateway = openTestGateway(sandbox)
    await expect(gateway.makeDir(destinationAt(A))).rejects.toMatchObject({ error: { kind: 'cloud' } })
    expect(callsIn(await sandbox.control('calls'))).toEqual({ 'Inventory/MakeDir': 1 })
    expect((await gateway.list(ROOT_ADDRESS)).count).toBe(1)
  })
})
