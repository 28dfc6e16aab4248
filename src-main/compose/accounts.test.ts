import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import { addressOf, ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { ROOT } from '../../src-shared/domain/paths'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import { MOST_CALLS } from '../operations/act/call-width'
import type { InventorySession } from '../session/inventory-session'
import { pinnedTarget } from '../sources/pinned-calls'
import { callsIn, pathOf, ROOT_REF } from '../testing/refs'
import { startSandbox } from '../testing/sandbox-process'
import { openServices, storedPathsOf } from '../testing/services-bench'

const PATIENCE = { timeout: 120_000, interval: 5 }
const MINE = 'U-Sandbox'
const THEIRS = 'U-Other'
const MANY = 151
const ITEMS = Array.from({ length: MANY }, (_, number) => `Item ${number}`)

const idOf = (owner: string, name: string): string => `R-${owner}-${name.replaceAll(' ', '-')}`

/** Two folders, one of them full: the same names for everybody, and other records. */
function recordsOf(owner: string, picture = ''): string {
  const folder = (name: string) => ({ id: idOf(owner, name), parent: 'Inventory', name, type: 'directory' })
  const item = (name: string) => ({
    id: idOf(owner, name),
    parent: 'Inventory\\From',
    name,
    type: 'object',
    assetUri: `resdb:///${owner}.brson`,
    thumbnailUri: picture,
  })
  return JSON.stringify([folder('From'), folder('To'), ...ITEMS.map(item)])
}

/** A service at which one person is signed in and another one has been. */
async function serviceForTwo(args: readonly string[] = []): Promise<SandboxProcess> {
  const sandbox = await startSandbox({ args: ['--seed', 'empty', ...args] })
  await sandbox.control(`account ${THEIRS}`)
  await sandbox.control(`records ${recordsOf(THEIRS, 'resdb:///gradient.jpg')}`)
  await sandbox.control(`account ${MINE}`)
  await sandbox.control(`records ${recordsOf(MINE, 'resdb:///checker.png')}`)
  return sandbox
}

const FROM: FolderRef = { path: pathOf('/Inventory/From'), recordIds: [idOf(MINE, 'From')] }
const TO: FolderRef = { path: pathOf('/Inventory/To'), recordIds: [idOf(MINE, 'To')] }
const itemRef = (name: string): EntryRef => ({
  parent: FROM,
  recordId: idOf(MINE, name),
  name,
  kind: 'object',
})
const fromRef: EntryRef = { parent: ROOT_REF, recordId: idOf(MINE, 'From'), name: 'From', kind: 'folder' }

async function keptIdsOf(session: InventorySession): Promise<readonly string[]> {
  const kept = await session.saved(ROOT, new AbortController().signal)
  return kept?.entries().map(({ recordId }) => recordId) ?? []
}

async function hasMoved(sandbox: SandboxProcess, count: number): Promise<void> {
  await vi.waitFor(async () => {
    expect(callsIn(await sandbox.control('calls'))['Inventory/Move'] ?? 0).toBeGreaterThanOrEqual(count)
  }, PATIENCE)
}

const movedOf = (sandbox: SandboxProcess, owner: string): number =>
  storedPathsOf(sandbox, owner).filter(path => path.startsWith('Inventory\\To\\')).length

const WAYS = [
  ['on the same connection', `account ${THEIRS}`],
  ['on a new connection', `account ${THEIRS} drop`],
] as const

describe.each(WAYS)('somebody else signs in %s', (_way, line) => {
  it('while nobody looks: nothing of theirs is shown or kept under the first one’s name', async () => {
    const sandbox = await serviceForTwo()
    const { connection, isOpenFor, sessions } = openServices({ sandbox })
    const mine = await isOpenFor(MINE)
    await mine.list(ROOT_ADDRESS, new AbortController().signal)
    connection.setVisible(false)
    await sandbox.control(line)
    const again = mine.list(ROOT_ADDRESS, new AbortController().signal)
    await again.then(
      listing => expect(listing.entries()).toEqual('nothing of theirs'),
      (thrown: unknown) =>
        expect(thrown).toMatchObject({
          error: { kind: expect.stringMatching(/^(not-ready|offline)$/) },
        }),
    )
    const theirs = await isOpenFor(THEIRS)
    expect(sessions.current).toBe(theirs)
    expect(await keptIdsOf(mine)).toEqual([idOf(MINE, 'From'), idOf(MINE, 'To')])
    expect(await keptIdsOf(theirs)).toEqual([])
    await theirs.list(ROOT_ADDRESS, new AbortController().signal)
    expect(await keptIdsOf(theirs)).toEqual([idOf(THEIRS, 'From'), idOf(THEIRS, 'To')])
  })

  it('in the middle of a move of 151 entries: it stops at the calls that are out then, and it is said what was done', async () => {
    const sandbox = await serviceForTwo(['--fault', 'delay=4'])
    const { connection, isOpenFor, run } = openServices({ sandbox })
    await isOpenFor(MINE)
    connection.setVisible(false)
    const theirs = storedPathsOf(sandbox, THEIRS)
    const moving = run({ kind: 'transfer', mode: 'move', entries: ITEMS.map(itemRef), target: TO })
    await hasMoved(sandbox, 20)
    await sandbox.control(line)
    const { state, steps } = await moving
    expect(state).not.toBe('done')
    // A call that went astray makes no room before the question after it was answered, and then nothing new
    // goes out: all that went astray was out at once. Between a question and its call nothing can be asked.
    const touched = movedOf(sandbox, THEIRS)
    expect(touched).toBeLessThanOrEqual(MOST_CALLS)
    const said = steps.filter(({ error }) => error?.said?.code === 'account-changed-meanwhile')
    expect(said.length).toBeGreaterThanOrEqual(touched)
    expect(storedPathsOf(sandbox, THEIRS)).toHaveLength(theirs.length)
    const moved = movedOf(sandbox, MINE)
    expect(moved).toBeLessThan(MANY)
    const done = steps.filter(step => step.state === 'done').length
    const unknown = steps.filter(step => step.state === 'unknown').length
    expect(done).toBeLessThanOrEqual(moved)
    expect(done + unknown).toBeGreaterThanOrEqual(moved)
    expect(steps.filter(step => step.state === 'queued').length).toBeGreaterThan(0)
    // Their History knows nothing of it.
    expect((await isOpenFor(THEIRS)).history(null, 10)).toEqual([])

    await sandbox.control(`account ${MINE}`)
    await connection.askAccount()
    const mine = await isOpenFor(MINE)
    await vi.waitFor(() => {
      const [last] = mine.history(null, 1)
      expect(last?.steps.filter(step => step.state === 'done')).toHaveLength(movedOf(sandbox, MINE))
      expect(last?.steps.filter(step => step.state === 'unknown')).toEqual([])
    }, PATIENCE)
  })

  it('while a change waits for its turn: it is not sent', async () => {
    const sandbox = await serviceForTwo()
    const { connection, isOpenFor } = openServices({ sandbox })
    await isOpenFor(MINE)
    const target = pinnedTarget(connection)
    connection.setVisible(false)
    const theirs = storedPathsOf(sandbox, THEIRS)
    const mine = storedPathsOf(sandbox, MINE)
    // All places of the gate are taken by listings that hang.
    await sandbox.control('fault list-delay=60000')
    const stop = new AbortController()
    const listings = Array.from({ length: 8 }, () => target.calls.list(ROOT_ADDRESS, stop.signal))
    const hanging = Promise.allSettled(listings)
    await vi.waitFor(async () => {
      expect(callsIn(await sandbox.control('calls'))['Inventory/List'] ?? 0).toBeGreaterThanOrEqual(4)
    }, PATIENCE)
    const making = target.calls.makeDir({ folder: ROOT_ADDRESS, title: 'New' }).then(
      () => 'made',
      (thrown: unknown) => thrown,
    )
    // A question that the change put before it is its turn is answered by now.
    await connection.askAccount()
    const answeredMs = performance.now()
    await sandbox.control(line)
    // Nor is it asked in the same breath.
    await vi.waitFor(() => expect(performance.now() - answeredMs).toBeGreaterThan(25), PATIENCE)
    stop.abort()
    await hanging
    expect(await making).toMatchObject({
      error: { kind: expect.stringMatching(/^(not-ready|offline)$/) },
    })
    expect(storedPathsOf(sandbox, THEIRS)).toEqual(theirs)
    expect(storedPathsOf(sandbox, MINE)).toEqual(mine)
  })

  it('before a change: it is not made, and the reason is said', async () => {
    const sandbox = await serviceForTwo()
    const { connection, engine, isOpenFor } = openServices({ sandbox })
    await isOpenFor(MINE)
    const target = pinnedTarget(connection)
    connection.setVisible(false)
    const theirs = storedPathsOf(sandbox, THEIRS)
    const mine = storedPathsOf(sandbox, MINE)
    await sandbox.control(line)
    const made = await engine.run({ kind: 'make-folder', parent: ROOT_REF, name: 'New' }, target)
    expect(made.state).not.toBe('done')
    expect(made.error ?? made.steps[0]?.error).toMatchObject({ said: { code: 'other-account-now' } })
    expect(storedPathsOf(sandbox, THEIRS)).toEqual(theirs)
    expect(storedPathsOf(sandbox, MINE)).toEqual(mine)
  })

  it('in the middle of a folder move: it stays the first one’s to finish, and nothing is said that is not known', async () => {
    const sandbox = await serviceForTwo(['--fault', 'record-delay=20'])
    const { connection, isOpenFor, run, engine } = openServices({ sandbox })
    const first = await isOpenFor(MINE)
    const theirs = storedPathsOf(sandbox, THEIRS)
    const moving = run({ kind: 'transfer', mode: 'move', entries: [fromRef], target: TO })
    await vi.waitFor(() => expect(movedOf(sandbox, MINE)).toBeGreaterThan(5), PATIENCE)
    await sandbox.control(line)
    expect(['unknown', 'failed']).toContain((await moving).state)
    expect(storedPathsOf(sandbox, THEIRS)).toEqual(theirs)
    expect((await isOpenFor(THEIRS)).unfinishedMoves()).toEqual([])
    expect(engine.unfinishedMoves(first.id)).toHaveLength(1)

    await sandbox.control('clear')
    await sandbox.control(`account ${MINE}`)
    await connection.askAccount()
    const mine = await isOpenFor(MINE)
    const isWhole = (): boolean =>
      storedPathsOf(sandbox, MINE).filter(path => path.startsWith('Inventory\\To\\From\\')).length === MANY
    // A move that went on after all is seen to be over; one that broke off is offered.
    await vi.waitFor(() => expect(mine.unfinishedMoves().length === 0).toBe(isWhole()), PATIENCE)
  })
})

describe('who is signed in', () => {
  it('is asked once for changes that are out together, not for each', async () => {
    const sandbox = await serviceForTwo(['--fault', 'delay=4'])
    const { connection, isOpenFor, run } = openServices({ sandbox })
    await isOpenFor(MINE)
    connection.setVisible(false)
    const asked = async (): Promise<number> => callsIn(await sandbox.control('calls'))['Auth/Status'] ?? 0
    // Four are out at once, a slow machine asks before them once more, and listings ask, too.
    const enough = MANY * 0.75
    let fewest = Number.POSITIVE_INFINITY
    // An answer is good for 20 ms: again, while the machine is too busy for what is out together to ask together.
    for (let round = 0; round < 8 && fewest >= enough; round += 1) {
      const before = await asked()
      const moved = await run({ kind: 'transfer', mode: 'move', entries: ITEMS.map(itemRef), target: TO })
      expect(moved.state).toBe('done')
      fewest = Math.min(fewest, (await asked()) - before)
      expect((await run({ kind: 'undo', operationId: moved.id })).state).toBe('done')
    }
    expect(fewest).toBeLessThan(enough)
  })
})

describe('while a service does not say who is signed in', () => {
  it('nothing is changed and nothing is lost, and all goes on when it does', async () => {
    const sandbox = await serviceForTwo()
    const { isOpenFor, run } = openServices({ sandbox })
    const session = await isOpenFor(MINE)
    session.places.pin({ ...TO, kind: 'folder' })
    await sandbox.control('fault bridge-missing=auth')
    const before = storedPathsOf(sandbox, MINE)
    const request = { kind: 'make-folder', parent: ROOT_REF, name: 'New' } as const
    const refused = await run(request)
    expect(refused.state).toBe('failed')
    expect(refused.error ?? refused.steps[0]?.error).toMatchObject({ said: { code: 'account-unsaid' } })
    expect(storedPathsOf(sandbox, MINE)).toEqual(before)
    await sandbox.control('clear')
    expect((await run(request)).state).toBe('done')
    const after = await isOpenFor(MINE)
    expect(after.history(null, 5)).toHaveLength(2)
    expect(after.places.places.pins).toMatchObject([TO])
  })

  it('or while nobody is, nothing is done and that is the reason given', async () => {
    const sandbox = await serviceForTwo()
    const { connection, isOpenFor, engine } = openServices({ sandbox })
    const session = await isOpenFor(MINE)
    const target = pinnedTarget(connection)
    connection.setVisible(false)
    const before = storedPathsOf(sandbox, MINE)
    await sandbox.control('fault not-signed-in')
    const nobody = { error: { said: { code: 'nobody-signed-in' } } }
    const listed = session.list(ROOT_ADDRESS, new AbortController().signal)
    await expect(listed).rejects.toMatchObject(nobody)
    const { error, steps } = await engine.run({ kind: 'make-folder', parent: ROOT_REF, name: 'New' }, target)
    expect({ error: error ?? steps[0]?.error }).toMatchObject(nobody)
    expect(storedPathsOf(sandbox, MINE)).toEqual(before)
  })

  it('a hiccup of that one question stops nothing', async () => {
    const sandbox = await serviceForTwo()
    const { isOpenFor, run } = openServices({ sandbox })
    await isOpenFor(MINE)
    await sandbox.control('fault unavailable-rate=0.1,7')
    const moved = await run({
      kind: 'transfer',
      mode: 'move',
      entries: ITEMS.slice(0, 10).map(itemRef),
      target: TO,
    })
    const codes = [moved, ...moved.steps].map(({ error }) => error?.said?.code)
    expect(codes).not.toContain('account-unsaid')
    expect(moved.steps.some(({ state }) => state === 'done')).toBe(true)
  })
})

describe('what is still being done in an inventory when another one is opened', () => {
  it('is neither told as if it were done there nor kept there', async () => {
    const mine = await serviceForTwo(['--fault', 'delay=40'])
    const other = await serviceForTwo()
    await other.control(`account ${THEIRS}`)
    const { connection, isOpenFor, run, operations } = openServices({ sandbox: mine })
    const first = await isOpenFor(MINE)
    const moving = run({ kind: 'transfer', mode: 'move', entries: ITEMS.map(itemRef), target: TO })
    await vi.waitFor(() => {
      expect(first.operations()[0]?.steps.some(({ state }) => state === 'done')).toBe(true)
    }, PATIENCE)
    connection.connectTo({ address: other.address, origin: 'dialog' })
    const theirs = await isOpenFor(THEIRS)
    const toldBefore = [...operations.values()]
    expect((await moving).steps.some(({ state }) => state === 'done')).toBe(true)
    expect(theirs.operations()).toEqual([])
    expect(theirs.places.places.recent).toEqual([])
    expect([...operations.values()]).toEqual(toldBefore)
  })
})

describe('pictures of two people at the same paths', () => {
  const wish = (id: string) => ({
    id,
    path: pathOf('/Inventory/From/Item 1'),
    recordId: idOf(MINE, 'Item 1'),
    assetUri: `resdb:///${MINE}.brson`,
    isSmall: false,
  })

  it('never cross: what came after somebody else signed in is neither shown nor kept', async () => {
    const sandbox = await serviceForTwo()
    const { connection, isOpenFor, thumbnails, page, pictures, userData } = openServices({ sandbox })
    await isOpenFor(MINE)
    connection.setVisible(false)
    await sandbox.control(`account ${THEIRS}`)
    thumbnails.want(page, [wish('a')], [], [])
    await vi.waitFor(() => expect(pictures).toMatchObject([{ id: 'a', kind: 'failed' }]), PATIENCE)
    await isOpenFor(THEIRS)
    const packs = (): readonly string[] => {
      const folder = join(userData, 'pictures')
      return existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.pack')) : []
    }
    expect(packs()).toEqual([])

    await sandbox.control(`account ${MINE}`)
    await connection.askAccount()
    await isOpenFor(MINE)
    thumbnails.want(page, [wish('b')], [], [])
    await vi.waitFor(() => {
      expect(pictures.find(({ id }) => id === 'b')).toMatchObject({
        kind: 'picture',
        dataUrl: expect.stringMatching(/^data:image\/png/),
      })
    }, PATIENCE)
    // A pack has one owner.
    await vi.waitFor(() => expect(packs()).toHaveLength(1), PATIENCE)
  })
})

describe('folders of two people at the same path', () => {
  it('never cross: that one is not there is no word about the other', async () => {
    const sandbox = await serviceForTwo()
    const { connection, isOpenFor } = openServices({ sandbox })
    const mine = await isOpenFor(MINE)
    await sandbox.control(`account ${THEIRS}`)
    await sandbox.control('records []')
    connection.setVisible(false)
    const listed = mine.list(addressOf(FROM.path), new AbortController().signal)
    await expect(listed).rejects.toMatchObject({ error: { kind: 'not-ready' } })
  })
})
