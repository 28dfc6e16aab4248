import type { Capabilities } from '../../../src-shared/model/capabilities'
import type { Gateway } from '../../wire/gateway'

/** What operations need of the gateway. */
export type InventoryCalls = Pick<
  Gateway,
  | 'list'
  | 'makeDir'
  | 'copy'
  | 'bringIn'
  | 'move'
  | 'remove'
  | 'spawn'
  | 'give'
  | 'currentWorld'
  | 'noteRefusal'
  | 'hearProgress'
  | 'stopChange'
>

/** Where entries come from: its calls, with what they can do and how. */
export interface EntrySource {
  readonly capabilities: Capabilities
  readonly calls: InventoryCalls
}

/** The inventory that an operation was asked for, whatever is opened meanwhile. */
export interface OperationTarget extends EntrySource {
  /** Whose inventory this is, the same at each start: what the journal knows belongs to it. */
  readonly inventory: string
  /** The person's id at the service, for links that point into their own inventory; null when unknown. */
  readonly ownerId: string | null
  /** Resolves once it answers again, or when that cannot be hoped for any more; never rejects. */
  whenOpen(signal: AbortSignal): Promise<void>
}
