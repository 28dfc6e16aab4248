import type { AppError } from '../../../src-shared/errors'
import type { EntryAddress } from '../../../src-shared/model/entry-address'
import type { Step } from '../../../src-shared/model/operation'
import type { RawListing } from '../../wire/gateway'

/** Who asked for a listing. `again`: nobody waits for it. */
export type ListAsker = 'person' | 'operation' | 'again' | 'crawl'

/**
 * Hears everything that is learnt of an inventory, whoever asked for it: the
 * window, an operation that proves its steps, a look again, the crawler. Every
 * listing is of the account that the inventory belongs to, and shows at least
 * what was proved before. Must not throw, and returns at once.
 */
export interface InventoryFeed {
  listed(inventory: string, folder: EntryAddress, listing: RawListing, asked: ListAsker): void
  /** It was asked for and did not come; what was aborted is not told. */
  notListed(inventory: string, folder: EntryAddress, error: AppError, asked: ListAsker): void
  /** An operation on so many entries is about to begin. */
  begins(inventory: string, entries: number): void
  /** Done steps, each with the time of its proof. */
  proven(inventory: string, steps: readonly Step[]): void
}

export const NOBODY_HEARS: InventoryFeed = {
  listed: () => {},
  notListed: () => {},
  begins: () => {},
  proven: () => {},
}
