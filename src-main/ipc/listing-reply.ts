import { setImmediate as nextTurn } from 'node:timers/promises'
import { type ListingPiece, type ListingReply, STREAM_FROM_ENTRIES } from '../../src-shared/ipc/contract'
import { say } from '../../src-shared/sentences'
import type { ShownListing } from '../wire/gateway'

/** A few entries with names of a megabyte are a large listing, too. */
const MAX_REPLY_BYTES = 2_000_000

/** Rows in one piece: large enough to decode well, small enough not to be felt. */
const ENTRIES_IN_PIECE = 2_000

/** The sending end of a port, as far as pieces need it. */
export interface PieceSink {
  post(piece: ListingPiece): void
  close(): void
  readonly isClosed: () => boolean
}

/** The call that is replied to: it can be aborted until the last piece is there. */
interface RepliedCall {
  readonly signal: AbortSignal
  keepUntil(done: Promise<unknown>): void
}

/** Small listings travel in the reply; of large ones the reply tells the size and the pieces follow. */
export function replyWith(listing: ShownListing, openPort: () => PieceSink, call: RepliedCall): ListingReply {
  const { count, listedAtMs, addressing, incomplete } = listing
  if (count < STREAM_FROM_ENTRIES && listing.byteLength < MAX_REPLY_BYTES) {
    return { kind: 'entries', entries: listing.entries(), listedAtMs, addressing, incomplete }
  }
  call.keepUntil(streamPieces(listing, openPort(), call.signal))
  return { kind: 'stream', total: count, listedAtMs, addressing, incomplete }
}

/** Sends a listing piece by piece and lets other work through in between. Never rejects. */
export async function streamPieces(
  listing: ShownListing,
  sink: PieceSink,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (const entries of listing.pieces(ENTRIES_IN_PIECE)) {
      if (signal.aborted || sink.isClosed()) return
      sink.post({ kind: 'piece', entries })
      await nextTurn()
    }
    sink.post({ kind: 'end' })
  } catch (thrown) {
    const error = { kind: 'bug', ...say('listing-not-passed-on'), detail: String(thrown) } as const
    if (!sink.isClosed()) sink.post({ kind: 'error', error })
  } finally {
    sink.close()
  }
}
