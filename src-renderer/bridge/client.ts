import { ListingBuilder } from '../../src-shared/domain/listing'
import { AppFailure } from '../../src-shared/errors'
import type {
  CallArgs,
  CallName,
  CallValue,
  EventName,
  Events,
  ListingReply,
} from '../../src-shared/ipc/contract'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { Sort } from '../../src-shared/model/settings'
import { nextTask } from '../kit/next-task'
import { ListingPort } from './listing-port'
import { ListingSorter } from './listing-sorter'
import { PAGE_ID } from './page-id'

let lastCallId = 0

/**
 * Asks main. Throws `AppFailure` with the error that main answered, so that
 * TanStack Query and event handlers see one class of failure. Aborting the
 * signal stops the call in main and the gRPC call behind it.
 */
export async function call<N extends CallName>(
  name: N,
  args: CallArgs<N>,
  signal?: AbortSignal,
  inventory?: string,
): Promise<CallValue<N>> {
  signal?.throwIfAborted()
  const callId = `${PAGE_ID} call-${++lastCallId}`
  const abort = (): void => {
    void window.satchel.call('call.abort', { callId }, `abort-${callId}`)
  }
  signal?.addEventListener('abort', abort, { once: true })
  try {
    const result = await window.satchel.call(name, args, callId, inventory)
    if (result.ok) return result.value
    throw new AppFailure(result.error)
  } finally {
    signal?.removeEventListener('abort', abort)
  }
}

/** Asks main about one inventory and no other: fails with `offline` where another one is open. */
export type Ask = <N extends CallName>(
  name: N,
  args: CallArgs<N>,
  signal?: AbortSignal,
) => Promise<CallValue<N>>

/** Empty where no inventory is known yet: then there is none to be mistaken for another. */
export function askAbout(inventory: string): Ask {
  const meant = inventory === '' ? undefined : inventory
  return (name, args, signal) => call(name, args, signal, meant)
}

type Listener<N extends EventName> = (payload: Events[N]) => void

const listeners: { [N in EventName]?: Set<Listener<N>> } = {}

/** Listens to main; returns the function that stops. However many listen, the bridge is asked once per event. */
export function listen<N extends EventName>(name: N, listener: Listener<N>): () => void {
  const known: Set<Listener<N>> | undefined = listeners[name]
  const all = known ?? new Set<Listener<N>>()
  all.add(listener)
  if (!known) {
    Object.assign(listeners, { [name]: all })
    window.satchel.on(name, payload => {
      for (const each of all) each(payload)
    })
  }
  return () => all.delete(listener)
}

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
      const builder = newBuilder(path, reply, reply.total)
      return await readLarge(port, builder, signal, partial)
    }
    const builder = newBuilder(path, reply, reply.entries.length)
    builder.addEntries(reply.entries)
    return builder.finish()
  } finally {
    port.close()
  }
}

function newBuilder(
  path: InventoryPath,
  { listedAtMs, addressing, incomplete }: ListingReply,
  total: number,
): ListingBuilder {
  return new ListingBuilder(path, listedAtMs, total, addressing, incomplete)
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
