import { describe, expect, it, vi } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import { addressOf, ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import type { Operation } from '../../src-shared/model/operation'
import { openTestJournal, testEngine } from '../testing/engine-bench'
import { callsIn, entryRef, folderRef, namesIn, pathOf } from '../testing/refs'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { openSilentFront } from '../testing/silent-front'
import { GrpcGateway } from '../wire/grpc-gateway'
import type { KeepAlive } from '../wire/keep-alive'
import { openGateway } from '../wire/open-gateway'
import { pinnedTarget } from './pinned-calls'
import { SourceConnection } from './source-connection'

const PATIENCE = { timeout: 120_000, interval: 10 }

async function connected(
  { address }: Pick<SandboxProcess, 'address'>,
  keepAlive?: KeepAlive,
): Promise<SourceConnection> {
  const connection = new SourceConnection({
    start: { configured: { address, origin: 'argument' } },
    find: async () => ({ live: [], tooOld: [], unreachable: [], problem: null }),
    findBeside: async () => [],
    open: async (source, _accepted, signal) =>
      keepAlive === undefined
        ? openGateway(source, { isAccepted: false }, signal)
        : new GrpcGateway(source.address, { keepAlive }),
    watch: () => {},
    remember: () => {},
    startProcess: () => Promise.reject(new Error('not asked in this test')),
    publish: () => {},
  })
  onTestEnd(() => connection.close())
  void connection.search()
  await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
  return connection
}

describe('a folder move during which the service is killed', () => {
  it('is proved when the service is back, and finished by the same request', async () => {
    const folder = testFolder()
    const sandbox = await startSandbox({ folder })
    const connection = await connected(sandbox)
    const gateway = connection.gateway()
    const entry = await entryRef(gateway, await folderRef(gateway, 'Food & Drink'), 'Fruit')
    const target = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const request = { kind: 'transfer', mode: 'move', entries: [entry], target } as const
    const told: Operation[] = []
    const publish = (operation: Operation): void => void told.push(operation)
    const engine = testEngine(openTestJournal(), publish)
    await sandbox.control('fault kill-after=5')
    const moving = engine.run(request, pinnedTarget(connection))
    await sandbox.ended
    await vi.waitFor(() => {
      expect(told.at(-1)).toMatchObject({ state: 'proving', steps: [{ state: 'proving' }] })
    }, PATIENCE)
    await startSandbox({ folder })
    const broken = await moving
    expect(broken).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'partial' } }] })
    expect(broken.steps[0]?.error?.message).toMatch(/Try again to finish it/)
    expect((await engine.run(request, pinnedTarget(connection))).state).toBe('done')
    const moved = await namesIn(connection.gateway(), pathOf('/Inventory/Odd cases/Empty folder/Fruit'))
    expect(moved).toContain('Banana')
  })
})

describe('waiting for a source', () => {
  it('ends when it is told to', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty'] })
    const connection = await connected(sandbox)
    const { whenOpen } = pinnedTarget(connection)
    await whenOpen(new AbortController().signal)
    sandbox.signal('SIGKILL')
    await vi.waitFor(() => expect(connection.state.kind).toBe('disconnected'), PATIENCE)
    const stop = new AbortController()
    const waiting = whenOpen(stop.signal)
    stop.abort()
    await waiting
  })
})

describe('a listing that is under way', () => {
  const hasAsked = async (sandbox: SandboxProcess): Promise<void> => {
    await vi.waitFor(async () => {
      expect(callsIn(await sandbox.control('calls'))).toMatchObject({ 'Inventory/List': 1 })
    }, PATIENCE)
  }

  it('when this computer sleeps and the connection does not survive it is asked for once more, not reported', async () => {
    const sandbox = await startSandbox({ args: ['--fault', 'list-delay=600000'] })
    const front = await openSilentFront(sandbox.socketPath)
    onTestEnd(() => front.close())
    const connection = await connected({ address: `dns:///127.0.0.1:${front.port}` })
    const listing = pinnedTarget(connection).calls.list(ROOT_ADDRESS)
    await hasAsked(sandbox)
    await sandbox.control('clear')
    front.fallSilent()
    const sleptAtMs = Date.now()
    connection.wake()
    expect((await listing).count).toBeGreaterThan(0)
    // Well before its own deadline of 30 s, and before the poll of a window that nobody sees.
    expect(Date.now() - sleptAtMs).toBeLessThan(25_000)
  })

  it('when the service restarts is asked for once more', async () => {
    const folder = testFolder()
    const sandbox = await startSandbox({ folder, args: ['--fault', 'list-delay=600000'] })
    const connection = await connected(sandbox)
    const listing = pinnedTarget(connection).calls.list(ROOT_ADDRESS)
    await hasAsked(sandbox)
    sandbox.signal('SIGKILL')
    await sandbox.ended
    await startSandbox({ folder })
    expect((await listing).count).toBeGreaterThan(0)
  })

  it('is over when nobody wants it any more', async () => {
    const sandbox = await startSandbox({ args: ['--fault', 'list-delay=600000'] })
    const connection = await connected(sandbox)
    const abort = new AbortController()
    const listing = pinnedTarget(connection).calls.list(ROOT_ADDRESS, abort.signal)
    await hasAsked(sandbox)
    connection.wake()
    abort.abort()
    await expect(listing).rejects.toMatchObject({ error: { kind: 'cancelled' } })
  })
})

describe('an operation over a connection that went silent', () => {
  it.each([
    // The service goes on with what it was asked: an item has gone by the next look.
    ['a move of items', ['Banana', 'Cherries', 'Coconut'], { state: 'done' }],
    // A folder may be on its way still.
    ['a folder move', ['Fruit'], { state: 'failed', error: { said: { code: 'move-not-finished' } } }],
  ])('ends by itself, and at once after that when it was cancelled: %s', async (_what, names, halfWay) => {
    const sandbox = await startSandbox({ args: ['--fault', 'delay=150'] })
    const front = await openSilentFront(sandbox.socketPath)
    onTestEnd(() => front.close())
    const address = `dns:///127.0.0.1:${front.port}`
    const connection = await connected({ address }, { afterMs: 300, withinMs: 5_000 })
    const gateway = connection.gateway()
    const isFolder = names.length === 1
    const parent = await folderRef(gateway, 'Food & Drink', ...(isFolder ? [] : ['Fruit']))
    const entries = await Promise.all(names.map(name => entryRef(gateway, parent, name)))
    const target = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const told: Operation[] = []
    const engine = testEngine(openTestJournal(), operation => void told.push(operation))
    await sandbox.control('fault record-delay=150')
    const request = { kind: 'transfer', mode: 'move', entries, target } as const
    const moving = engine.run(request, pinnedTarget(connection))
    await vi.waitFor(async () => {
      expect(callsIn(await sandbox.control('calls'))['Inventory/Move'] ?? 0).toBeGreaterThan(0)
    }, PATIENCE)
    front.fallSilent()
    engine.cancel(told.at(-1)?.id ?? '')
    const { steps } = await moving
    // What was under way is looked at over the next connection; nothing else was begun. Two calls may be out at once.
    const begun = steps.filter(({ state }) => state !== 'queued')
    expect(begun.length).toBeGreaterThan(0)
    expect(begun.length).toBeLessThanOrEqual(2)
    const done = names.filter((_, at) => steps[at]?.state === 'done')
    for (const step of begun) if (step.state === 'failed') expect(step).toMatchObject(halfWay)
    const there = await connection.gateway().list(addressOf(target.path))
    const arrived = there.entries().map(({ name }) => name)
    expect(arrived).toEqual(expect.arrayContaining(done))
    expect(callsIn(await sandbox.control('calls'))).toMatchObject({ 'Inventory/Move': begun.length })
    // And what waited behind it goes on.
    await sandbox.control('clear')
    const next = await engine.run(
      { kind: 'make-folder', parent: target, name: 'Next' },
      pinnedTarget(connection),
    )
    expect(next.state === 'done' || next.error?.refusal?.reason === 'unfinished-move').toBe(true)
  })
})
