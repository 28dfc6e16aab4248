import { describe, expect, it, vi } from 'vitest'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import type { FolderRef } from '../../src-shared/model/entry'
import type { InventorySession } from '../session/inventory-session'
import { unnamedId } from '../sources/inventory-id'
import { pinnedTarget } from '../sources/pinned-calls'
import { entryRef, folderRef } from '../testing/refs'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { openServices, type ServicesBench } from '../testing/services-bench'

const PATIENCE = { timeout: 120_000, interval: 10 }
const NO_AUTH = ['--no-auth']

/** The inventory of a data folder, under one process of many. */
function serviceIn(
  folder: string,
  data: string,
  pid: number,
  args: readonly string[],
): Promise<SandboxProcess> {
  return startSandbox({ folder, socketName: `resonite-${pid}.sock`, args: ['--data', data, ...args] })
}

async function end(sandbox: SandboxProcess): Promise<void> {
  sandbox.signal('SIGKILL')
  await sandbox.ended
}

/** A pin, a lock, a change that can be undone, and a folder move that the service's end breaks off. */
async function makeThings(
  { connection, run, engine }: ServicesBench,
  session: InventorySession,
  sandbox: SandboxProcess,
): Promise<FolderRef> {
  const gateway = connection.gateway()
  const food = await folderRef(gateway, 'Food & Drink')
  const fruit = await entryRef(gateway, food, 'Fruit')
  const drink = await entryRef(gateway, food, 'Drink')
  const target = await folderRef(gateway, 'Odd cases', 'Empty folder')
  session.places.pin({ ...food, kind: 'folder' })
  engine.setLock({ entry: drink, isLocked: true }, session.id)
  expect((await run({ kind: 'make-folder', parent: food, name: 'New' })).state).toBe('done')
  await sandbox.control('fault kill-after=5')
  void run({ kind: 'transfer', mode: 'move', entries: [fruit], target })
  await sandbox.ended
  return food
}

async function expectThings(session: InventorySession, food: FolderRef): Promise<void> {
  expect(session.places.places.pins).toMatchObject([{ path: food.path }])
  expect(session.locks()).toMatchObject([{ name: 'Drink' }])
  // The move is over once it was looked at over the next connection.
  await vi.waitFor(() => {
    expect(session.unfinishedMoves()).toMatchObject([{ name: 'Fruit' }])
    expect(session.history(null, 10).map(({ kind }) => kind)).toEqual(['move', 'make-folder'])
  }, PATIENCE)
}

describe('a service that names nobody', () => {
  it('keeps pins, locks, History and unfinished moves under another process, without a new start and with one', async () => {
    const folder = testFolder()
    const data = testFolder()
    const first = await serviceIn(folder, data, 101, NO_AUTH)
    const bench = openServices({ sandbox: null, folder })
    const session = await bench.isOpenFor(null)
    const food = await makeThings(bench, session, first)
    const second = await serviceIn(folder, data, 102, NO_AUTH)
    await vi.waitFor(() => expect(bench.connection.state).toMatchObject({ kind: 'ready' }), PATIENCE)
    expect(await bench.isOpenFor(null)).toBe(session)
    await expectThings(session, food)
    bench.stop()
    await end(second)

    await serviceIn(folder, data, 103, NO_AUTH)
    const again = openServices({ sandbox: null, folder, userData: bench.userData })
    await expectThings(await again.isOpenFor(null), food)
    expect(again.asker.question).toBeNull()
  })

  it('that says it later keeps all that was made then, once a person has said that it is the same', async () => {
    const folder = testFolder()
    const data = testFolder()
    const first = await serviceIn(folder, data, 101, NO_AUTH)
    const bench = openServices({ sandbox: null, folder })
    const food = await makeThings(bench, await bench.isOpenFor(null), first)
    const second = await serviceIn(folder, data, 102, [])
    const named = await bench.isOpenFor('U-Sandbox')
    expect(named.history(null, 10)).toEqual([])
    const unnamed = unnamedId({ address: second.address }, 'resonite')
    expect(bench.asker.question).toMatchObject({ unnamed })
    await bench.asker.answer(unnamed, true)
    await expectThings(named, food)
    bench.stop()
    await end(second)

    await serviceIn(folder, data, 103, [])
    const again = openServices({ sandbox: null, folder, userData: bench.userData })
    await expectThings(await again.isOpenFor('U-Sandbox'), food)
    expect(again.asker.question).toBeNull()
  })
})

describe('a service that does not say at first who is signed in', () => {
  it('shows the last inventory until it does, and what is pinned then stays, also under another process', async () => {
    const folder = testFolder()
    const data = testFolder()
    const first = await serviceIn(folder, data, 101, [])
    const bench = openServices({ sandbox: null, folder })
    const session = await bench.isOpenFor('U-Sandbox')
    await session.list(ROOT_ADDRESS, new AbortController().signal)
    const food = await folderRef(bench.connection.gateway(), 'Food & Drink')
    bench.stop()
    await end(first)

    const second = await serviceIn(folder, data, 102, ['--fault', 'bridge-missing=auth'])
    const waiting = openServices({ sandbox: null, folder, userData: bench.userData })
    await vi.waitFor(() => {
      expect(waiting.connection.state).toMatchObject({ kind: 'disconnected', error: { kind: 'not-ready' } })
    }, PATIENCE)
    const kept = waiting.sessions.required()
    expect(kept.id).toBe(session.id)
    kept.places.pin({ ...food, kind: 'folder' })
    expect(() => pinnedTarget(waiting.connection)).toThrow()
    await second.control('clear')
    expect(await waiting.isOpenFor('U-Sandbox')).toBe(kept)
    expect(kept.places.places.pins).toMatchObject([{ path: food.path }])
  })
})
