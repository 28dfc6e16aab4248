import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import { keys } from '../session/keys'
import { evictCache } from './evict-cache'

const PATIENCE = { timeout: 120_000 }
const BOUNDS = { pictureCharacters: 1_000, entries: 100 }

const cleanups: (() => void)[] = []
afterEach(() => cleanups.splice(0).forEach(cleanup => cleanup()))

function boundClient(): QueryClient {
  const client = new QueryClient()
  cleanups.push(evictCache(client, BOUNDS), () => client.clear())
  return client
}

const pictureKey = (n: number) => keys.thumbnail('U-ada', `R-${n}`, '', false)

function keptPictures(client: QueryClient): readonly (readonly unknown[])[] {
  return client
    .getQueryCache()
    .findAll({ queryKey: keys.thumbnails('U-ada') })
    .map(query => query.queryKey)
}

describe('what nobody looks at any more', () => {
  it('goes when it is too much, the oldest first', async () => {
    const client = boundClient()
    for (let n = 0; n < 20; n++) client.setQueryData(pictureKey(n), 'x'.repeat(100), { updatedAt: n + 1 })
    await vi.waitFor(() => expect(keptPictures(client)).toHaveLength(10), PATIENCE)
    expect(keptPictures(client)[0]).toEqual(pictureKey(10))
  })

  it('stays while it is on screen, however much it is', async () => {
    const client = boundClient()
    const observer = new QueryObserver(client, { queryKey: pictureKey(0), enabled: false })
    cleanups.push(observer.subscribe(() => {}))
    client.setQueryData(pictureKey(0), 'x'.repeat(5_000), { updatedAt: 1 })
    for (let n = 1; n < 20; n++) client.setQueryData(pictureKey(n), 'x'.repeat(100), { updatedAt: n + 1 })
    await vi.waitFor(() => expect(keptPictures(client)).toHaveLength(11), PATIENCE)
    expect(client.getQueryData(pictureKey(0))).toHaveLength(5_000)
  })

  it('counts the entries of closed folders', async () => {
    const client = boundClient()
    for (let n = 0; n < 4; n++) {
      const path = childPath(ROOT, `Folder ${n}`)
      if (path === null) throw new Error('no path')
      const builder = new ListingBuilder(path, 0, 40)
      const entry = { name: 'Hat', kind: 'object', assetUri: '', isPublic: false, modifiedMs: null } as const
      builder.addEntries(Array.from({ length: 40 }, (_, index) => ({ ...entry, recordId: `R-${index}` })))
      client.setQueryData(keys.listing('U-ada', path), builder.finish(), { updatedAt: n + 1 })
    }
    const kept = () => client.getQueryCache().findAll({ queryKey: keys.listings('U-ada') })
    await vi.waitFor(() => expect(kept()).toHaveLength(2), PATIENCE)
  })
})
