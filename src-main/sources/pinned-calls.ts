import { AppFailure } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'
import type { InventoryCalls, OperationTarget } from '../operations/look/inventory-calls'
import type { Gateway } from '../wire/gateway'
import { listAgain } from './list-again'
import { callsOfOne, readUnder } from './one-account'
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
