import { constants } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { decodeEntries, encodeEntry, type IndexEntry } from './index-entry'

const PRIVATE_FILE = 0o600
const OPEN_OR_MAKE = constants.O_RDWR | constants.O_CREAT

export interface NewPicture {
  readonly key: string
  readonly data: Uint8Array
}

/**
 * Pictures one behind the other in one file, and in a second one where each lies.
 * Pictures are written first: an index entry that is whole has its picture. What a
 * crash leaves behind the last whole entry is written over by what comes next, and
 * bytes that are not what was written are no picture. Nothing is synced: it is a cache.
 */
export class Pack {
  readonly name: string
  /** The last one of a key holds. */
  readonly found: readonly IndexEntry[]
  readonly #paths: { readonly pack: string; readonly index: string }
  readonly #pack: FileHandle
  readonly #index: FileHandle
  #bytes: number
  #indexBytes: number
  /** When something of it was wanted or written last, by the file's time; later ones stay in memory. */
  #usedMs: number
  #isMarked = false

  private constructor(
    path: string,
    files: { readonly pack: FileHandle; readonly index: FileHandle },
    facts: {
      readonly found: readonly IndexEntry[]
      readonly bytes: number
      readonly indexBytes: number
      readonly usedMs: number
    },
  ) {
    this.name = path
    this.#paths = pathsOf(path)
    this.#pack = files.pack
    this.#index = files.index
    this.found = facts.found
    this.#bytes = facts.bytes
    this.#indexBytes = facts.indexBytes
    this.#usedMs = facts.usedMs
  }

  /** `path` without the ends of its two files; they are made where they are not there. Fails as the disk does. */
  static async open(path: string): Promise<Pack> {
    const paths = pathsOf(path)
    const pack = await open(paths.pack, OPEN_OR_MAKE, PRIVATE_FILE)
    const index = await open(paths.index, OPEN_OR_MAKE, PRIVATE_FILE).catch(async (thrown: unknown) => {
      await pack.close()
      throw thrown
    })
    try {
      const { size, mtimeMs } = await pack.stat()
      const { entries, length } = decodeEntries(await index.readFile())
      const found = entries.filter(entry => entry.offset + entry.length <= size)
      const bytes = found.reduce((most, entry) => Math.max(most, entry.offset + entry.length), 0)
      return new Pack(path, { pack, index }, { found, bytes, indexBytes: length, usedMs: mtimeMs })
    } catch (thrown) {
      await Promise.all([pack.close(), index.close()])
      throw thrown
    }
  }

  get bytes(): number {
    return this.#bytes + this.#indexBytes
  }

  get usedMs(): number {
    return this.#usedMs
  }

  /** Null where the bytes are not what was written, or cannot be read. */
  async read({ offset, length, checksum }: IndexEntry): Promise<Uint8Array | null> {
    this.#markUsed()
    const data = Buffer.allocUnsafeSlow(length)
    try {
      const { bytesRead } = await this.#pack.read(data, 0, length, offset)
      return bytesRead === length && crc32(data) === checksum ? data : null
    } catch {
      return null
    }
  }

  /** One write for all of them, and one for where they are; one call at a time. Fails as the disk does. */
  async append(pictures: readonly NewPicture[]): Promise<readonly IndexEntry[]> {
    let offset = this.#bytes
    const entries = pictures.map(({ key, data }): IndexEntry => {
      const entry = { key, offset, length: data.length, checksum: crc32(data) }
      offset += data.length
      return entry
    })
    await writeAll(this.#pack, Buffer.concat(pictures.map(({ data }) => data)), this.#bytes)
    this.#bytes = offset
    const index = Buffer.concat(entries.map(encodeEntry))
    await writeAll(this.#index, index, this.#indexBytes)
    this.#indexBytes += index.length
    this.#usedMs = Date.now()
    return entries
  }

  async remove(): Promise<void> {
    await this.close()
    await rm(this.#paths.index, { force: true })
    await rm(this.#paths.pack, { force: true })
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#pack.close(), this.#index.close()])
  }

  /** The time of the file is that of its last use; once in a session is exact enough. */
  #markUsed(): void {
    this.#usedMs = Date.now()
    if (this.#isMarked) return
    this.#isMarked = true
    const now = new Date()
    this.#pack.utimes(now, now).catch(() => {})
  }
}

function pathsOf(path: string) {
  return { pack: `${path}.pack`, index: `${path}.index` }
}

async function writeAll(file: FileHandle, bytes: Buffer, position: number): Promise<void> {
  for (let written = 0; written < bytes.length; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.length - written, position + written)
    written += bytesWritten
  }
}
