import cacache from 'cacache'

/** Pictures on disk, over restarts. All failures are misses: a cache is never the reason why something fails. */
export interface ThumbnailCache {
  get(key: string): Promise<Uint8Array | null>
  put(key: string, data: Uint8Array): Promise<void>
}

export function diskCache(folder: string): ThumbnailCache {
  return {
    async get(key) {
      try {
        return (await cacache.get(folder, key)).data
      } catch (thrown) {
        if (isCorrupt(thrown)) await cacache.rm.entry(folder, key).catch(() => {})
        return null
      }
    },
    async put(key, data) {
      await cacache.put(folder, key, Buffer.from(data)).catch(() => {})
    },
  }
}

/** `ENOENT` means "not there"; a wrong checksum means that the file was damaged. */
function isCorrupt(thrown: unknown): boolean {
  return thrown instanceof Error && 'code' in thrown && thrown.code === 'EINTEGRITY'
}
