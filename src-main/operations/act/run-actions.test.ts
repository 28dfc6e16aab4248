import { describe, expect, it } from 'vitest'
import { addressOf, destinationAt } from '../../../src-shared/domain/entry-address'
import { AppFailure } from '../../../src-shared/errors'
import { say } from '../../../src-shared/sentences'
import { engineBench as bench, callsOf } from '../../testing/engine-bench'
import { entryRef, folderRef, namesIn, pathOf, ROOT_REF } from '../../testing/refs'
import type { Gateway } from '../../wire/gateway'

const FRUIT = ['Food & Drink', 'Fruit']

describe('a folder move that breaks', () => {
  async function brokenMove(fault: string) {
    const at = await bench()
    const { engine, target, gateway, sandbox } = at
    const food = await folderRef(gateway, 'Food & Drink')
    const entry = await entryRef(gateway, food, 'Fruit')
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const before = (await gateway.list(addressOf(pathOf('/Inventory/Food & Drink/Fruit')))).entries()
    await sandbox.control(`fault ${fault}`)
    const request = { kind: 'transfer', mode: 'move', entries: [entry], target: into } as const
    const operation = await engine.run(request, target)
    return { ...at, operation, request, ids: before.map(({ recordId }) => recordId).sort() }
  }

  it('says that a part may not be shown, and is finished by the same request', async () => {
    const { operation, sandbox, engine, target, request, gateway, ids } = await brokenMove('fail-after=7')
    expect(operation).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'partial' } }] })
    expect(operation.steps[0]?.error?.message).toMatch(/may not be shown until .* Try again to finish it/)
    await sandbox.control('clear')
    const again = await engine.run(request, target)
    expect(again.state).toBe('done')
    const moved = (await gateway.list(addressOf(pathOf('/Inventory/Odd cases/Empty folder/Fruit')))).entries()
    expect(moved.map(({ recordId }) => recordId).sort()).toEqual(ids)
  })

  it('is done when only the reply was lost', async () => {
    const { operation } = await brokenMove('reply-lost')
    expect(operation.state).toBe('done')
  })

  it('failed when the service said yes and did nothing', async () => {
    const { operation } = await brokenMove('silent-no-save')
    expect(operation.state).toBe('failed')
  })

  it('is unknown when the service died and nothing can be listed', async () => {
    const { operation } = await brokenMove('kill-after=5')
    expect(operation).toMatchObject({ state: 'unknown', steps: [{ error: { kind: 'unknown-outcome' } }] })
    expect(operation.steps[0]?.error?.message).toMatch(/Try again to finish it/)
  })
})

describe('other failures', () => {
  it('stops a batch at the first failure and leaves the rest unstarted', async () => {
    const { engine, target, gateway, sandbox } = await bench()
    const fruit = await folderRef(gateway, ...FRUIT)
    const food = await folderRef(gateway, 'Food & Drink')
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const entries = [
      await entryRef(gateway, fruit, 'Banana'),
      await entryRef(gateway, food, 'Vegetables'),
      await entryRef(gateway, fruit, 'Lemon'),
    ]
    await sandbox.control('fault fail-after=3')
    const operation = await engine.run({ kind: 'transfer', mode: 'move', entries, target: into }, target)
    expect(operation.state).toBe('partly-done')
    expect(operation.steps.map(step => step.state)).toEqual(['done', 'failed', 'queued'])
    expect(await namesIn(gateway, fruit.path)).toContain('Lemon')
  })

  it('begins nothing after a failure among calls that are out together, and proves those', async () => {
    const { engine, target, gateway, sandbox } = await bench('--seed', 'empty', '--bulk', '60')
    const bulk = await folderRef(gateway, 'Bulk')
    const entries = (await gateway.list(addressOf(bulk.path)))
      .entries()
      .map(entry => ({ parent: bulk, ...entry }))
    await gateway.makeDir(destinationAt(pathOf('/Inventory/There')))
    let [out, most, sent, sentAtFailure] = [0, 0, 0, 0]
    const calls = callsOf(gateway, {
      move: async (...asked) => {
        const turn = ++sent
        out += 1
        most = Math.max(most, out)
        if (turn !== 21) await gateway.move(...asked)
        out -= 1
        if (turn !== 21) return
        sentAtFailure = sent
        throw new AppFailure({ kind: 'cloud', ...say('cloud-trouble') })
      },
    })
    await sandbox.control('fault delay=3')
    const request = {
      kind: 'transfer',
      mode: 'move',
      entries,
      target: await folderRef(gateway, 'There'),
    } as const
    const { state, steps } = await engine.run(request, { ...target, calls })
    expect([most, sent]).toEqual([4, sentAtFailure])
    expect(sent).toBeLessThan(entries.length)
    expect(state).toBe('partly-done')
    const expected = entries.map((_, at) => (at === 20 ? 'failed' : at < sent ? 'done' : 'queued'))
    expect(steps.map(step => step.state)).toEqual(expected)
    expect(await namesIn(gateway, pathOf('/Inventory/There'))).toHaveLength(sent - 1)
  })

  it('never calls a broken-off folder copy done', async () => {
    const { engine, target, gateway, sandbox } = await bench()
    const entries = [await entryRef(gateway, await folderRef(gateway, 'Food & Drink'), 'Fruit')]
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    await sandbox.control('fault unavailable-rate=0.2,7')
    const operation = await engine.run({ kind: 'transfer', mode: 'copy', entries, target: into }, target)
    expect(['failed', 'partly-done']).toContain(operation.state)
  })

  it('never calls a broken-off copy of a folder that only the service can copy done', async () => {
    const { engine, target, gateway, sandbox } = await bench()
    // Holds names with slashes, so that the service has to copy it whole.
    const entries = [await entryRef(gateway, await folderRef(gateway, 'Odd cases'), 'Names')]
    const into = await folderRef(gateway, 'Food & Drink')
    await sandbox.control('fault fail-after=4')
    const operation = await engine.run({ kind: 'transfer', mode: 'copy', entries, target: into }, target)
    expect(operation).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'partial' } }] })
  })

  it('takes a NOT_FOUND of a hiccup for a failure, never for a proof', async () => {
    const { engine, target, gateway, sandbox } = await bench()
    const fruit = await folderRef(gateway, ...FRUIT)
    const entry = await entryRef(gateway, fruit, 'Banana')
    await sandbox.control('fault lookup-hiccup=1')
    const operation = await engine.run({ kind: 'rename', renames: [{ entry, newName: 'X' }] }, target)
    expect(operation).toMatchObject({ state: 'failed', error: { kind: 'not-found' } })
    expect(await namesIn(gateway, fruit.path)).toContain('Banana')
  })

  it('reports who is not signed in, and goes on with the next operation', async () => {
    const { engine, target, sandbox } = await bench('--seed', 'empty')
    await sandbox.control('fault not-signed-in')
    const refused = await engine.run({ kind: 'make-folder', parent: ROOT_REF, name: 'A' }, target)
    expect(refused).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'not-ready' } }] })
    await sandbox.control('clear')
    expect((await engine.run({ kind: 'make-folder', parent: ROOT_REF, name: 'A' }, target)).state).toBe(
      'done',
    )
  })
})

describe('a second client that acts between call and proof', () => {
  const newFruit = '/Inventory/Odd cases/Empty folder/Fruit'

  async function transferWhile(mode: 'move' | 'copy', meddle: (gateway: Gateway) => Promise<void>) {
    const { engine, target, gateway } = await bench()
    const entries = [await entryRef(gateway, await folderRef(gateway, 'Food & Drink'), 'Fruit')]
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const calls = callsOf(gateway, {
      move: async (from, to, what) => gateway.move(from, to, what).then(() => meddle(gateway)),
      copy: async (from, to, what) => gateway.copy(from, to, what).then(() => meddle(gateway)),
    })
    return engine.run({ kind: 'transfer', mode, entries, target: into }, { ...target, calls })
  }

  const removeBanana = (gateway: Gateway): Promise<void> =>
    gateway.remove(addressOf(pathOf(`${newFruit}/Banana`)), { isFolder: false })

  it('leaves a moved folder unknown when one of its entries is not there', async () => {
    const operation = await transferWhile('move', removeBanana)
    expect(operation.state).toBe('unknown')
    expect(operation.steps[0]?.error?.message).toMatch(/1 of its items can’t be seen there/)
  })

  it('says that a copied folder lacks an entry', async () => {
    const operation = await transferWhile('copy', gateway => removeBanana(gateway).catch(() => {}))
    expect(operation.state).toBe('partly-done')
    expect(operation.steps.find(({ state }) => state === 'failed')?.name).toBe('Banana')
  })

  it('does not know where an entry is that is in neither place', async () => {
    const operation = await transferWhile('move', gateway =>
      gateway.remove(addressOf(pathOf(newFruit)), { isFolder: true }),
    )
    expect(operation.state).toBe('unknown')
  })

  it('does not know which of two copies is its own', async () => {
    const operation = await transferWhile('copy', gateway =>
      gateway.copy(addressOf(pathOf('/Inventory/Food & Drink/Fruit')), destinationAt(pathOf(newFruit)), {
        isFolder: true,
      }),
    )
    expect(operation.state).toBe('unknown')
  })
})
