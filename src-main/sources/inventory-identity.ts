import type { SourceState } from '../../src-shared/model/source'
import { sourceOf } from './machine'

/** Whose inventory is open. Sockets change with each start of the service, people do not. */
export interface InventoryIdentity {
  /** The same at each start: what is kept on disk belongs to it. */
  readonly key: string
  readonly ownerId: string | null
  readonly address: string
}

/** The built-in sandbox is nobody else's inventory, whatever it calls its owner. */
export function identityOf(state: SourceState): InventoryIdentity {
  const source = sourceOf(state)
  const address = source?.address ?? ''
  const ownerId = state.kind === 'ready' ? (state.account?.userId ?? null) : null
  const owner = ownerId === null ? `source:${address}` : `user:${ownerId}`
  return { key: source?.origin === 'built-in' ? `built-in:${owner}` : owner, ownerId, address }
}

/** Whether what is open now is still that inventory. While nobody can say who is signed in, the socket decides. */
export function isSameInventory(identity: InventoryIdentity, state: SourceState): boolean {
  const now = identityOf(state)
  if (now.ownerId !== null && identity.ownerId !== null) return now.key === identity.key
  return now.address === identity.address
}
