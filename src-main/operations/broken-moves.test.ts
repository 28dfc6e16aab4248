import { describe, expect, it } from 'vitest'
import { addressOf, destinationAt } from '../../src-shared/domain/entry-address'
import type { Operation, OperationRequest, TransferMode } from '../../src-shared/model/operation'
import { callsOf, openTestJournal, reasonOf, targetOf, testEngine } from '../testing/engine-bench'
import { recordWorld } from '../testing/record-world'
import { entryRef, folderRef, pathOf, ROOT_REF } from '../testing/refs'
import { startSandbox } from '../testing/sandbox-process'
import { fullPathOf, unreachable } from '../testing/store-shape'
import { openTestGateway } from '../testing/test-gateway'
import type { Gateway } from '../wire/gateway'
import type { InventoryCalls } from './look/inventory-calls'

const RESUME = /may not be shown until the move is finished\. Try again to finish it/

/** `/Inventory/H` with `A/S/…` to be moved into `T`; what lies where is read from the service's file. */
async function bench() {
  const world = await recordWorld()
  const { raw, sandbox } = world
  const gateway = openTestGateway(sandbox)
  for (const path of ['H', 'H/A', 'H/A/S', 'H/A/S/Deep', 'H/T', 'H/Other'])
    await raw.makeDir(`/Inventory/${path}`)
  for (const path of ['A/S/x', 'A/S/y', 'A/S/Deep/z', 'A/last']) {
    await raw.copy('/Inventory/Palette/Item', `/Inventory/H/${path}`)
  }
  const engine = testEngine(openTestJournal())
  const run = (request: OperationRequest, calls: InventoryCalls = gateway): Promise<Operation> =>
    engine.run(request, targetOf(calls))
  const transfer = async (
    from: string,
    name: string,
    to: string,
    mode: TransferMode = 'move',
  ): Promise<OperationRequest> => ({
    kind: 'transfer',
    mode,
    entries: [await entryRef(gateway, await folderRef(gateway, ...from.split('/')), name)],
    target: await folderRef(gateway, ...to.split('/')),
  })
  const places = (): readonly string[] =>
    world
      .rowsBelow('H')
      .map(row => fullPathOf(row).replaceAll('\\', '/').slice('Inventory/'.length))
      .sort()
  const lost = (): number => unreachable(world.rowsBelow('H'), 'H').length
  return { ...world, gateway, run, transfer, places, lost }
}

const WHOLE = [
  'H/Other',
  'H/T',
  'H/T/A',
  'H/T/A/S',
  'H/T/A/S/Deep',
  'H/T/A/S/Deep/z',
  'H/T/A/S/x',
  'H/T/A/S/y',
  'H/T/A/last',
]

describe('a folder move that breaks between an inner folder and its content', () => {
  // The same call again moves A and S only: what S left behind is on a path that no folder leads to.
  it.each([1, 2, 3, 4, 5])('is brought to its end by the same request after %i records', async count => {
    const at = await bench()
    const request = await at.transfer('H', 'A', 'H/T')
    await at.sandbox.control(`fault fail-after=${count}`)
    const broken = await at.run(request)
    expect(broken).toMatchObject({
      state: 'failed',
      steps: [{ error: { message: expect.stringMatching(RESUME) } }],
    })
    expect(at.lost()).toBeGreaterThan(0)
    await at.sandbox.control('clear')
    expect((await at.run(request)).state).toBe('done')
    expect(at.places()).toEqual(WHOLE)
  })

  it('says plainly that nothing happened when nothing did', async () => {
    const at = await bench()
    const before = at.places()
    await at.sandbox.control('fault fail-after=0')
    const operation = await at.run(await at.transfer('H', 'A', 'H/T'))
    expect(operation).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'cloud' } }] })
    expect(at.places()).toEqual(before)
    await at.sandbox.control('clear')
    expect((await at.run(await at.transfer('H', 'A', 'H/Other'))).state).toBe('done')
  })

  it('keeps together what no path reaches', async () => {
    const at = await bench()
    await at.raw.copy('/Inventory/Palette/Slashed', '/Inventory/H/A/S/Slashed')
    const request = await at.transfer('H/A', 'S', 'H/T')
    // Everything that a listing can show is moved by then, and `<b>x</b>` without its content.
    await at.sandbox.control('fault fail-after=6')
    expect((await at.run(request)).steps[0]?.error?.message).toMatch(RESUME)
    await at.sandbox.control('clear')
    expect(at.lost()).toBeGreaterThan(0)
    expect((await at.run(request)).state).toBe('done')
    expect(at.lost()).toBe(0)
    expect(at.places()).toContain('H/T/S/Slashed/<b>x</b>/First')
  })

  it('is brought to its end when it breaks again on the way back, by the row that is shown then', async () => {
    const at = await bench()
    const request = await at.transfer('H', 'A', 'H/T')
    await at.sandbox.control('fault fail-after=3')
    await at.run(request)
    await at.sandbox.control('clear')
    let moves = 0
    const breakingBack = callsOf(at.gateway, {
      move: async (from, to, what, signal) => {
        moves += 1
        if (moves === 2) await at.sandbox.control('fault fail-after=1')
        return at.gateway.move(from, to, what, signal)
      },
    })
    const again = await at.run(request, breakingBack)
    expect(again).toMatchObject({
      state: 'failed',
      steps: [{ error: { message: expect.stringMatching(RESUME) } }],
    })
    await at.sandbox.control('clear')
    expect((await at.run(request)).state).toBe('done')
    expect(at.places()).toEqual(WHOLE)
  })

  it('lets nothing else happen on its two paths until then', async () => {
    const at = await bench()
    const request = await at.transfer('H', 'A', 'H/T')
    await at.sandbox.control('fault fail-after=2')
    await at.run(request)
    await at.sandbox.control('clear')
    const h = await folderRef(at.gateway, 'H')
    const target = await folderRef(at.gateway, 'H', 'T')
    const others: OperationRequest[] = [
      await at.transfer('H', 'A', 'H/Other'),
      await at.transfer('H', 'A', 'H/T', 'copy'),
      await at.transfer('H', 'T', 'H/Other'),
      { kind: 'rename', renames: [{ entry: await entryRef(at.gateway, h, 'A'), newName: 'B' }] },
      { kind: 'rename', renames: [{ entry: await entryRef(at.gateway, ROOT_REF, 'H'), newName: 'B' }] },
      { kind: 'make-folder', parent: target, name: 'A' },
    ]
    for (const other of others) expect(reasonOf(await at.run(other))).toBe('unfinished-move')
    expect((await at.run({ kind: 'make-folder', parent: target, name: 'B' })).state).toBe('done')
    expect((await at.run(request)).state).toBe('done')
    expect(at.lost()).toBe(0)
    expect((await at.run(await at.transfer('H', 'T', 'H/Other'))).state).toBe('done')
  })

  it('is brought to its end after the service was killed in the middle and started again', async () => {
    const at = await bench()
    const request = await at.transfer('H', 'A', 'H/T')
    await at.sandbox.control('fault kill-after=3')
    expect((await at.run(request)).state).toBe('unknown')
    await at.sandbox.ended
    const again = await startSandbox({ folder: at.folder, socketName: 'again.sock' })
    const gateway = openTestGateway(again)
    expect(at.lost()).toBeGreaterThan(0)
    // Resonite comes back under another address; the refs are those of a fresh listing.
    const entry = await entryRef(gateway, await folderRef(gateway, 'H'), 'A')
    const fresh: OperationRequest = {
      kind: 'transfer',
      mode: 'move',
      entries: [entry],
      target: await folderRef(gateway, 'H', 'T'),
    }
    expect((await at.run(fresh, gateway)).state).toBe('done')
    expect(at.places()).toEqual(WHOLE)
  })

  it('is brought to its end although something inside was selected too', async () => {
    const at = await bench()
    const entries = [
      await entryRef(at.gateway, await folderRef(at.gateway, 'H'), 'A'),
      await entryRef(at.gateway, await folderRef(at.gateway, 'H', 'A'), 'S'),
    ]
    const target = await folderRef(at.gateway, 'H', 'T')
    const request: OperationRequest = { kind: 'transfer', mode: 'move', entries, target }
    await at.sandbox.control('fault fail-after=1')
    expect((await at.run(request)).state).toBe('failed')
    await at.sandbox.control('clear')
    expect((await at.run(request)).state).toBe('done')
    expect(at.places()).toEqual(WHOLE)
  })

  it('goes on with a batch where it stopped', async () => {
    const at = await bench()
    const h = await folderRef(at.gateway, 'H')
    const names = ['Other', 'A']
    const entries = await Promise.all(names.map(name => entryRef(at.gateway, h, name)))
    const request: OperationRequest = {
      kind: 'transfer',
      mode: 'move',
      entries,
      target: await folderRef(at.gateway, 'H', 'T'),
    }
    await at.sandbox.control('fault fail-after=2')
    expect((await at.run(request)).state).toBe('partly-done')
    await at.sandbox.control('clear')
    expect((await at.run(request)).state).toBe('done')
    expect(at.lost()).toBe(0)
    expect(reasonOf(await at.run(request))).toBe('already-there')
  })
})

describe('what is inside a folder', () => {
  it('never lets the service loose on a folder without a name', async () => {
    const at = await bench()
    await at.raw.makeDir('/Inventory/H/A/S/Deep\\')
    const before = at.places()
    for (const mode of ['move', 'copy'] as const) {
      expect(reasonOf(await at.run(await at.transfer('H', 'A', 'H/T', mode)))).toBe('unsafe-content')
    }
    expect(at.places()).toEqual(before)
  })

  it('moves twins inside with their content, and does not double it by a copy', async () => {
    const at = await bench()
    await at.raw.copy('/Inventory/H/A/S', '/Inventory/H/A/S/Deep')
    const count = at.places().length
    expect(reasonOf(await at.run(await at.transfer('H', 'A', 'H/T', 'copy')))).toBe('unsafe-content')
    expect((await at.run(await at.transfer('H', 'A', 'H/T'))).state).toBe('done')
    expect(at.places()).toHaveLength(count)
    expect(at.lost()).toBe(0)
  })
})

describe('a service that says yes', () => {
  /** Something happens right after the call was answered. */
  const after = (gateway: Gateway, meddle: () => Promise<unknown>, isCalled = true): InventoryCalls =>
    callsOf(gateway, {
      copy: async (from, to, what) => {
        await gateway.copy(from, to, what)
        await meddle()
      },
      move: async (from, to, what) => {
        if (isCalled) await gateway.move(from, to, what)
        await meddle()
      },
    })

  it('is not believed when the folder stands and its content is gone', async () => {
    const at = await bench()
    const request = await at.transfer('H', 'A', 'H/T')
    const onlyContent = after(at.gateway, () => at.raw.move('/Inventory/H/A/S', '/Inventory/H/T/A/S'), false)
    const operation = await at.run(request, onlyContent)
    expect(operation).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'partial' } }] })
    expect(at.lost()).toBeGreaterThan(0)
    expect((await at.run(request)).state).toBe('done')
    expect(at.places()).toEqual(WHOLE)
  })

  it('is not believed when something deep inside is missing', async () => {
    const at = await bench()
    const lose = () => at.raw.move('/Inventory/H/T/A/S/Deep/z', '/Inventory/H/Other/z')
    const moved = await at.run(await at.transfer('H', 'A', 'H/T'), after(at.gateway, lose))
    expect(moved.state).toBe('unknown')
    expect(moved.steps[0]?.error?.message).toMatch(/1 of its items can’t be seen there/)
  })

  it('is not believed when a copy lacks something deep inside', async () => {
    const at = await bench()
    const lose = () => at.raw.move('/Inventory/H/T/A/S/Deep/z', '/Inventory/H/Other/z')
    const copied = await at.run(await at.transfer('H', 'A', 'H/T', 'copy'), after(at.gateway, lose))
    expect(copied.state).toBe('partly-done')
    expect(copied.steps.find(({ state }) => state === 'failed')?.name).toBe('z')
  })

  it('is not believed when another entry of the name stands there too', async () => {
    const at = await bench()
    const twin = after(at.gateway, () => at.raw.copy('/Inventory/Palette/Item', '/Inventory/H/T/last'))
    expect((await at.run(await at.transfer('H/A', 'last', 'H/T'), twin)).state).toBe('unknown')
  })

  it('is let finish when its connection is given up in the middle', async () => {
    const at = await bench()
    await at.sandbox.control('fault record-delay=20')
    const moving = at.gateway.move(
      addressOf(pathOf('/Inventory/H/A')),
      destinationAt(pathOf('/Inventory/H/T/A')),
      { isFolder: true },
    )
    await at.gateway.ping()
    at.gateway.close()
    await moving
    expect(at.places()).toEqual(WHOLE)
  })
})
