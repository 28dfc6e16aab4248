import { utimes } from 'node:fs/promises'
import { clearPlaceFor } from '../storage/clear-place'
import { CacheTrimmer } from './cache-trimmer'
import { loadCacache } from './load-cacache'

/** About 20,000 pictures as the service usually sends them. */
const MAX_CACHE_BYTES = 512 * 1024 * 1024

/** Pictures on disk, over restarts. All failures are misses: a cache is never the reason why something fails. */
export interface ThumbnailCache {
  get(key: string): Promise<Uint8Array | null>
  put(key: string, data: Uint8Array): Promise<void>
}

/** What was not used for longest goes out when the folder outgrows `maxBytes`. */
export function diskCache(folder: string, maxBytes = MAX_CACHE_BYTES): ThumbnailCache {
  clearPlaceFor(folder)
  const trimmer = new CacheTrimmer(folder, maxBytes)
  const marked = new Set<string>()
  return {
    async get(key) {
      const cacache = await loadCacache()
      try {
        const info = await cacache.get.info(folder, key)
        if (info === null) return null
        const data = await cacache.get.byDigest(folder, info.integrity)
        markUsed(info.path, marked)
        return data
      } catch (thrown) {
        if (isCorrupt(thrown)) await cacache.rm.entry(folder, key).catch(() => {})
        return null
      }
    },
    async put(key, data) {
      const cacache = await loadCacache()
      const isKept = await cacache.put(folder, key, Buffer.from(data)).then(
        () => true,
        () => false,
      )
      if (isKept) trimmer.added(data.length)
    },
  }
}

/** The time of the file is the time of its last use; once in a session is exact enough. */
function markUsed(path: string, marked: Set<string>): void {
  if (marked.has(path)) return
  marked.add(path)
  const now = new Date()
  utimes(path, now, now).catch(() => {})
}

/** `ENOENT` means "not there"; a wrong checksum means that the file was damaged. */
function isCorrupt(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'EINTEGRITY'
}
