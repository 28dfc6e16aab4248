import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { clearPlaceFor } from '../storage/clear-place'
import { PackStore } from './packs/pack-store'
import { takeOver } from './packs/take-over'

/** About 20,000 pictures as the service usually sends them. */
const MAX_CACHE_BYTES = 512 * 1024 * 1024

/** Pictures on disk, over restarts. All failures are misses: a cache is never the reason why something fails. */
export interface ThumbnailCache {
  get(owner: string, key: string): Promise<Uint8Array | null>
  put(owner: string, key: string, data: Uint8Array): void
  /** Resolves when all that was put is on the disk. */
  flush(): Promise<void>
  /** Deletes all that is kept of one owner. */
  forget(owner: string): Promise<void>
}

/** In `pictures` of this folder; what is in `thumbnails`, as it was kept before, moves there. */
export function diskCache(userData: string, maxBytes = MAX_CACHE_BYTES): ThumbnailCache {
  const folder = join(userData, 'pictures')
  clearPlaceFor(folder)
  const store = new PackStore(folder, maxBytes)
  const oldFolder = join(userData, 'thumbnails')
  if (!existsSync(oldFolder)) return store
  const old = takeOver(oldFolder, store)
  return {
    get: async (owner, key) => (await store.get(owner, key)) ?? old.get(key),
    put: (owner, key, data) => store.put(owner, key, data),
    flush: () => store.flush(),
    forget: owner => store.forget(owner),
  }
}
