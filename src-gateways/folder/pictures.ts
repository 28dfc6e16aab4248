import { constants } from 'node:fs'
import { open, readdir } from 'node:fs/promises'
import type { Picture } from '../kit/platform.ts'
import { type Dir, openBelow } from './dir.ts'
import { THUMBS_NAME } from './file-names.ts'
import { type FileStat, fileStatOf, lstat } from './lstat.ts'

const THUMBS = [Buffer.from(THUMBS_NAME), Buffer.from('256x256')]
const MADE = Buffer.from('.png')
/** Made by a service; one that a person made wins. */
const AUTO = Buffer.from('.auto.png')

/** What the window refuses anyway. */
const MAX_PICTURE_BYTES = 8 * 1024 * 1024

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
}

/** The same for most files of most folders. */
const NONE = { available: false, stale: false, version: '' }

export interface FolderPictures {
  /** What FetchThumbnail would say of this file; null where it is no file. */
  of(name: Buffer, stat: FileStat): { available: boolean; stale: boolean; version: string } | null
}

/** Of all files of a directory by one listing of its thumbnails (omniverse.md, section 4). */
export async function picturesOf(dir: Dir, mayHaveSome: boolean): Promise<FolderPictures> {
  const thumbs = mayHaveSome ? await thumbsIn(dir) : new Map<string, FileStat>()
  return {
    of: (name, stat) => {
      if (stat.kind !== 'file') return null
      const thumb =
        thumbs.size === 0 ? undefined : (thumbs.get(keyOf(name, MADE)) ?? thumbs.get(keyOf(name, AUTO)))
      if (thumb !== undefined)
        return { available: true, stale: thumb.mtimeMs < stat.mtimeMs, version: versionOf(thumb) }
      const isPicture = typeOf(name) !== null && stat.size <= MAX_PICTURE_BYTES
      return isPicture ? { available: true, stale: false, version: versionOf(stat) } : NONE
    },
  }
}

/** The thumbnail of a file, else the file itself where it is a picture; null where there is neither. */
export async function pictureOf(dir: Dir, name: Buffer, stat: FileStat): Promise<Picture | null> {
  const thumbs = openThumbs(dir)
  if (thumbs !== null) {
    try {
      for (const ending of [MADE, AUTO]) {
        const found = await readPicture(thumbs, Buffer.concat([name, ending]))
        if (found !== null) {
          return { ...found, contentType: 'image/png', stale: found.stat.mtimeMs < stat.mtimeMs }
        }
      }
    } finally {
      thumbs.close()
    }
  }
  const contentType = typeOf(name)
  const own = contentType === null ? null : await readPicture(dir, name)
  return own === null || contentType === null ? null : { ...own, contentType }
}

/** None where they cannot be looked at: files are listed without pictures, too. */
async function thumbsIn(dir: Dir): Promise<Map<string, FileStat>> {
  const stats = new Map<string, FileStat>()
  const thumbs = openThumbs(dir)
  if (thumbs === null) return stats
  try {
    for (const name of await readdir(thumbs.self, { encoding: 'buffer' })) {
      const stat = lstat(thumbs.at(name))
      if (stat?.kind === 'file') stats.set(name.toString('latin1'), stat)
    }
  } catch {
    return stats
  } finally {
    thumbs.close()
  }
  return stats
}

function openThumbs(dir: Dir): Dir | null {
  try {
    return openBelow(dir, THUMBS)
  } catch {
    return null
  }
}

async function readPicture(dir: Dir, name: Buffer) {
  const file = await open(
    dir.at(name),
    constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK,
  ).catch(() => null)
  if (file === null) return null
  try {
    const stat = fileStatOf(await file.stat(), dir.at(name))
    if (stat.kind !== 'file' || stat.size === 0 || stat.size > MAX_PICTURE_BYTES) return null
    return { data: await file.readFile(), version: versionOf(stat), stat }
  } finally {
    await file.close()
  }
}

function typeOf(name: Buffer): string | null {
  return TYPES[/\.([a-z]+)$/.exec(name.toString('latin1').toLowerCase())?.[1] ?? ''] ?? null
}

function versionOf({ mtimeMs, size }: FileStat): string {
  return `${mtimeMs}-${size}`
}

function keyOf(name: Buffer, ending: Buffer): string {
  return Buffer.concat([name, ending]).toString('latin1')
}
