import { crc32 } from 'node:zlib'

/** Where a picture lies in its pack. */
export interface IndexEntry {
  readonly key: string
  readonly offset: number
  readonly length: number
  /** Of the picture. */
  readonly checksum: number
}

/** Checksum of all that follows, offset, length, checksum of the picture, length of the key. */
const HEAD_BYTES = 18
const KEY_LENGTH_AT = 16
/** What an entry may name: 8 MiB of a picture are the most that is ever kept. */
const MAX_KEY_BYTES = 4_096

export function encodeEntry({ key, offset, length, checksum }: IndexEntry): Buffer {
  const keyBytes = Buffer.from(key)
  const bytes = Buffer.alloc(HEAD_BYTES + keyBytes.length)
  bytes.writeUInt32LE(offset, 4)
  bytes.writeUInt32LE(length, 8)
  bytes.writeUInt32LE(checksum, 12)
  bytes.writeUInt16LE(keyBytes.length, KEY_LENGTH_AT)
  keyBytes.copy(bytes, HEAD_BYTES)
  bytes.writeUInt32LE(crc32(bytes.subarray(4)), 0)
  return bytes
}

export function isKeyTooLong(key: string): boolean {
  return Buffer.byteLength(key) > MAX_KEY_BYTES
}

/** All entries up to the first that is not whole, and how many bytes they take. */
export function decodeEntries(bytes: Buffer): {
  readonly entries: readonly IndexEntry[]
  readonly length: number
} {
  const entries: IndexEntry[] = []
  let at = 0
  for (;;) {
    const entry = entryAt(bytes, at)
    if (entry === null) return { entries, length: at }
    entries.push(entry)
    at += HEAD_BYTES + Buffer.byteLength(entry.key)
  }
}

function entryAt(bytes: Buffer, at: number): IndexEntry | null {
  if (at + HEAD_BYTES > bytes.length) return null
  const end = at + HEAD_BYTES + bytes.readUInt16LE(at + KEY_LENGTH_AT)
  if (end > bytes.length || crc32(bytes.subarray(at + 4, end)) !== bytes.readUInt32LE(at)) return null
  return {
    key: bytes.toString('utf8', at + HEAD_BYTES, end),
    offset: bytes.readUInt32LE(at + 4),
    length: bytes.readUInt32LE(at + 8),
    checksum: bytes.readUInt32LE(at + 12),
  }
}
