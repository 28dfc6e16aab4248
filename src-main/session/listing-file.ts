import { setImmediate as nextTurn } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { z } from 'zod'
import type { InventoryId } from '../../src-shared/model/inventory-id'

/** 1 named an owner where 2 names the inventory; both say it for whoever looks, the folder of the file decides. */
const VERSION = 2
const NEW_LINE = 0x0a
/** A path and an inventory have room; what is longer was not written by us. */
const MAX_HEADER_BYTES = 200_000
/** Checked in pieces: 20 MB at once would be felt. */
const CHECKED_AT_ONCE = 2_000_000

/** One folder as the service sent it. */
export interface KeptListing {
  readonly path: string
  readonly listedAtMs: number
  /** The reply of the wire. */
  readonly bytes: Uint8Array
}

const header = z.object({
  version: z.literal([1, VERSION]),
  path: z.string(),
  listedAtMs: z.number().positive(),
  length: z.number().int().min(0),
  sum: z.number().int(),
})

/** A line of JSON that says what follows, and the reply as it came: nothing is decoded to be kept. */
export async function encodeListing(
  inventory: InventoryId,
  { bytes, path, listedAtMs }: KeptListing,
): Promise<Buffer[]> {
  const sum = await sumOf(bytes)
  const facts = { version: VERSION, inventory, path, listedAtMs, length: bytes.length, sum }
  return [
    Buffer.from(`${JSON.stringify(facts)}\n`),
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
  ]
}

/** Throws when the file is not what `encodeListing` wrote, to the last bit. */
export async function decodeListing(file: Buffer): Promise<KeptListing> {
  const end = file.subarray(0, MAX_HEADER_BYTES).indexOf(NEW_LINE)
  if (end < 0) throw new Error('there is no header')
  const facts = header.parse(JSON.parse(file.toString('utf8', 0, end)))
  const bytes = file.subarray(end + 1)
  if (bytes.length !== facts.length) throw new Error(`${bytes.length} bytes instead of ${facts.length}`)
  if ((await sumOf(bytes)) !== facts.sum) throw new Error('the sum is wrong')
  return { path: facts.path, listedAtMs: facts.listedAtMs, bytes }
}

async function sumOf(bytes: Uint8Array): Promise<number> {
  let sum = 0
  for (let from = 0; from < bytes.length; from += CHECKED_AT_ONCE) {
    if (from > 0) await nextTurn()
    sum = crc32(bytes.subarray(from, from + CHECKED_AT_ONCE), sum)
  }
  return sum
}
