import { describe, expect, it } from 'vitest'
import { destinationAt } from '../../../src-shared/domain/entry-address'
import { AppFailure } from '../../../src-shared/errors'
import type { Denied } from '../../../src-shared/model/entry'
import { say } from '../../../src-shared/sentences'
import { engineBench as bench, callsOf, reasonOf } from '../../testing/engine-bench'
import { entryRef, folderRef, pathOf, ROOT_REF } from '../../testing/refs'
import type { Gateway, RawListing } from '../../wire/gateway'

const FRUIT = ['Food & Drink', 'Fruit']

/** A listing whose source refuses this for each entry. */
function denyingIn(listing: RawListing, denied: Denied): RawListing {
  const { count, byteLength, bytes, listedAtMs, addressing, folderId, folderPath, incomplete } = listing
  return {
    count,
    byteLength,
    bytes,
    listedAtMs,
    addressing,
    folderId,
    folderPath,
    incomplete,
    nameAt: index => listing.nameAt(index),
    titleAt: index => listing.titleAt(index),
    recordIdAt: index => listing.recordIdAt(index),
    kindAt: index => listing.kindAt(index),
    entryAt: index => ({ ...listing.entryAt(index), denied: [denied] }),
    entries: () => listing.entries().map(entry => ({ ...entry, denied: [denied] })),
    pieces: most => listing.pieces(most),
  }
}

describe('spawn', () => {
  const banana = async (gateway: Gateway) => entryRef(gateway, await folderRef(gateway, ...FRUIT), 'Banana')

  it('spawns once and says what it became', async () => {
    const { engine, target, gateway, sandbox } = await bench()
    const entry = await banana(gateway)
    const [first, second] = await Promise.all([
      engine.run({ kind: 'spawn', entries: [entry] }, target),
      engine.run({ kind: 'spawn', entries: [entry] }, target),
    ])
    expect(first).toMatchObject({
      state: 'done',
      targetName: 'Home',
      steps: [{ slotName: expect.stringContaining('Banana') }],
    })
    expect(reasonOf(second)).toBe('spawning-already')
    expect(await sandbox.control('spawns')).toMatch(/^ok spawns 1 /)
    expect((await engine.run({ kind: 'spawn', entries: [entry] }, target)).state).toBe('done')
  })

  it('spawns what lies below a link, but not another record', async () => {
    const { engine, target, gateway } = await bench()
    const below = await folderRef(gateway, 'Odd cases', 'Links', 'Up to Odd cases')
    const entry = await entryRef(gateway, below, 'Before time')
    expect((await engine.run({ kind: 'spawn', entries: [entry] }, target)).state).toBe('done')
    const other = await engine.run({ kind: 'spawn', entries: [{ ...entry, recordId: 'R-other' }] }, target)
    expect(reasonOf(other)).toBe('changed')
  })

  it.each(['spawn-denied', 'no-world'])('says why not under the fault %s', async fault => {
    const { engine, target, gateway, sandbox } = await bench()
    const entry = await banana(gateway)
    await sandbox.control(`fault ${fault}`)
    const operation = await engine.run({ kind: 'spawn', entries: [entry] }, target)
    expect(operation).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'not-ready' } }] })
  })

  it('does not spawn what was cancelled while it was still being looked where it goes', async () => {
    const { engine, target, gateway, sandbox } = await bench()
    const entry = await banana(gateway)
    const calls = callsOf(gateway, {
      currentWorld: async signal => {
        engine.cancel(engine.current(target.inventory)[0]?.id ?? '')
        return gateway.currentWorld(signal)
      },
    })
    const { state, steps } = await engine.run({ kind: 'spawn', entries: [entry] }, { ...target, calls })
    expect([state, ...steps.map(step => step.state)]).toEqual(['cancelled', 'queued'])
    expect(await sandbox.control('spawns')).toMatch(/^ok spawns 0/)
  })

  it('waits for no move', async () => {
    const { engine, target, gateway } = await bench()
    const entry = await banana(gateway)
    let endMove = (): void => {}
    const held = new Promise<void>(resolve => {
      endMove = resolve
    })
    const calls = callsOf(gateway, {
      makeDir: () => held.then(() => gateway.makeDir(destinationAt(pathOf('/Inventory/New')))),
    })
    const slow = engine.run({ kind: 'make-folder', parent: ROOT_REF, name: 'New' }, { ...target, calls })
    expect((await engine.run({ kind: 'spawn', entries: [entry] }, target)).state).toBe('done')
    expect(engine.isBusy()).toBe(true)
    endMove()
    expect((await slow).state).toBe('done')
  })

  it('spawns, and names no world, where the service has none to say', async () => {
    const { engine, target, gateway } = await bench('--fault', 'unimplemented=world')
    const operation = await engine.run({ kind: 'spawn', entries: [await banana(gateway)] }, target)
    expect(operation).toMatchObject({ state: 'done', targetName: null })
  })

  it('does not spawn folders and links', async () => {
    const { engine, target, gateway } = await bench()
    const folder = await entryRef(gateway, ROOT_REF, 'Food & Drink')
    expect((await engine.run({ kind: 'spawn', entries: [folder] }, target)).state).toBe('refused')
  })

  it('spawns what leaves the inventory only where the person was told so, and nothing that its source never spawns', async () => {
    const { engine, target, gateway, sandbox } = await bench()
    const entry = await banana(gateway)
    const denying = (denied: Denied): typeof target => ({
      ...target,
      calls: callsOf(gateway, {
        list: async (folder, signal, lane) => denyingIn(await gateway.list(folder, signal, lane), denied),
      }),
    })
    const onlyOne = denying({ action: 'copy-item', why: 'no-copy' })
    expect(reasonOf(await engine.run({ kind: 'spawn', entries: [entry] }, onlyOne))).toBe('spawn-takes')
    const note = denying({ action: 'spawn', why: 'objects-only' })
    expect(reasonOf(await engine.run({ kind: 'spawn', entries: [entry], mayLeave: true }, note))).toBe(
      'not-supported',
    )
    expect(await sandbox.control('spawns')).toMatch(/^ok spawns 0/)
    const told = await engine.run({ kind: 'spawn', entries: [entry], mayLeave: true }, onlyOne)
    expect(told.state).toBe('done')
  })

  it('does not know the outcome when the service dies in the middle', async () => {
    const { engine, target, gateway, sandbox, told } = await bench()
    const entry = await banana(gateway)
    await sandbox.control('fault stalled-engine')
    const spawning = engine.run({ kind: 'spawn', entries: [entry] }, target)
    await expect.poll(() => told.at(-1)?.state).toBe('running')
    // A ping on the same connection comes after the spawn.
    await gateway.ping()
    sandbox.signal('SIGKILL')
    expect((await spawning).state).toBe('unknown')
  })

  it('says that it may still come, and that a folder may, when nobody answered in time', async () => {
    const { engine, target, gateway } = await bench()
    const entry = await banana(gateway)
    const late = (): Promise<never> =>
      Promise.reject(new AppFailure({ kind: 'unknown-outcome', ...say('no-answer-to-change') }))
    const calls = { ...target, calls: callsOf(gateway, { spawn: late, makeDir: late }) }
    const spawned = await engine.run({ kind: 'spawn', entries: [entry] }, calls)
    expect(spawned).toMatchObject({
      state: 'unknown',
      steps: [{ error: { said: { code: 'spawn-may-come' } } }],
    })
    const made = await engine.run({ kind: 'make-folder', parent: ROOT_REF, name: 'New' }, calls)
    expect(made).toMatchObject({
      state: 'unknown',
      steps: [{ error: { said: { code: 'folder-may-come' } } }],
    })
  })
})
