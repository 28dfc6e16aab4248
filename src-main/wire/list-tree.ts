import { type Client, Metadata } from '@grpc/grpc-js'
import { parsePath } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { SourceService } from '../../src-wire/gen/satchel/v1/source'
import { WireFault } from '../../src-wire/wire-reader'
import type { ListedFolder } from './gateway'
import { readListing } from './read-listing'
import type { Extras } from './request-extras'
import { steadyNowMs } from './steady-clock'

/** For all that is taken of one tree: what is left is asked for anew. */
const TREE_MS = 120_000

/** The reply stays bytes, as that of List does. */
const asBytes = (bytes: Buffer): Buffer => bytes

/** What is asked for, and by whom. */
interface AskedTree {
  readonly path: InventoryPath
  readonly extras: Extras
  readonly signal: AbortSignal
  /** Each reply is waited for within this; the service is asked with the first. */
  readonly inTurn: <T>(step: () => Promise<T>) => Promise<T>
}

/**
 * Every folder below one, itself first, as they come; the source waits while one
 * is being taken. Fails with what grpc-js reports.
 */
export async function* listTree(client: Client, asked: AskedTree): AsyncGenerator<ListedFolder> {
  const { signal, inTurn } = asked
  let listedAtMs = steadyNowMs()
  const replies = repliesOf(client, asked, () => {
    listedAtMs = steadyNowMs()
  })
  try {
    for (;;) {
      const reply = await inTurn(() => replies.next())
      if (reply.done === true) return
      const listing = await readListing(reply.value, listedAtMs, signal)
      const at = listing.folderPath === null ? null : parsePath(listing.folderPath)
      if (at === null) throw new WireFault('a listing of a tree does not say of which folder it is', 0)
      yield { path: at, listing }
    }
  } finally {
    await replies.return(undefined)
  }
}

async function* repliesOf(
  client: Client,
  { path: asked, extras, signal }: AskedTree,
  onSent: () => void,
): AsyncGenerator<Buffer> {
  const { path, requestSerialize } = SourceService.listTree
  const request = { path: asked, ...extras }
  onSent()
  const stream = client.makeServerStreamRequest(path, requestSerialize, asBytes, request, new Metadata(), {
    deadline: Date.now() + TREE_MS,
  })
  const cancel = (): void => stream.cancel()
  signal.addEventListener('abort', cancel, { once: true })
  try {
    const replies: AsyncIterable<Buffer> = stream
    yield* replies
  } finally {
    signal.removeEventListener('abort', cancel)
    stream.cancel()
  }
}
