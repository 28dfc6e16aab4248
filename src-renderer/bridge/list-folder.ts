import { ListingBuilder } from '../../src-shared/domain/listing'
import { AppFailure } from '../../src-shared/errors'
import type { ListingReply } from '../../src-shared/ipc/contract'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { Listing } from '../../src-shared/model/listing'
import type { Sort } from '../../src-shared/model/settings'
import { nextTask } from '../kit/next-task'
import type { Ask } from './client'
import { ListingPort } from './listing-port'
import { ListingSorter } from './listing-sorter'
import { PAGE_ID } from './page-id'

/** Enough rows for any window; the rest follows when the worker has sorted it. */
const FIRST_ROWS = 200

let lastStreamId = 0

/** The service, or what this computer kept of it. */
export type ListingSource =
  | { readonly kind: 'service'; readonly isInBackground: boolean }
  | { readonly kind: 'saved' }

/**
 * Lists a folder, small or large, as one `Listing`. Of a large one `onPartial`
 * gets the first rows in the order that `sort` asks for then, while the rest is
 * still arriving. Throws `AppFailure`.
 */
export async function listFolder(
  ask: Ask,
  from: ListingSource,
  folder: EntryAddress,
  signal: AbortSignal,
  sort: () => Sort,
  onPartial: (listing: Listing) => void,
): Promise<Listing> {
  const { path } = folder
  const streamId = `${PAGE_ID} listing-${++lastStreamId}`
  const port = new ListingPort(streamId)
  const partial = (builder: ListingBuilder): void => onPartial(builder.partial(FIRST_ROWS, sort()))
  try {
    const reply = await askFor(ask, from, folder, streamId, signal)
    if (reply.kind === 'stream') {
      const builder = new ListingBuilder(path, reply.listedAtMs, reply.total, reply.addressing)
      return await readLarge(port, builder, signal, partial)
    }
    const builder = new ListingBuilder(path, reply.listedAtMs, reply.entries.length, reply.addressing)
    builder.addEntries(reply.entries)
    return builder.finish()
  } finally {
    port.close()
  }
}

function askFor(
  ask: Ask,
  from: ListingSource,
  folder: EntryAddress,
  streamId: string,
  signal: AbortSignal,
): Promise<ListingReply> {
  if (from.kind === 'saved') return ask('inventory.listSaved', { path: folder.path, streamId }, signal)
  return ask('inventory.list', { folder, streamId, isInBackground: from.isInBackground }, signal)
}

async function readLarge(
  port: ListingPort,
  builder: ListingBuilder,
  signal: AbortSignal,
  partial: (builder: ListingBuilder) => void,
): Promise<Listing> {
  const sorter = new ListingSorter()
  let nextPartialAt = 1
  try {
    for await (const piece of port.pieces(signal)) {
      if (piece.kind === 'error') throw new AppFailure(piece.error)
      if (piece.kind === 'end') break
      builder.addPiece(piece.entries)
      sorter.add(piece.entries)
      // Twice as many each time: choosing the first rows stays linear over the whole listing.
      if (builder.count >= nextPartialAt) {
        partial(builder)
        nextPartialAt = builder.count * 2
      }
      // Pieces may arrive faster than they are read.
      await nextTask()
    }
    return builder.finish(await sorter.nameOrder(signal))
  } finally {
    sorter.close()
  }
}
