import { AppFailure } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'
import type { InventoryCalls, OperationTarget } from '../operations/look/inventory-calls'
import type { Gateway } from '../wire/gateway'
import { listAgain } from './list-again'
import type { SourceConnection } from './source-connection'

/**
 * The open inventory for one operation. It survives a reconnection, also to
 * another socket of the same inventory, and fails instead of reaching another one
 * when a person has switched meanwhile. Fails at once when nothing is open, and
 * while nobody is signed in.
 */
export function pinnedTarget(connection: SourceConnection): OperationTarget {
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
  const opened = (signal: AbortSignal): Promise<void> => whenOpen(connection, isOpen, signal)
  const calls: InventoryCalls = {
    list: async (...asked) => listAgain(connection, { gateway, whenOpen: opened }, asked),
    makeDir: async (to, signal) => gateway().makeDir(to, signal),
    copy: async (from, to, what, signal) => gateway().copy(from, to, what, signal),
    move: async (from, to, what, signal) => gateway().move(from, to, what, signal),
    remove: async (entry, what, signal) => gateway().remove(entry, what, signal),
    spawn: async (entry, signal) => gateway().spawn(entry, signal),
    currentWorld: async signal => gateway().currentWorld(signal),
  }
  return {
    inventory: inventory.id,
    ownerId: inventory.ownerId,
    capabilities: connection.gateway().capabilities,
    calls,
    whenOpen: opened,
  }
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
