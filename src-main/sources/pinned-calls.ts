import { AppFailure } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'
import type { InventoryCalls, OperationTarget } from '../operations/look/inventory-calls'
import type { Gateway } from '../wire/gateway'
import { type InventoryIdentity, identityOf, isSameInventory } from './inventory-identity'
import type { SourceConnection } from './source-connection'

/**
 * The open inventory for one operation. It survives a reconnection, also to
 * another socket of the same person, and fails instead of reaching another
 * inventory when a person has switched meanwhile. Fails at once when nothing is
 * open.
 */
export function pinnedTarget(connection: SourceConnection): OperationTarget {
  connection.gateway()
  const identity = identityOf(connection.state)
  const gateway = (): Gateway => {
    if (isSameInventory(identity, connection.state)) return connection.gateway()
    throw new AppFailure({ kind: 'offline', ...say('other-inventory-opened') })
  }
  const calls: InventoryCalls = {
    list: async (folder, signal) => gateway().list(folder, signal),
    makeDir: async (to, signal) => gateway().makeDir(to, signal),
    copy: async (from, to, what, signal) => gateway().copy(from, to, what, signal),
    move: async (from, to, what, signal) => gateway().move(from, to, what, signal),
    remove: async (entry, what, signal) => gateway().remove(entry, what, signal),
    spawn: async (entry, signal) => gateway().spawn(entry, signal),
    currentWorld: async signal => gateway().currentWorld(signal),
  }
  return {
    inventory: identity.key,
    ownerId: identity.ownerId,
    capabilities: connection.gateway().capabilities,
    calls,
    whenOpen: signal => whenOpen(connection, identity, signal),
  }
}

/** That a ping is answered counts: right after a break the state is still that of before. */
async function whenOpen(
  connection: SourceConnection,
  identity: InventoryIdentity,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const hasChanged = connection.nextState(signal)
    if (connection.state.kind === 'ready') {
      const isOther = !isSameInventory(identity, connection.state)
      if (isOther || (await isAnswered(connection.gateway(), signal))) return
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
