import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { ROOT } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { EventName } from '../../src-shared/ipc/contract'
import type { SourceWish } from '../../src-shared/model/added-source'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import { say } from '../../src-shared/sentences'
import type { InventorySession } from '../session/inventory-session'
import { ListingStore } from '../session/listing-store'
import type { OpenSource } from '../session/open-source'
import { pinnedTarget } from '../sources/pinned-calls'
import { callsIn, pathOf, ROOT_REF } from '../testing/refs'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { openServices, type ServicesBench, storedPathsOf } from '../testing/services-bench'

const PATIENCE = { timeout: 120_000, interval: 5 }
const MINE = 'U-Sandbox'
const THEIRS = 'U-Other'
const WISH: SourceWish = { title: 'Other', settings: { folder: '/srv/other' }, secrets: {}, mayChange: true }

const ITEMS = Array.from({ length: 60 }, (_, number) => `Item ${number}`)

async function serviceOf(
  owner: string,
  args: readonly string[] = [],
  folders: readonly string[] = [],
): Promise<SandboxProcess> {
  const sandbox = await startSandbox({ args: ['--seed', 'empty', ...args] })
  await sandbox.control(`account ${owner}`)
  const records = [
    { id: `R-${owner}-to`, parent: 'Inventory', name: 'To', type: 'directory' },
    ...ITEMS.map(name => ({ id: `R-${owner}-${name}`, parent: 'Inventory', name, type: 'object' })),
    ...folders.map(name => ({ id: `R-${owner}-${name}`, parent: 'Inventory', name, type: 'directory' })),
  ]
  await sandbox.control(`records ${JSON.stringify(records)}`)
  return sandbox
}

const toOf = (owner: string): FolderRef => ({ path: pathOf('/Inventory/To'), recordIds: [`R-${owner}-to`] })
const itemOf = (owner: string, name: string): EntryRef => ({
  parent: ROOT_REF,
  recordId: `R-${owner}-${name}`,
  name,
  kind: 'object',
})

interface Several extends ServicesBench {
  readonly mine: SandboxProcess
  readonly theirs: SandboxProcess
  readonly told: EventName[]
  /** How often its gateway was started, and stopped. */
  readonly runs: { starts: number; stops: number }
}

/** One that is found, and one whose gateway is another real service. */
async function several(args: readonly string[] = [], folders: readonly string[] = []): Promise<Several> {
  const mine = await serviceOf(MINE, args)
  const theirs = await serviceOf(THEIRS, folders.length > 0 ? args : [], folders)
  const told: EventName[] = []
  const runs = { starts: 0, stops: 0 }
  const bench = openServices({
    sandbox: mine,
    gatewayOf: ({ id, title }) => ({
      start: async () => {
        runs.starts += 1
        return { address: theirs.address, origin: 'added', added: { id, title } }
      },
      stop: () => {
        runs.stops += 1
      },
    }),
    publish: name => void told.push(name),
    hasIndex: folders.length > 0,
  })
  await bench.isOpenFor(MINE)
  return { ...bench, mine, theirs, told, runs }
}

function sessionIn(source: OpenSource): Promise<InventorySession> {
  return vi.waitFor(() => {
    if (source.connection.state.kind !== 'ready') throw new Error(source.connection.state.kind)
    return source.sessions.required()
  }, PATIENCE)
}

describe('an inventory that a person adds', () => {
  it('is opened and shown, and the one that was shown stays open beside it', async () => {
    const { open, connection, sessions } = await several()
    const before = sessions.required()
    open.add('folder', WISH)
    const session = await sessionIn(open.shown)
    expect(session.id).toContain(THEIRS)
    expect(open.list).toMatchObject({
      shown: open.shown.id,
      found: { kind: 'open' },
      lines: [{ state: { kind: 'open' } }],
    })
    session.places.pin({ ...toOf(THEIRS), kind: 'folder' })
    expect(before.places.places.pins).toEqual([])
    open.show(null)
    expect(open.shown.sessions.required()).toBe(before)
    expect(connection.state.kind).toBe('ready')
    expect(open.holding(session.id)?.sessions.required()).toBe(session)
  })

  it('that would sign a person in is opened after they have agreed, and at the next start not by itself', async () => {
    const userData = testFolder()
    const theirs = await serviceOf(THEIRS)
    let starts = 0
    const opened = () =>
      openServices({
        sandbox: null,
        userData,
        gatewayOf: ({ id, title }) => ({
          start: async () => {
            starts += 1
            return { address: theirs.address, origin: 'added', added: { id, title } }
          },
          stop: () => {},
        }),
      })
    const settings = { loginAddress: 'http://127.0.0.1:9000', user: 'Ada Lovelace', staySignedIn: 'yes' }
    const first = opened()
    const id = first.open.add('region', { ...WISH, settings })
    await sessionIn(first.open.shown)
    first.stop()
    const second = opened()
    const lineOf = () => second.open.list.lines.find(({ source }) => source.id === id)
    await vi.waitFor(() => expect(lineOf()?.state.kind).toBe('lost'), PATIENCE)
    expect(lineOf()?.state).toMatchObject({ error: { kind: 'not-ready', said: { code: 'sign-in-asked' } } })
    expect(starts).toBe(1)
    second.open.change(id, { ...WISH, settings })
    await sessionIn(second.open.shown)
    expect(starts).toBe(2)
  })

  it('is shown as it was last while it cannot be reached, and not under other settings', async () => {
    const userData = testFolder()
    const theirs = await serviceOf(THEIRS)
    let isThere = true
    const opened = () =>
      openServices({
        sandbox: null,
        userData,
        gatewayOf: ({ id, title }) => ({
          start: async () => {
            if (!isThere) throw new AppFailure({ kind: 'not-ready', ...say('secret-needed', title) })
            return { address: theirs.address, origin: 'added', added: { id, title } }
          },
          stop: () => {},
        }),
      })
    const first = opened()
    const id = first.open.add('folder', WISH)
    const session = await sessionIn(first.open.shown)
    const { signal } = new AbortController()
    await session.list(ROOT_ADDRESS, signal)
    const kept = new ListingStore({ folder: join(userData, 'listings'), log: () => {} })
    await vi.waitFor(() => expect(kept.has(session.id, ROOT)).toBe(true), PATIENCE)
    first.stop()
    isThere = false
    const { open } = opened()
    const stateNow = () => open.shown.connection.state
    await vi.waitFor(() => expect(stateNow().kind).toBe('disconnected'), PATIENCE)
    expect(stateNow()).toMatchObject({
      inventory: { id: session.id },
      error: { said: { code: 'secret-needed' } },
    })
    expect(await open.shown.sessions.required().saved(ROOT, signal)).not.toBeNull()
    await expect(open.shown.sessions.required().list(ROOT_ADDRESS, signal)).rejects.toThrow()
    open.change(id, { ...WISH, settings: { folder: '/srv/elsewhere' } })
    await vi.waitFor(() => expect(stateNow().kind).toBe('disconnected'), PATIENCE)
    expect(stateNow().inventory).toBeNull()
    open.remove(id)
    expect(readdirSync(join(userData, 'last-inventories'))).toEqual([])
  })

  it('of which a snapshot is taken is there when that is, and its password is kept nowhere', async () => {
    const userData = testFolder()
    let isRefused = true
    const told: string[] = []
    const { open } = openServices({
      sandbox: null,
      userData,
      takeSnapshot: async ({ file, secrets }) => {
        if (isRefused) throw new AppFailure({ kind: 'not-ready', ...say('sign-in-refused', 'No.') })
        told.push(secrets.password ?? '', file)
        return null
      },
    })
    const settings = { loginAddress: 'http://127.0.0.1:9000', user: 'Ada Lovelace' }
    const secrets = { password: 'tuna fish' }
    const wish = { ...WISH, platform: 'region' as const, id: null, settings, secrets }
    const { signal } = new AbortController()
    await expect(open.takeSnapshot(wish, signal)).rejects.toThrow('It says: No.')
    expect(open.list.lines).toEqual([])
    isRefused = false
    const stranger = { ...wish, id: '../elsewhere' }
    await expect(open.takeSnapshot(stranger, signal)).rejects.toMatchObject({ error: { kind: 'not-found' } })
    expect(told).toEqual([])
    const { id } = await open.takeSnapshot(wish, signal)
    expect(told).toEqual(['tuna fish', join(userData, 'snapshots', `${id}.llsd.gz`)])
    expect(open.list).toMatchObject({
      shown: id,
      lines: [{ source: { id, platform: 'region' }, secrets: 'none', earlierSnapshot: null }],
    })
    // As the gateway keeps it where more could be read before.
    const earlier = join(userData, 'snapshots', `${id}.llsd.gz.before`)
    mkdirSync(join(userData, 'snapshots'))
    writeFileSync(earlier, 'whole')
    expect(open.list.lines[0]?.earlierSnapshot).toBe(earlier)
    expect(readFileSync(join(userData, 'sources.json'), 'utf8')).not.toContain('tuna')
  })

  it('tells the window of what it shows and of nothing else', async () => {
    const { open, told, theirs } = await several()
    open.add('folder', WISH)
    await sessionIn(open.shown)
    open.show(null)
    told.length = 0
    await theirs.kill()
    await vi.waitFor(() => expect(open.list.lines[0]?.state.kind).toBe('lost'), PATIENCE)
    // What is shown may be looked through meanwhile.
    expect(told.filter(name => name !== 'sources.changed' && name !== 'crawl.changed')).toEqual([])
    open.show(open.list.lines[0]?.source.id ?? null)
    expect(told).toContain('source.changed')
  })

  it('is looked through by itself: another one that is shown meanwhile gets nothing of it, and it goes on afterwards', async () => {
    // Met by ids, which costs nothing: as fast as it answers.
    const folders = Array.from({ length: 20 }, (_, at) => `Folder ${at}`)
    const { open, indexing, mine, theirs } = await several(['--capabilities=ids'], folders)
    const { crawler, index } = indexing
    const isReady = () =>
      vi.waitFor(
        () => expect(crawler.now.index?.inventory).toBe(open.shown.sessions.current?.id ?? 'none'),
        PATIENCE,
      )
    const through = () => vi.waitFor(() => expect(crawler.now.throughAtMs).not.toBeNull(), PATIENCE)
    const expectKnownOf = async (owner: string): Promise<void> => {
      const scope = { kind: 'everywhere' } as const
      const request = { query: 'Item', scope, presentFolder: null, limit: 500 }
      const found = await index.calls?.call('search', request)
      const ids = found?.ok === true ? found.value.hits.map(({ entry }) => entry.recordId) : []
      expect(ids.filter(id => id.includes(owner))).toHaveLength(ITEMS.length)
      expect(ids).toHaveLength(ITEMS.length)
    }
    const listsOf = async (service: SandboxProcess) =>
      callsIn(await service.control('calls'))['Inventory/List'] ?? 0
    open.add('folder', WISH)
    await sessionIn(open.shown)
    const { id } = open.shown
    index.start()
    await isReady()
    await theirs.control('fault list-delay=30')
    crawler.allow()
    await vi.waitFor(() => expect(crawler.now.index?.crawl?.listed ?? 0).toBeGreaterThan(2), PATIENCE)
    open.show(null)
    await isReady()
    expect(crawler.now).toMatchObject({ isAllowed: false, throughAtMs: null })
    const before = await listsOf(theirs)
    crawler.allow()
    await through()
    await expectKnownOf(MINE)
    // At most the one that was under way.
    expect(await listsOf(theirs)).toBeLessThanOrEqual(before + 1)
    const myLists = await listsOf(mine)
    await theirs.control('clear')
    open.show(id)
    await isReady()
    await through()
    await expectKnownOf(THEIRS)
    expect(await listsOf(mine)).toBe(myLists)
    // What was listed before was not listed again.
    expect(await listsOf(theirs)).toBeLessThan(folders.length + 10)
  })

  it('is changed to its end although another one is shown meanwhile', async () => {
    const { open, engine, mine, connection } = await several(['--fault', 'delay=20'])
    const moving = engine.run(
      { kind: 'transfer', mode: 'move', entries: ITEMS.map(name => itemOf(MINE, name)), target: toOf(MINE) },
      pinnedTarget(connection),
    )
    open.add('folder', WISH)
    const session = await sessionIn(open.shown)
    expect((await moving).state).toBe('done')
    expect(session.operations()).toEqual([])
    expect(session.history(null, 10)).toEqual([])
    expect(storedPathsOf(mine, MINE)).toEqual(
      expect.arrayContaining(ITEMS.map(name => `Inventory\\To\\${name}`)),
    )
  })

  it('is recognised where another one shows the same, which alone keeps what belongs to it', async () => {
    const { open } = await several()
    const first = open.add('folder', WISH)
    const session = await sessionIn(open.shown)
    const second = open.add('folder', { ...WISH, title: 'Again', settings: { folder: '/srv/link-to-other' } })
    await vi.waitFor(() => expect(open.shown.id).toBe(first), PATIENCE)
    const line = open.list.lines.find(({ source }) => source.id === second)
    expect(line).toMatchObject({
      inventory: null,
      state: { kind: 'lost', error: { said: { code: 'source-there-already', about: ['Other'] } } },
    })
    // Once more by hand: it is the first that is shown, and its pins are not written over.
    session.places.pin({ ...toOf(THEIRS), kind: 'folder' })
    open.show(second)
    await vi.waitFor(() => expect(open.shown.id).toBe(first), PATIENCE)
    expect(open.all.flatMap(({ sessions }) => sessions.current?.id ?? [])).toHaveLength(2)
    expect(open.shown.sessions.required()).toBe(session)
    // With the first one gone, it is opened.
    open.remove(first)
    open.show(second)
    const again = await sessionIn(open.shown)
    expect(again.id).toBe(session.id)
    expect(again.places.places.pins).toHaveLength(1)
  })

  it('is not taken off the list while something is being done in it', async () => {
    const { open, engine, theirs } = await several()
    const id = open.add('folder', WISH)
    await sessionIn(open.shown)
    await theirs.control('fault delay=40')
    const moving = engine.run(
      { kind: 'transfer', mode: 'move', entries: [itemOf(THEIRS, 'Item 1')], target: toOf(THEIRS) },
      pinnedTarget(open.shown.connection),
    )
    expect(() => open.remove(id)).toThrow(AppFailure)
    expect(() => open.change(id, WISH)).toThrow(AppFailure)
    expect((await moving).state).toBe('done')
    open.remove(id)
    expect(open.list).toMatchObject({ lines: [], shown: null })
  })

  it('is opened again at the next start where it was shown last, and nothing else is', async () => {
    const { open, stop, userData, mine, runs } = await several()
    open.add('folder', WISH)
    await sessionIn(open.shown)
    stop()
    expect(runs.stops).toBe(1)
    const again = openServices({
      sandbox: mine,
      userData,
      gatewayOf: () => ({ start: () => Promise.reject(new Error('It does not start')), stop: () => {} }),
    })
    expect(again.open.list).toMatchObject({
      shown: open.list.shown,
      found: { kind: 'closed' },
      lines: [{ source: { title: 'Other' }, state: { kind: 'connecting' } }],
    })
    again.open.show(null)
    expect((await again.isOpenFor(MINE)).id).toContain(MINE)
  })

  it('is opened anew with what was changed about it', async () => {
    const { open, runs } = await several()
    const id = open.add('folder', WISH)
    await sessionIn(open.shown)
    open.change(id, { ...WISH, title: 'Renamed', mayChange: false })
    await sessionIn(open.shown)
    expect(runs).toEqual({ starts: 2, stops: 1 })
    expect(open.shown.connection.state).toMatchObject({ source: { added: { title: 'Renamed' } } })
  })
})
