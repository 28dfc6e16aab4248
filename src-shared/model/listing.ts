import type { Addressing } from './capabilities'
import type { Entry, EntryProblem } from './entry'
import type { Incomplete } from './incomplete'
import type { InventoryPath } from './inventory-path'
import type { Sort, ToldColumn } from './settings'

/**
 * What one folder holds, however large and however it arrived. Indices are the
 * order of the service (unspecified, resonite-io.md section 5); `order` is the
 * order on screen.
 */
export interface Listing {
  readonly path: InventoryPath
  /**
   * When main asked the service for it, in milliseconds since 1970: what has
   * changed since may be missing. Compares with `Step.provenAtMs`.
   */
  readonly listedAtMs: number
  /** False while pieces are still arriving; then `order` holds the first rows of what is there. */
  readonly isComplete: boolean
  /** Null: all that the folder holds is in it. Else its absence from here proves nothing of an entry. */
  readonly incomplete: Incomplete | null
  /** How many entries the folder has, as far as they are known. */
  readonly total: number
  /** Indices in display order. */
  readonly order: Uint32Array
  /** How all of its entries are addressed. */
  readonly addressing: Addressing
  /** What its entries tell beyond the rest, at least one of them. */
  readonly tells: Readonly<Record<ToldColumn, boolean>>
  /** The same object in every order of the same entries, whose indices and keys are then the same too. */
  readonly content: object
  /** The same entries in another order, for little; while pieces still arrive, the listing as it is. */
  sortedBy(sort: Sort): Listing
  entryAt(index: number): Entry
  /** The record id, with an ordinal (`#2`) where the service repeats one: unique within the listing. */
  keyAt(index: number): string
  problemAt(index: number): EntryProblem | null
  /** Index of a key, or -1. */
  indexOfKey(key: string): number
  /** Position of an index within `order`, or -1. */
  positionOf(index: number): number
}
