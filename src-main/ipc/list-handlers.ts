import { addressOf } from '../../src-shared/domain/entry-address'
import { AppFailure } from '../../src-shared/errors'
import { type CallArgs, type ListingReply, STREAM_FROM_ENTRIES } from '../../src-shared/ipc/contract'
import { type InventoryId, isInventoryId } from '../../src-shared/model/inventory-id'
import { say } from '../../src-shared/sentences'
import { dateOf, resetDatesOf } from '../operations/act/remembered-dates'
import type { OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import type { ListingStore } from '../session/listing-store'
import { identityOf } from '../sources/inventory-identity'
import type { SourceConnection } from '../sources/source-connection'
import type { RawListing } from '../wire/gateway'
import { readListing } from '../wire/read-listing'
import { RememberedListing } from '../wire/remembered-listing'
import type { CallContext } from './call-desk'
import { type PieceSink, streamPieces } from './stream-pieces'

/** A few entries with names of a megabyte are a large listing, too. */
const MAX_REPLY_BYTES = 2_000_000

export interface ListParts {
  readonly connection: SourceConnection
  readonly engine: OperationEngine
  readonly journal: Journal
  readonly listings: ListingStore
  /** Which inventory is open; null: none whose listings are kept. */
  readonly keepFor: () => InventoryId | null
  readonly openPort: (streamId: string) => PieceSink
}

/** Lists a folder, and keeps what came for a start without the service. */
export async function list(
  parts: ListParts,
  { path, streamId, isInBackground }: CallArgs<'inventory.list'>,
  context: CallContext,
): Promise<ListingReply> {
  const { connection, listings, keepFor, engine, journal } = parts
  const { key, ownerId } = identityOf(connection.state)
  const inventory = keepFor()
  const listing = await connection.gateway().list(addressOf(path), context.signal, isInBackground)
  // The reply may be of another inventory already.
  if (inventory !== null && inventory === keepFor()) {
    listings.put({ inventory, path, listedAtMs: listing.listedAtMs, bytes: listing.bytes })
  }
  engine.noteLinks(listing, ownerId)
  return replyWith(parts, withRememberedDates(listing, journal, key), streamId, context)
}

/** Without the journal the dates of the service are shown. */
function withRememberedDates(listing: RawListing, journal: Journal, inventory: string): RawListing {
  if (journal.state.kind === 'unavailable') return listing
  const dates = journal.dates(inventory)
  if (dates.size === 0) return listing
  const resets = resetDatesOf(dates)
  return new RememberedListing(listing, {
    dateOf: (recordId, listedMs) => dateOf(dates.get(recordId), listedMs),
    isReset: listedMs => resets.has(listedMs),
  })
}

/** A folder as it was listed last, read from the disk; kind `offline` where it never was. */
export async function listSaved(
  parts: ListParts,
  { inventory, path, streamId }: CallArgs<'inventory.listSaved'>,
  context: CallContext,
): Promise<ListingReply> {
  const kept = isInventoryId(inventory) ? await parts.listings.get(inventory, path) : null
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
