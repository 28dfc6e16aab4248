import { addressOf } from '../../src-shared/domain/entry-address'
import { AppFailure } from '../../src-shared/errors'
import { type CallArgs, type ListingReply, STREAM_FROM_ENTRIES } from '../../src-shared/ipc/contract'
import { say } from '../../src-shared/sentences'
import type { Sessions } from '../session/sessions'
import type { RawListing } from '../wire/gateway'
import type { CallContext } from './call-desk'
import { type PieceSink, streamPieces } from './stream-pieces'

/** A few entries with names of a megabyte are a large listing, too. */
const MAX_REPLY_BYTES = 2_000_000

export interface ListParts {
  readonly sessions: Sessions
  readonly openPort: (streamId: string) => PieceSink
}

/** Lists a folder of the inventory that is open. */
export async function list(
  parts: ListParts,
  { folder, streamId, isInBackground }: CallArgs<'inventory.list'>,
  context: CallContext,
): Promise<ListingReply> {
  const listing = await parts.sessions
    .required()
    .list(addressOf(folder.path, folder.id), context.signal, isInBackground)
  return replyWith(parts, listing, streamId, context)
}

/** A folder as it was listed last; kind `offline` where it never was. */
export async function listSaved(
  parts: ListParts,
  { path, streamId }: CallArgs<'inventory.listSaved'>,
  context: CallContext,
): Promise<ListingReply> {
  const listing = await parts.sessions.required().saved(path, context.signal)
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
  const { count, listedAtMs, addressing } = listing
  if (count < STREAM_FROM_ENTRIES && listing.byteLength < MAX_REPLY_BYTES) {
    return { kind: 'entries', entries: listing.entries(), listedAtMs, addressing }
  }
  context.keepUntil(streamPieces(listing, openPort(streamId), context.signal))
  return { kind: 'stream', total: count, listedAtMs, addressing }
}
