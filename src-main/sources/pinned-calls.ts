import { AppFailure } from '../../src-shared/errors'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import { say } from '../../src-shared/sentences'
import type { InventoryCalls, OperationTarget } from '../operations/look/inventory-calls'
import type { Gateway, ListedFolder, RawListing } from '../wire/gateway'
import { callsOfOne, readUnder } from '../wire/one-account'
import { treeUnder } from '../wire/tree-under'
import type { SourceConnection } from './source-connection'

/**
 * The open inventory for one operation. It survives a reconnection, also to
 * another socket of the same inventory, and fails instead of reaching another one
 * when a person has switched, or somebody else has signed in, meanwhile. Fails at
 * once when nothing is open, and while nobody is signed in.
 */
export function pinnedTarget(connection: SourceConnection): OperationTarget {
  const pin = pinOf(connection)
  const { gateway, inventory } = pin
  const opened = (signal: AbortSignal): Promise<void> => whenOpen(connection, pin.isOpen, signal)
  const under = callsOfOne(pin, gateway)
  const calls: InventoryCalls = {
    ...under,
    list: async (...asked) => listAgain(connection, { list: under.list, whenOpen: opened }, asked),
  }
  return {
    inventory: inventory.id,
    ownerId: inventory.ownerId,
    capabilities: connection.gateway().capabilities,
    calls,
    whenOpen: opened,
  }
}

/** Asks for all below a folder, in the lane of the index (`Gateway.listTree`). */
export type TreeCall = (folder: EntryAddress, signal: AbortSignal) => AsyncIterable<ListedFolder>

/** The trees of the open inventory: nothing of one that came under another account. A break ends one; what has come counts. */
export function pinnedTree(connection: SourceConnection): TreeCall {
  const pin = pinOf(connection)
  return (folder, signal) => treeUnder(pin, pin.gateway().listTree(folder, signal, 'index'))
}

/** The pictures of the open inventory: none that came under another account. */
export function pinnedPictures(connection: SourceConnection): Pick<Gateway, 'fetchThumbnail'> {
  const pin = pinOf(connection)
  return {
    fetchThumbnail: async (...asked) => readUnder(pin, () => pin.gateway().fetchThumbnail(...asked)),
  }
}

function pinOf(connection: SourceConnection) {
  connection.gateway()
  const { state, turn } = connection
  if (state.kind !== 'ready') throw new AppFailure({ kind: 'not-ready', ...say('nobody-signed-in') })
  const { inventory, source } = state
  const isOpen = (): boolean => {
    const now = connection.state
    if (now.kind === 'not-signed-in') return now.source.address === source.address
    if (now.kind !== 'ready' || now.inventory.id !== inventory.id) return false
    // Two services that name nobody can look the same: what a person switched to is another one.
    return now.inventory.ownerId !== null || connection.turn === turn
  }
  const gateway = (): Gateway => {
    const open = connection.gateway()
    if (isOpen()) return open
    throw new AppFailure({ kind: 'offline', ...say('other-inventory-opened') })
  }
  const ask = async (maxAgeMs?: number): Promise<'same' | 'other'> => {
    await connection.askAccount(maxAgeMs)
    const now = connection.state.kind
    if (now === 'not-signed-in') throw new AppFailure({ kind: 'not-ready', ...say('nobody-signed-in') })
    return now === 'ready' && !isOpen() ? 'other' : 'same'
  }
  return { inventory, isOpen, gateway, ask }
}

/** That a ping is answered counts: right after a break the state is still that of before. */
async function whenOpen(
  connection: SourceConnection,
  isOpen: () => boolean,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const hasChanged = connection.nextState(signal)
    if (connection.state.kind === 'ready') {
      if (!isOpen() || (await isAnswered(connection.gateway(), signal))) return
    }
    await hasChanged
  }
}

async function isAnswered(gateway: Gateway, signal: AbortSignal): Promise<boolean> {
  return gateway.ping(signal).then(
    () => true,
    () => false,
  )
}

const AGAIN_WITHIN_MS = 10_000

/** What a listing that was cut off waits for and goes on with. */
interface Reconnected {
  /** Of the same inventory, or a failure. */
  readonly list: Gateway['list']
  readonly whenOpen: (signal: AbortSignal) => Promise<void>
}

/**
 * A listing that survives a lost connection and a sleep: what was under way then
 * is no failure to tell anybody of. It changes nothing, so it is asked once
 * more, of the source that answers then. Fails as `list` does, also
 * when nothing answers within 10 s.
 */
async function listAgain(
  connection: SourceConnection,
  { list, whenOpen }: Reconnected,
  [folder, signal, lane]: Parameters<Gateway['list']>,
): Promise<RawListing> {
  const { wakes } = connection
  const cutOff = new AbortController()
  const cut = (): void => cutOff.abort()
  const lost = connection.untilLost
  lost.addEventListener('abort', cut, { once: true })
  try {
    return await list(folder, either(signal, cutOff.signal), lane)
  } catch (thrown) {
    const isInterrupted = lost.aborted || (connection.wakes !== wakes && isSilence(thrown))
    if (!isInterrupted || signal?.aborted === true) throw thrown
  } finally {
    lost.removeEventListener('abort', cut)
  }
  await whenOpen(either(signal, AbortSignal.timeout(AGAIN_WITHIN_MS)))
  return list(folder, signal, lane)
}

function isSilence(thrown: unknown): boolean {
  return thrown instanceof AppFailure && (thrown.error.kind === 'offline' || thrown.error.kind === 'cloud')
}

function either(signal: AbortSignal | undefined, other: AbortSignal): AbortSignal {
  return signal === undefined ? other : AbortSignal.any([signal, other])
}
