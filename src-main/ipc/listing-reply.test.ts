import { describe, expect, it } from 'vitest'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import type { ListingPiece } from '../../src-shared/ipc/contract'
import { startSandbox } from '../testing/sandbox-process'
import { openTestGateway } from '../testing/test-gateway'
import type { RawListing } from '../wire/gateway'
import { type PieceSink, streamPieces } from './listing-reply'

async function largeListing(): Promise<RawListing> {
  const sandbox = await startSandbox({ args: ['--seed', 'empty', '--bulk-root', '5000'] })
  return openTestGateway(sandbox).list(ROOT_ADDRESS)
}

function collect(onPost: (pieces: readonly ListingPiece[]) => void = () => {}) {
  const pieces: ListingPiece[] = []
  let isClosed = false
  const sink: PieceSink = {
    post: piece => {
      pieces.push(piece)
      onPost(pieces)
    },
    close: () => {
      isClosed = true
    },
    isClosed: () => isClosed,
  }
  return { pieces, sink }
}

const countOf = (pieces: readonly ListingPiece[]): number =>
  pieces.reduce((sum, piece) => sum + (piece.kind === 'piece' ? piece.entries.count : 0), 0)

describe('streamPieces', () => {
  it('sends all, says the end and closes', async () => {
    const listing = await largeListing()
    const { pieces, sink } = collect()
    await streamPieces(listing, sink, new AbortController().signal)
    expect(countOf(pieces)).toBe(listing.count)
    expect(pieces.map(({ kind }) => kind)).toEqual(['piece', 'piece', 'piece', 'end'])
    expect(sink.isClosed()).toBe(true)
  })

  it('stops when the call is aborted or the page closes its end', async () => {
    const listing = await largeListing()
    const abort = new AbortController()
    const aborted = collect(() => abort.abort())
    await streamPieces(listing, aborted.sink, abort.signal)
    expect(aborted.pieces).toHaveLength(1)
    const closed = collect(() => closed.sink.close())
    await streamPieces(listing, closed.sink, new AbortController().signal)
    expect(closed.pieces).toHaveLength(1)
  })
})
