import { scanListing } from '../../src-wire/listing-scanner'
import type { RawListing } from './gateway'
import { ScannedRawListing } from './scanned-raw-listing'

/** A listing from the bytes of a reply, with every bound checked, wherever they come from. */
export async function readListing(
  bytes: Uint8Array,
  listedAtMs: number,
  signal?: AbortSignal,
): Promise<RawListing> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  return new ScannedRawListing(await scanListing(buffer, signal), listedAtMs)
}
