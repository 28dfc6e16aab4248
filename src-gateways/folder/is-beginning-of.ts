import { constants } from 'node:fs'
import { type FileHandle, open, readdir, readlink } from 'node:fs/promises'
import { lstat } from './lstat.ts'
import type { Spot } from './reserve-name.ts'

const PART_BYTES = 1 << 20
const READING = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK

/**
 * Whether everything in a half copy is in what it was copied from as well: each file is the beginning of that
 * of its name, byte by byte, and each link leads to the same. Dates prove nothing of it.
 */
export async function isBeginningOf(half: Spot, whole: Spot): Promise<boolean> {
  const [one, other] = [lstat(half.dir.at(half.name)), lstat(whole.dir.at(whole.name))]
  if (one === null || other === null || one.kind !== other.kind) return false
  if (one.kind === 'folder') return areBeginningsOf(half, whole)
  if (one.kind === 'link') return (await textOf(half)).equals(await textOf(whole))
  return one.kind === 'file' && one.size <= other.size && isStartOfFile(half, whole)
}

async function areBeginningsOf(half: Spot, whole: Spot): Promise<boolean> {
  const [inside, there] = [half.dir.child(half.name), whole.dir.child(whole.name)]
  try {
    for (const name of await readdir(inside.self, { encoding: 'buffer' })) {
      if (!(await isBeginningOf({ dir: inside, name }, { dir: there, name }))) return false
    }
    return true
  } finally {
    inside.close()
    there.close()
  }
}

function textOf({ dir, name }: Spot): Promise<Buffer> {
  return readlink(dir.at(name), { encoding: 'buffer' })
}

async function isStartOfFile(half: Spot, whole: Spot): Promise<boolean> {
  const one = await open(half.dir.at(half.name), READING)
  try {
    const other = await open(whole.dir.at(whole.name), READING)
    try {
      return await haveSameStart(one, other)
    } finally {
      await other.close()
    }
  } finally {
    await one.close()
  }
}

/** As far as the first goes. */
async function haveSameStart(one: FileHandle, other: FileHandle): Promise<boolean> {
  const [part, same] = [Buffer.alloc(PART_BYTES), Buffer.alloc(PART_BYTES)]
  for (let at = 0; ; ) {
    const { bytesRead } = await one.read(part, 0, PART_BYTES, at)
    if (bytesRead === 0) return true
    for (let got = 0; got < bytesRead; ) {
      const read = await other.read(same, got, bytesRead - got, at + got)
      if (read.bytesRead === 0) return false
      got += read.bytesRead
    }
    if (part.compare(same, 0, bytesRead, 0, bytesRead) !== 0) return false
    at += bytesRead
  }
}
