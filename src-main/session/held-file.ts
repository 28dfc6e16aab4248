import { constants } from 'node:fs'
import { type FileHandle, open, readlink } from 'node:fs/promises'

/** No link is followed, and no pipe waited for. */
const LOOKING = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** A file or folder that is known wherever it is moved, for as long as it is held. */
export interface HeldFile {
  /** Where it is now; null: it is deleted, or the system does not say. */
  where(): Promise<string | null>
  letGo(): Promise<void>
}

/** What cannot be opened, such as a link, is not known any more once it has moved. */
export async function holdFile(path: string): Promise<HeldFile> {
  const handle = await open(path, LOOKING).catch(() => null)
  return {
    where: async () => (handle === null ? null : pathOf(handle)),
    letGo: async () => handle?.close(),
  }
}

async function pathOf(handle: FileHandle): Promise<string | null> {
  const { nlink } = await handle.stat()
  if (nlink === 0) return null
  return readlink(`/proc/self/fd/${handle.fd}`).catch(() => null)
}
