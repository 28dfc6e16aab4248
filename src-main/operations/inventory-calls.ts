import type { Gateway } from '../inventory/gateway'

/** What operations need of the gateway. */
export type InventoryCalls = Pick<Gateway, 'list' | 'makeDir' | 'copy' | 'move' | 'spawn' | 'currentWorld'>

/** The inventory that an operation was asked for, whatever is opened meanwhile. */
export interface OperationTarget {
  /** Operations of one source run one after the other. */
  readonly sourceAddress: string
  readonly calls: InventoryCalls
  /** Resolves once it answers again, or when that cannot be hoped for any more; never rejects. */
  whenOpen(signal: AbortSignal): Promise<void>
}
