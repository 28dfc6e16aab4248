import type { Query, QueryClient } from '@tanstack/react-query'
import type { Listing } from '../../src-shared/model/listing'
import { LISTING, THUMBNAIL } from '../session/keys'

/** Looking at the cache costs a pass over it, so a burst of pictures is looked at once. */
const LOOK_EVERY_MS = 1_000

export interface CacheLimits {
  /** Of data URLs, in characters. */
  readonly pictureCharacters: number
  /** Of listings of closed folders, in entries. */
  readonly entries: number
}

/** A minute of scrolling through pictures of 8 MiB would otherwise fill the window's memory. */
const LIMITS: CacheLimits = { pictureCharacters: 64_000_000, entries: 500_000 }

/**
 * Lets go of what nobody looks at any more, the oldest first, when there is too
 * much of it. What is on screen is never touched. Returns the way to stop.
 */
export function evictCache(client: QueryClient, limits = LIMITS): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  const look = (): void => {
    timer = null
    evict(client, THUMBNAIL, limits.pictureCharacters, charactersOf)
    evict(client, LISTING, limits.entries, entriesOf)
  }
  const stop = client.getQueryCache().subscribe(({ type }) => {
    if (type !== 'updated' && type !== 'observerRemoved') return
    timer ??= setTimeout(look, LOOK_EVERY_MS)
  })
  return () => {
    stop()
    if (timer !== null) clearTimeout(timer)
  }
}

function evict(client: QueryClient, kind: string, limit: number, weigh: (query: Query) => number): void {
  const cache = client.getQueryCache()
  const idle = cache.findAll({ queryKey: [kind] }).filter(query => query.getObserversCount() === 0)
  let weight = idle.reduce((sum, query) => sum + weigh(query), 0)
  if (weight <= limit) return
  for (const query of idle.toSorted((a, b) => a.state.dataUpdatedAt - b.state.dataUpdatedAt)) {
    if (weight <= limit) return
    weight -= weigh(query)
    cache.remove(query)
  }
}

function charactersOf({ state }: Query): number {
  return typeof state.data === 'string' ? state.data.length : 0
}

function entriesOf({ state }: Query): number {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- only listings live under this key
  return (state.data as Listing | undefined)?.total ?? 0
}
