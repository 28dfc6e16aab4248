import type { QueryClient } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { keys } from '../session/keys'
import { ADA, openSession, stubMain } from '../testing/open-session'
import { OpenListings } from './listing-query'

const PATIENCE = { timeout: 120_000 }
const KEY = ADA.id

const cleanups: (() => void)[] = []
beforeEach(() => stubMain())
afterEach(() => {
  cleanups.splice(0).forEach(cleanup => cleanup())
  vi.unstubAllGlobals()
})

function watched(): { readonly client: QueryClient; readonly listings: OpenListings } {
  const session = openSession()
  const listings = new OpenListings(session)
  cleanups.push(listings.start(), session.close)
  return { client: session.queries, listings }
}

function folderAt(n: number): InventoryPath {
  const path = childPath(ROOT, `Folder ${n}`)
  if (path === null) throw new Error('no path')
  return path
}

function listingOf(path: InventoryPath): Listing {
  const builder = new ListingBuilder(path, 0, 1)
  builder.addEntries([
    { recordId: 'R-1', name: 'Hat', kind: 'object', assetUri: '', isPublic: false, modifiedMs: null },
  ])
  return builder.finish()
}

const put = (client: QueryClient, path: InventoryPath, inventory: string = KEY): void =>
  void client.setQueryData(keys.listing(inventory, path), listingOf(path))

/** Answers every listing with nothing, and counts. */
/** Answers at once, or when it is let go on. */
function answerListings(goOn: Promise<void> = Promise.resolve()): { readonly listed: string[] } {
  const listed: string[] = []
  stubMain(async (name, args) => {
    if (name !== 'inventory.list') return new Promise(() => {})
    listed.push(JSON.stringify(args))
    await goOn
    return {
      ok: true,
      value: { kind: 'entries', entries: [], listedAtMs: 0, addressing: 'path', incomplete: null },
    }
  })
  return { listed }
}

describe('the listings of open folders', () => {
  it('tell of a flood by a few notices, the last of which knows all of it', async () => {
    const { client, listings } = watched()
    const paths = Array.from({ length: 300 }, (_, n) => folderAt(n))
    for (const path of paths) put(client, path)
    listings.show(paths)
    let notices = 0
    listings.states.subscribe(() => notices++)
    for (const path of paths) put(client, path)
    await vi.waitFor(() => expect(notices).toBeGreaterThan(0), PATIENCE)
    const { stateOf } = listings.states.get()
    expect(paths.every(path => stateOf(path).data === client.getQueryData(keys.listing(KEY, path)))).toBe(
      true,
    )
    expect(notices).toBeLessThan(30)
  })

  it('stay while they are open, and may go when they are closed', () => {
    const { client, listings } = watched()
    const [open, closed] = [folderAt(1), folderAt(2)]
    for (const path of [open, closed]) put(client, path)
    const observers = (path: InventoryPath): number | undefined =>
      client
        .getQueryCache()
        .find({ queryKey: keys.listing(KEY, path) })
        ?.getObserversCount()
    listings.show([open, closed])
    expect([observers(open), observers(closed)]).toEqual([1, 1])
    listings.show([open])
    expect([observers(open), observers(closed)]).toEqual([1, 0])
  })

  it('are all looked after, however many are opened by one key', async () => {
    const { client, listings } = watched()
    const paths = Array.from({ length: 3_000 }, (_, n) => folderAt(n))
    for (const path of paths) put(client, path)
    listings.show(paths)
    const active = () =>
      client.getQueryCache().findAll({ queryKey: keys.listings(KEY), type: 'active' }).length
    await vi.waitFor(() => expect(active()).toBe(paths.length), PATIENCE)
  })

  it('are asked for once when unknown, and again when they are called old', async () => {
    const { listed } = answerListings()
    const { client, listings } = watched()
    const path = folderAt(1)
    listings.show([path])
    listings.show([path])
    await vi.waitFor(() => expect(listings.states.get().stateOf(path).data?.isComplete).toBe(true), PATIENCE)
    expect(listed).toHaveLength(1)
    await client.invalidateQueries({ queryKey: keys.listings(KEY) })
    expect(listed).toHaveLength(2)
  })

  it('say as long as anything is being listed', async () => {
    let goOn = (): void => {}
    const { listed } = answerListings(new Promise(resolve => (goOn = resolve)))
    const { listings } = watched()
    const told: boolean[] = []
    listings.isListing.subscribe(() => told.push(listings.isListing.get()))
    listings.show([folderAt(1), folderAt(2)])
    await vi.waitFor(() => expect(listed).toHaveLength(2), PATIENCE)
    goOn()
    await vi.waitFor(() => expect(told).toEqual([true, false]), PATIENCE)
  })

  it('are those of one inventory', async () => {
    const { client, listings } = watched()
    let notices = 0
    listings.states.subscribe(() => notices++)
    put(client, folderAt(1), 'U-bea')
    put(client, folderAt(1))
    await vi.waitFor(() => expect(notices).toBe(1), PATIENCE)
  })
})
