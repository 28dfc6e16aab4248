import { expect, it } from 'vitest'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { callsIn } from '../testing/refs'
import { startSandbox } from '../testing/sandbox-process'
import { openServices } from '../testing/services-bench'

const signal = new AbortController().signal

it('lists the root once for the window that asks a moment later, and anew for whoever asks then', async () => {
  const sandbox = await startSandbox({ args: ['--seed', 'empty', '--bulk-root', '7'] })
  const { isOpenFor } = openServices({ sandbox })
  const session = await isOpenFor('U-Sandbox')
  const lists = async (): Promise<number> => callsIn(await sandbox.control('calls'))['Inventory/List'] ?? 0
  const before = await lists()
  session.listAhead()
  const first = await session.list(ROOT_ADDRESS, signal)
  expect(first.count).toBe(7)
  expect(await lists()).toBe(before + 1)
  const second = await session.list(ROOT_ADDRESS, signal)
  expect(second.listedAtMs).toBeGreaterThanOrEqual(first.listedAtMs)
  expect(await lists()).toBe(before + 2)
})

it('tells the window why the root could not be listed ahead, and lists it when asked again', async () => {
  const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
  const { isOpenFor } = openServices({ sandbox })
  const session = await isOpenFor('U-Sandbox')
  await sandbox.control('fault internal')
  session.listAhead()
  await expect(session.list(ROOT_ADDRESS, signal)).rejects.toMatchObject({ error: expect.anything() })
  await sandbox.control('clear internal')
  expect((await session.list(ROOT_ADDRESS, signal)).count).toBe(0)
})
