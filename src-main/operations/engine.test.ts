import { describe, expect, it } from 'vitest'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import type { Operation } from '../../src-shared/model/operation'
import type { Gateway } from '../inventory/gateway'
import { entryRef, folderRef, namesIn, pathOf, ROOT_REF } from '../test-support/refs'
import { startSandbox, type TestSandbox } from '../test-support/sandbox-process'
import { openTestGateway } from '../test-support/test-gateway'
import { OperationEngine } from './engine'
import type { OperationTarget } from './inventory-calls'

interface Bench {
  readonly sandbox: TestSandbox
  readonly gateway: Gateway
  readonly engine: OperationEngine
  readonly target: OperationTarget
  readonly told: Operation[]
}

async function bench(...args: string[]): Promise<Bench> {
  const sandbox = await startSandbox({ args })
  const gateway = openTestGateway(sandbox)
  const told: Operation[] = []
  let ids = 0
  const engine = new OperationEngine({
    nowMs: () => 0,
    newId: () => `op${++ids}`,
    publish: operation => void told.push(operation),
  })
  return { sandbox, gateway, engine, target: { sourceAddress: sandbox.address, calls: gateway }, told }
}

const reasonOf = (operation: Operation): string | undefined =>
  (operation.error ?? operation.steps.find(step => step.error !== undefined)?.error)?.refusal?.reason

const FRUIT = ['Food & Drink', 'Fruit']
const SPORTS = ['Activities', 'Sports']

describe('make-folder', () => {
  it('makes a folder and proves it by its new record', async () => {
    const { engine, target, gateway, told } = await bench('--seed', 'empty')
    const operation = await engine.run({ kind: 'make-folder', parent: ROOT_REF, name: 'New' }, target)
    expect(operation).toMatchObject({ state: 'done', affected: ['/Inventory'] })
    const made = (await gateway.list(pathOf('/Inventory'))).entryAt(0)
    expect(operation.steps[0]).toMatchObject({ state: 'done', recordId: made.recordId })
    expect(told[0]?.state).toBe('queued')
    expect(told.at(-1)).toEqual(operation)
  })

  it.each([
    ['food & drink', 'name-taken'],
    ['Food & Drink', 'name-taken'],
    ['a/b', 'invalid-name'],
    ['..', 'invalid-name'],
    ['', 'invalid-name'],
    ['  ', 'invalid-name'],
  ])('refuses the name “%s”', async (name, reason) => {
    const { engine, target } = await bench()
    const operation = await engine.run({ kind: 'make-folder', parent: ROOT_REF, name }, target)
    expect(operation.state).toBe('refused')
    expect(reasonOf(operation)).toBe(reason)
  })

  it('refuses a parent that is a link, lies below one, is an item, or was replaced', async () => {
    const { engine, target, gateway } = await bench()
    const make = async (parent: FolderRef) =>
      reasonOf(await engine.run({ kind: 'make-folder', parent, name: 'New' }, target))
    const link = await folderRef(gateway, 'Odd cases', 'Links', 'Group tools')
    expect(await make(link)).toBe('target-is-link')
    const loop = await folderRef(gateway, 'Odd cases', 'Links', 'Up to Odd cases', 'Links')
    expect(await make(loop)).toBe('below-link')
    expect(await make(await folderRef(gateway, 'Odd cases', 'Before time'))).toBe('not-a-folder')
    const fruit = await folderRef(gateway, ...FRUIT)
    expect(await make({ ...fruit, recordIds: [...fruit.recordIds.slice(0, -1), 'R-other'] })).toBe('changed')
    expect(await make({ ...fruit, recordIds: [] })).toBe('changed')
    expect(await make({ path: pathOf('/Inventory/Nowhere'), recordIds: ['R-x'] })).toBe('gone')
  })

  it('does not believe an OK that no listing confirms', async () => {
    const { engine, target, sandbox } = await bench('--seed', 'empty')
    await sandbox.control('fault silent-no-save')
    const operation = await engine.run({ kind: 'make-folder', parent: ROOT_REF, name: 'New' }, target)
    expect(operation).toMatchObject({
      state: 'failed',
      steps: [{ state: 'failed', error: { message: expect.stringMatching(/said yes, but/) } }],
    })
  })
})

describe('rename', () => {
  it('renames an item, and changes the letter case alone', async () => {
    const { engine, target, gateway } = await bench()
    const parent = await folderRef(gateway, ...FRUIT)
    const entry = await entryRef(gateway, parent, 'Kiwi fruit')
    expect((await engine.run({ kind: 'rename', entry, newName: 'Kiwano' }, target)).state).toBe('done')
    const renamed = { ...entry, name: 'Kiwano' }
    expect((await engine.run({ kind: 'rename', entry: renamed, newName: 'KIWANO' }, target)).state).toBe(
      'done',
    )
    const names = await namesIn(gateway, parent.path)
    expect(names).toContain('KIWANO')
    expect(names).not.toContain('Kiwi fruit')
  })

  it('renames a folder with everything in it', async () => {
    const { engine, target, gateway } = await bench()
    const parent = await folderRef(gateway, 'Food & Drink')
    const before = await namesIn(gateway, pathOf('/Inventory/Food & Drink/Fruit'))
    const entry = await entryRef(gateway, parent, 'Fruit')
    const operation = await engine.run({ kind: 'rename', entry, newName: 'Obst' }, target)
    expect(operation.state).toBe('done')
    expect(await namesIn(gateway, pathOf('/Inventory/Food & Drink/Obst'))).toEqual(before)
    expect(operation.affected).toContain('/Inventory/Food & Drink/Fruit')
  })

  it('refuses a taken name, a twin, and an entry that is not the one on screen', async () => {
    const { engine, target, gateway } = await bench()
    const rename = async (entry: EntryRef, newName: string) =>
      reasonOf(await engine.run({ kind: 'rename', entry, newName }, target))
    const fruit = await folderRef(gateway, ...FRUIT)
    const kiwi = await entryRef(gateway, fruit, 'Kiwi fruit')
    expect(await rename(kiwi, 'LEMON')).toBe('name-taken')
    expect(await rename(kiwi, 'Kiwi fruit')).toBe('same-name')
    expect(await rename({ ...kiwi, recordId: 'R-other' }, 'X')).toBe('changed')
    expect(await rename({ ...kiwi, kind: 'folder' }, 'X')).toBe('changed')
    expect(await rename({ ...kiwi, name: 'Never was' }, 'X')).toBe('changed')
    expect(await rename({ ...kiwi, name: 'Never was', recordId: 'R-x' }, 'X')).toBe('gone')
    const twins = await folderRef(gateway, 'Odd cases', 'Twins')
    expect(await rename(await entryRef(gateway, twins, 'Gift'), 'X')).toBe('unaddressable')
    const slashed = await entryRef(gateway, await folderRef(gateway, 'Odd cases', 'Names'), 'Fish / Chips')
    expect(await rename(slashed, 'X')).toBe('unaddressable')
    expect(await rename(kiwi, 'a/b')).toBe('invalid-name')
  })
})

describe('transfer', () => {
  it('moves entries from several folders, one proven step each', async () => {
    const { engine, target, gateway } = await bench()
    const fruit = await folderRef(gateway, ...FRUIT)
    const sports = await folderRef(gateway, ...SPORTS)
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const entries = [
      await entryRef(gateway, fruit, 'Banana'),
      await entryRef(gateway, fruit, 'Lemon'),
      await entryRef(gateway, sports, 'Tennis'),
    ]
    const operation = await engine.run({ kind: 'transfer', mode: 'move', entries, target: into }, target)
    expect(operation).toMatchObject({ kind: 'move', state: 'done', targetName: 'Empty folder' })
    expect(operation.steps.map(step => step.state)).toEqual(['done', 'done', 'done'])
    expect([...(await namesIn(gateway, into.path))].sort()).toEqual(['Banana', 'Lemon', 'Tennis'])
    expect(await namesIn(gateway, fruit.path)).not.toContain('Banana')
    expect(new Set(operation.affected)).toEqual(new Set([into.path, fruit.path, sports.path]))
  })

  it('copies a folder with its content', async () => {
    const { engine, target, gateway } = await bench()
    const entries = [await entryRef(gateway, await folderRef(gateway, 'Food & Drink'), 'Fruit')]
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const operation = await engine.run({ kind: 'transfer', mode: 'copy', entries, target: into }, target)
    expect(operation.state).toBe('done')
    const copied = await namesIn(gateway, pathOf('/Inventory/Odd cases/Empty folder/Fruit'))
    expect([...copied].sort()).toEqual(
      [...(await namesIn(gateway, pathOf('/Inventory/Food & Drink/Fruit')))].sort(),
    )
  })

  it('takes a child along with its folder instead of moving it twice', async () => {
    const { engine, target, gateway } = await bench()
    const food = await folderRef(gateway, 'Food & Drink')
    const entries = [
      await entryRef(gateway, food, 'Fruit'),
      await entryRef(gateway, await folderRef(gateway, ...FRUIT), 'Banana'),
    ]
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const operation = await engine.run({ kind: 'transfer', mode: 'move', entries, target: into }, target)
    expect(operation.steps.map(step => [step.name, step.state])).toEqual([['Fruit', 'done']])
  })

  it('calls nothing when one entry of a batch is refused', async () => {
    const { engine, target, gateway } = await bench()
    const fruit = await folderRef(gateway, ...FRUIT)
    const entries = [
      await entryRef(gateway, fruit, 'Banana'),
      { ...(await entryRef(gateway, fruit, 'Lemon')), recordId: 'R-other' },
    ]
    const into = await folderRef(gateway, ...SPORTS)
    const operation = await engine.run({ kind: 'transfer', mode: 'move', entries, target: into }, target)
    expect(operation.state).toBe('refused')
    expect(reasonOf(operation)).toBe('changed')
    expect(await namesIn(gateway, fruit.path)).toContain('Banana')
  })

  it('refuses a folder into itself or below itself, its present parent, a link, and a taken name', async () => {
    const { engine, target, gateway } = await bench()
    const food = await entryRef(gateway, ROOT_REF, 'Food & Drink')
    const move = async (entry: EntryRef, into: FolderRef) =>
      reasonOf(await engine.run({ kind: 'transfer', mode: 'move', entries: [entry], target: into }, target))
    expect(await move(food, await folderRef(gateway, 'Food & Drink'))).toBe('into-itself')
    expect(await move(food, await folderRef(gateway, ...FRUIT))).toBe('inside-selection')
    expect(await move(food, ROOT_REF)).toBe('already-there')
    const link = await folderRef(gateway, 'Odd cases', 'Links', 'Group tools')
    expect(await move(food, link)).toBe('target-is-link')
    const belowLink = await folderRef(gateway, 'Odd cases', 'Links', 'Up to Odd cases')
    const through = await entryRef(gateway, belowLink, 'Before time')
    expect(await move(through, ROOT_REF)).toBe('below-link')
    const twins = await folderRef(gateway, 'Odd cases', 'Twins')
    const banana = await entryRef(gateway, await folderRef(gateway, ...FRUIT), 'Banana')
    expect(
      await move(banana, {
        ...twins,
        path: pathOf(`${twins.path}/Box`),
        recordIds: [...twins.recordIds, 'R-b'],
      }),
    ).toBe('unaddressable')
    await engine.run({ kind: 'transfer', mode: 'copy', entries: [banana], target: ROOT_REF }, target)
    expect(await move(banana, ROOT_REF)).toBe('name-taken')
  })
})

describe('a folder move that breaks', () => {
  async function brokenMove(fault: string) {
    const at = await bench()
    const { engine, target, gateway, sandbox } = at
    const food = await folderRef(gateway, 'Food & Drink')
    const entry = await entryRef(gateway, food, 'Fruit')
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    const before = (await gateway.list(pathOf('/Inventory/Food & Drink/Fruit'))).entries()
    await sandbox.control(`fault ${fault}`)
    const request = { kind: 'transfer', mode: 'move', entries: [entry], target: into } as const
    const operation = await engine.run(request, target)
    return { ...at, operation, request, ids: before.map(({ recordId }) => recordId).sort() }
  }

  it('says that a part may not be shown, and is finished by the same request', async () => {
    const { operation, sandbox, engine, target, request, gateway, ids } = await brokenMove('fail-after=7')
    expect(operation).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'partial' } }] })
    expect(operation.steps[0]?.error?.message).toMatch(/may not be shown until .* Trying again finishes it/)
    await sandbox.control('clear')
    const again = await engine.run(request, target)
    expect(again.state).toBe('done')
    const moved = (await gateway.list(pathOf('/Inventory/Odd cases/Empty folder/Fruit'))).entries()
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
    expect(operation.steps[0]?.error?.message).toMatch(/Trying again finishes it/)
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

  it('never calls a broken-off folder copy done', async () => {
    const { engine, target, gateway, sandbox } = await bench()
    const entries = [await entryRef(gateway, await folderRef(gateway, 'Food & Drink'), 'Fruit')]
    const into = await folderRef(gateway, 'Odd cases', 'Empty folder')
    await sandbox.control('fault fail-after=4')
    const operation = await engine.run({ kind: 'transfer', mode: 'copy', entries, target: into }, target)
    expect(operation).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'partial' } }] })
  })

  it('takes a NOT_FOUND of a hiccup for a failure, never for a proof', async () => {
    const { engine, target, gateway, sandbox } = await bench()
    const fruit = await folderRef(gateway, ...FRUIT)
    const entry = await entryRef(gateway, fruit, 'Banana')
    await sandbox.control('fault lookup-hiccup=1')
    const operation = await engine.run({ kind: 'rename', entry, newName: 'X' }, target)
    expect(operation).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'not-found' } }] })
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
    const calls: OperationTarget['calls'] = {
      list: (path, signal) => gateway.list(path, signal),
      makeDir: (path, signal) => gateway.makeDir(path, signal),
      spawn: (path, signal) => gateway.spawn(path, signal),
      move: async (from, to, what) => gateway.move(from, to, what).then(() => meddle(gateway)),
      copy: async (from, to, what) => gateway.copy(from, to, what).then(() => meddle(gateway)),
    }
    return engine.run({ kind: 'transfer', mode, entries, target: into }, { ...target, calls })
  }

  const removeBanana = (gateway: Gateway): Promise<void> =>
    gateway.remove(pathOf(`${newFruit}/Banana`), { isFolder: false })

  it('leaves a moved folder unknown when one of its entries is not there', async () => {
    const operation = await transferWhile('move', removeBanana)
    expect(operation.state).toBe('unknown')
    expect(operation.steps[0]?.error?.message).toMatch(/1 of its entries are not listed there/)
  })

  it('says that a copied folder lacks an entry', async () => {
    const operation = await transferWhile('copy', removeBanana)
    expect(operation).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'partial' } }] })
  })

  it('does not know where an entry is that is in neither place', async () => {
    const operation = await transferWhile('move', gateway =>
      gateway.remove(pathOf(newFruit), { isFolder: true }),
    )
    expect(operation.state).toBe('unknown')
  })

  it('does not know which of two copies is its own', async () => {
    const operation = await transferWhile('copy', gateway =>
      gateway.copy(pathOf('/Inventory/Food & Drink/Fruit'), pathOf(newFruit), { isFolder: true }),
    )
    expect(operation.state).toBe('unknown')
  })
})

describe('the queue', () => {
  it('runs operations of one source one after the other, in order', async () => {
    const { engine, target, told } = await bench('--seed', 'empty')
    const names = ['A', 'B', 'A']
    const done = await Promise.all(
      names.map(name => engine.run({ kind: 'make-folder', parent: ROOT_REF, name }, target)),
    )
    expect(done.map(operation => operation.state)).toEqual(['done', 'done', 'refused'])
    const ends = told.filter(({ state }) => ['done', 'refused'].includes(state)).map(({ id }) => id)
    expect(ends).toEqual(['op1', 'op2', 'op3'])
    expect(engine.isBusy()).toBe(false)
    expect(engine.current()).toEqual(done)
  })
})

describe('spawn', () => {
  const banana = async (gateway: Gateway) => entryRef(gateway, await folderRef(gateway, ...FRUIT), 'Banana')

  it('spawns once and says what it became', async () => {
    const { engine, target, gateway, sandbox } = await bench()
    const entry = await banana(gateway)
    const [first, second] = await Promise.all([
      engine.run({ kind: 'spawn', entry }, target),
      engine.run({ kind: 'spawn', entry }, target),
    ])
    expect(first).toMatchObject({ state: 'done', steps: [{ slotName: expect.stringContaining('Banana') }] })
    expect(reasonOf(second)).toBe('spawning-already')
    expect(await sandbox.control('spawns')).toMatch(/^ok spawns 1 /)
    expect((await engine.run({ kind: 'spawn', entry }, target)).state).toBe('done')
  })

  it('spawns what lies below a link, but not another record', async () => {
    const { engine, target, gateway } = await bench()
    const below = await folderRef(gateway, 'Odd cases', 'Links', 'Up to Odd cases')
    const entry = await entryRef(gateway, below, 'Before time')
    expect((await engine.run({ kind: 'spawn', entry }, target)).state).toBe('done')
    const other = await engine.run({ kind: 'spawn', entry: { ...entry, recordId: 'R-other' } }, target)
    expect(reasonOf(other)).toBe('changed')
  })

  it.each(['spawn-denied', 'no-world'])('says why not under the fault %s', async fault => {
    const { engine, target, gateway, sandbox } = await bench()
    const entry = await banana(gateway)
    await sandbox.control(`fault ${fault}`)
    const operation = await engine.run({ kind: 'spawn', entry }, target)
    expect(operation).toMatchObject({ state: 'failed', steps: [{ error: { kind: 'not-ready' } }] })
  })

  it('does not spawn folders and links', async () => {
    const { engine, target, gateway } = await bench()
    const folder = await entryRef(gateway, ROOT_REF, 'Food & Drink')
    expect((await engine.run({ kind: 'spawn', entry: folder }, target)).state).toBe('refused')
  })

  it('does not know the outcome when the service dies in the middle', async () => {
    const { engine, target, gateway, sandbox, told } = await bench()
    const entry = await banana(gateway)
    await sandbox.control('fault stalled-engine')
    const spawning = engine.run({ kind: 'spawn', entry }, target)
    await expect.poll(() => told.at(-1)?.state, { timeout: 5_000 }).toBe('running')
    // A ping on the same connection comes after the spawn.
    await gateway.ping()
    sandbox.signal('SIGKILL')
    expect((await spawning).state).toBe('unknown')
  })
})
