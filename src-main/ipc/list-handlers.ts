import { AppFailure } from '../../src-shared/errors'
import { type CallArgs, type ListingReply, STREAM_FROM_ENTRIES } from '../../src-shared/ipc/contract'
import { say } from '../../src-shared/sentences'
import type { SourceConnection } from '../connection/source-connection'
import { readListing } from '../grpc/read-listing'
import type { RawListing } from '../inventory/gateway'
import type { ListingStore } from '../listings/listing-store'
import type { CallContext } from './call-desk'
import { type PieceSink, streamPieces } from './stream-pieces'

/** A few entries with names of a megabyte are a large listing, too. */
const MAX_REPLY_BYTES = 2_000_000

export interface ListParts {
  readonly connection: SourceConnection
  readonly listings: ListingStore
  /** Whose inventory is open; null: nobody's whose listings are kept. */
  readonly keepFor: () => string | null
  readonly openPort: (streamId: string) => PieceSink
}

/** Lists a folder, and keeps what came for a start without the service. */
export async function list(
  parts: ListParts,
  { path, streamId, isInBackground }: CallArgs<'inventory.list'>,
  context: CallContext,
): Promise<ListingReply> {
  const { connection, listings, keepFor } = parts
  const owner = keepFor()
  const listing = await connection.gateway().list(path, context.signal, isInBackground)
  // The reply may be of another inventory already.
  if (owner !== null && owner === keepFor()) {
    listings.put({ owner, path, listedAtMs: listing.listedAtMs, bytes: listing.bytes })
  }
  return replyWith(parts, listing, streamId, context)
}

/** A folder as it was listed last, read from the disk; kind `offline` where it never was. */
export async function listSaved(
  parts: ListParts,
  { inventory, path, streamId }: CallArgs<'inventory.listSaved'>,
  context: CallContext,
): Promise<ListingReply> {
  const kept = await parts.listings.get(inventory, path)
  const listing = kept && (await readListing(kept.bytes, kept.listedAtMs, context.signal).catch(() => null))
  if (listing === null) throw new AppFailure({ kind: 'offline', ...say('not-connected') })
  return replyWith(parts, listing, streamId, context)
}

/** Small listings travel in the reply; of large ones the reply tells the size and the pieces follow. */
function replyWith(
  { openPort }: ListParts,
  listing: RawListing,
  streamId: string,
  context: CallContext,
): ListingReply {
  const { count, listedAtMs } = listing
  if (count < STREAM_FROM_ENTRIES && listing.byteLength < MAX_REPLY_BYTES) {
    return { kind: 'entries', entries: listing.entries(), listedAtMs }
  }
  context.keepUntil(streamPieces(listing, openPort(streamId), context.signal))
  return { kind: 'stream', total: count, listedAtMs }
}
