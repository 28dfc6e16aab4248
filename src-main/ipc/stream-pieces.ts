import { setImmediate as nextTurn } from 'node:timers/promises'
import type { ListingPiece } from '../../src-shared/ipc/contract'
import { say } from '../../src-shared/sentences'
import type { RawListing } from '../wire/gateway'

/** Rows in one piece: large enough to decode well, small enough not to be felt. */
const ENTRIES_IN_PIECE = 2_000

/** The sending end of a port, as far as pieces need it. */
export interface PieceSink {
  post(piece: ListingPiece): void
  close(): void
  readonly isClosed: () => boolean
}

/** Sends a listing piece by piece and lets other work through in between. Never rejects. */
export async function streamPieces(listing: RawListing, sink: PieceSink, signal: AbortSignal): Promise<void> {
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
