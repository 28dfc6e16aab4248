import { AppFailure } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'
import type { Gateway } from '../inventory/gateway'
import type { InventoryCalls, OperationTarget } from '../operations/inventory-calls'
import { sourceOf } from './machine'
import type { SourceConnection } from './source-connection'

/**
 * The open source for one operation. It survives a reconnection to the same
 * socket, and fails instead of reaching another inventory when a person has
 * switched meanwhile. Fails at once when nothing is open.
 */
export function pinnedTarget(connection: SourceConnection): OperationTarget {
  connection.gateway()
  const sourceAddress = addressOf(connection)
  const gateway = (): Gateway => {
    if (addressOf(connection) === sourceAddress) return connection.gateway()
    throw new AppFailure({ kind: 'offline', ...say('other-inventory-opened') })
  }
  const calls: InventoryCalls = {
    list: async (path, signal) => gateway().list(path, signal),
    makeDir: async (path, signal) => gateway().makeDir(path, signal),
    copy: async (from, to, what, signal) => gateway().copy(from, to, what, signal),
    move: async (from, to, what, signal) => gateway().move(from, to, what, signal),
    spawn: async (path, signal) => gateway().spawn(path, signal),
    currentWorld: async signal => gateway().currentWorld(signal),
  }
  return { sourceAddress, calls, whenOpen: signal => whenOpen(connection, sourceAddress, signal) }
}

/** That a ping is answered counts: right after a break the state is still that of before. */
async function whenOpen(connection: SourceConnection, address: string, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const hasChanged = connection.nextState(signal)
    if (connection.state.kind === 'ready') {
      if (addressOf(connection) !== address || (await isAnswered(connection.gateway(), signal))) return
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

function addressOf(connection: SourceConnection): string {
  return sourceOf(connection.state)?.address ?? ''
}
