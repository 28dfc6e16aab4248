import { describe, expect, it, vi } from 'vitest'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import { addressOf, destinationAt, ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { ROOT } from '../../src-shared/domain/paths'
import { callsIn, namesIn, pathOf } from '../testing/refs'
import { startSandbox } from '../testing/sandbox-process'
import { openTestGateway } from '../testing/test-gateway'
import type { Gateway } from './gateway'

async function open(...args: string[]): Promise<{ sandbox: SandboxProcess; gateway: Gateway }> {
  const sandbox = await startSandbox({ args })
  const gateway = openTestGateway(sandbox)
  return { sandbox, gateway }
}

describe('GrpcGateway', () => {
  it('lists entries with everything that is known of them', async () => {
    const { gateway } = await open()
    const listing = await gateway.list(addressOf(pathOf('/Inventory/Odd cases/Links')))
    const link = listing.entries().find(entry => entry.name === 'Up to Odd cases')
    expect(link).toMatchObject({ kind: 'link', assetUri: expect.stringMatching(/^resrec:\/\/\//) })
    expect(link?.modifiedMs).toBeGreaterThan(Date.UTC(2018, 0, 1))
    const odd = (await gateway.list(addressOf(pathOf('/Inventory/Odd cases')))).entries()
    expect(odd.find(entry => entry.name === 'Before time')?.modifiedMs).toBeNull()
  })

  it('tells every kind', async () => {
    const { gateway } = await open()
    const kindsIn = async (path: string) =>
      new Set((await gateway.list(addressOf(pathOf(path)))).entries().map(entry => entry.kind))
    expect(await kindsIn('/Inventory/Odd cases/Unknown kinds')).toEqual(new Set(['unknown']))
    expect(await kindsIn('/Inventory/Worlds')).toContain('world')
    expect(await kindsIn('/Inventory')).toContain('folder')
  })

  it('reads 100,000 entries, five times the default limit, in pieces with the same content', async () => {
    const { gateway } = await open('--seed', 'empty', '--bulk-root', '100000')
    const listing = await gateway.list(ROOT_ADDRESS)
    expect(listing.count).toBeGreaterThanOrEqual(100_000)
    expect(listing.byteLength).toBeGreaterThan(16_000_000)
    let count = 0
    for (const piece of listing.pieces(2_000)) count += piece.count
    expect(count).toBe(listing.count)
  })

  it('takes “not found” for throttling where the folder above lists it, and for nothing else', async () => {
    const sandbox = await startSandbox()
    // What is refused makes everything that can wait do so for longer than a test may take.
    const gateway = openTestGateway(sandbox, { firstRetryMs: 60_000 })
    const fruit = addressOf(pathOf('/Inventory/Food & Drink/Fruit'))
    const missing = addressOf(pathOf('/Inventory/Food & Drink/Nothing'))
    const inBackground = (signal?: AbortSignal) => gateway.list(ROOT_ADDRESS, signal, 'pictures')
    await gateway.list(addressOf(pathOf('/Inventory/Food & Drink')))
    const notFound = { error: { kind: 'not-found' } }
    await expect(gateway.list(missing)).rejects.toMatchObject(notFound)
    await inBackground()
    // What Satchel itself took away is no sign of anything.
    await gateway.list(addressOf(pathOf('/Inventory/Food & Drink')))
    await gateway.remove(fruit, { isFolder: true })
    await expect(gateway.list(fruit)).rejects.toMatchObject(notFound)
    await inBackground()
    await sandbox.control('fault lookup-hiccup=1')
    const odd = addressOf(pathOf('/Inventory/Odd cases'))
    await expect(gateway.list(odd)).rejects.toMatchObject(notFound)
    const listings = async () => callsIn(await sandbox.control('calls'))['Inventory/List'] ?? 0
    const before = await listings()
    const stop = new AbortController()
    const waiting = inBackground(stop.signal)
    for (let count = 0; count < 3; count++) await gateway.list(odd)
    // People wait for nothing.
    expect(await listings()).toBe(before + 3)
    stop.abort()
    await expect(waiting).rejects.toMatchObject({ error: { kind: 'cancelled' } })
  })

  it('makes, copies, moves and removes', async () => {
    const { gateway } = await open('--seed', 'empty')
    await gateway.makeDir(destinationAt(pathOf('/Inventory/A')))
    await gateway.makeDir(destinationAt(pathOf('/Inventory/A/Inner')))
    await gateway.copy(addressOf(pathOf('/Inventory/A')), destinationAt(pathOf('/Inventory/B')), {
      isFolder: true,
    })
    expect(await namesIn(gateway, pathOf('/Inventory/B'))).toEqual(['Inner'])
    await gateway.move(addressOf(pathOf('/Inventory/A')), destinationAt(pathOf('/Inventory/B/A')), {
      isFolder: true,
    })
    await gateway.remove(addressOf(pathOf('/Inventory/B/Inner')), { isFolder: true })
    expect(await namesIn(gateway, pathOf('/Inventory/B'))).toEqual(['A'])
    expect(await namesIn(gateway, pathOf('/Inventory/B/A'))).toEqual(['Inner'])
  })

  it('does not lose a folder when it was taken for an item', async () => {
    const { gateway } = await open('--seed', 'empty')
    await gateway.makeDir(destinationAt(pathOf('/Inventory/A')))
    const removal = gateway.remove(addressOf(pathOf('/Inventory/A')), { isFolder: false })
    await expect(removal).rejects.toMatchObject({ error: { kind: 'ambiguous' } })
    expect(await namesIn(gateway, ROOT)).toEqual(['A'])
  })

  it('cancels the call behind an aborted signal', async () => {
    const { sandbox, gateway } = await open('--seed', 'empty')
    await sandbox.control('fault list-delay=60000')
    const abort = new AbortController()
    const listing = gateway.list(ROOT_ADDRESS, abort.signal)
    abort.abort()
    await expect(listing).rejects.toMatchObject({ error: { kind: 'cancelled' } })
    await expect(gateway.list(ROOT_ADDRESS, abort.signal)).rejects.toMatchObject({
      error: { kind: 'cancelled' },
    })
  })

  it('says who is signed in, what is open and what answers', async () => {
    const { sandbox, gateway } = await open('--seed', 'empty')
    expect((await gateway.account())?.userId).toMatch(/^U-/)
    expect((await gateway.currentWorld()).kind).toBe('world')
    expect(await gateway.serviceFacts()).toMatchObject({ platform: expect.any(String) })
    await sandbox.control('fault not-signed-in')
    await sandbox.control('fault no-world')
    expect(await gateway.account()).toBeNull()
    expect(await gateway.currentWorld()).toEqual({ kind: 'none' })
    await expect(gateway.list(ROOT_ADDRESS)).rejects.toMatchObject({ error: { kind: 'not-ready' } })
  })

  it('gives up on a stalled engine after its deadline', async () => {
    const { sandbox, gateway } = await open('--seed', 'empty')
    await sandbox.control('fault stalled-engine')
    await expect(gateway.currentWorld()).rejects.toMatchObject({ error: { kind: 'cloud' } })
    await gateway.ping()
  })

  it.each([
    ['cloud-down', 'cloud'],
    ['bridge-missing=inventory', 'not-ready'],
    ['unimplemented=Inventory', 'server-too-old'],
    ['internal', 'bug'],
  ])('words a listing under the fault %s as %s', async (fault, kind) => {
    const { sandbox, gateway } = await open('--seed', 'empty')
    await sandbox.control('fault ' + fault)
    await expect(gateway.list(ROOT_ADDRESS)).rejects.toMatchObject({ error: { kind, path: '/Inventory' } })
  })

  it('notices a service that is killed, also in the middle of a call', async () => {
    const { sandbox, gateway } = await open('--seed', 'empty')
    await gateway.ping()
    const onDoubt = vi.fn()
    gateway.onDoubt(onDoubt)
    await sandbox.control('fault list-delay=60000')
    const listing = expect(gateway.list(ROOT_ADDRESS)).rejects.toMatchObject({ error: { kind: 'offline' } })
    // The listing must be under way: a ping on the same connection comes after it.
    await gateway.ping()
    sandbox.signal('SIGKILL')
    await listing
    await expect.poll(() => onDoubt.mock.calls.length).toBeGreaterThan(0)
    await expect(gateway.ping()).rejects.toMatchObject({ error: { kind: 'offline' } })
  })

  it('fetches pictures as they are stored', async () => {
    const { gateway } = await open()
    const { data } = await gateway.fetchThumbnail(addressOf(pathOf('/Inventory/Odd cases/Thumbnails/A png')))
    expect([...data.subarray(1, 4)]).toEqual([...Buffer.from('PNG')])
    const missing = gateway.fetchThumbnail(addressOf(pathOf('/Inventory/Odd cases/Thumbnails/No thumbnail')))
    await expect(missing).rejects.toMatchObject({ error: { kind: 'not-found' } })
  })

  it('lets a change that is under way end when it is closed', async () => {
    const { sandbox, gateway } = await open('--seed', 'empty')
    await gateway.makeDir(destinationAt(pathOf('/Inventory/A')))
    await sandbox.control('fault record-delay=300')
    const move = gateway.move(addressOf(pathOf('/Inventory/A')), destinationAt(pathOf('/Inventory/B')), {
      isFolder: true,
    })
    // A ping on the same connection comes after the move.
    await gateway.ping()
    gateway.close()
    await move
    expect(await namesIn(openTestGateway(sandbox), ROOT)).toEqual(['B'])
  })

  it('fails in a sentence when it was closed', async () => {
    const { gateway } = await open('--seed', 'empty')
    gateway.close()
    await expect(gateway.list(ROOT_ADDRESS)).rejects.toMatchObject({ error: { kind: 'offline' } })
  })
})
