import type { CrawlPause, IndexStatus } from './index-status'

/**
 * What is known of the open inventory, and what becomes of looking through all
 * of it. Nothing is looked through before a person has said so, once for each
 * inventory.
 */
export interface CrawlNow {
  /** Null while the index is not there. */
  readonly index: IndexStatus | null
  /** A person has said that everything may be looked through. */
  readonly isAllowed: boolean
  /** And has stopped it for now. */
  readonly isStopped: boolean
  /** When everything that can be listed had been, last; null: never. */
  readonly throughAtMs: number | null
  /** How many folders could not be looked into then; what came since is not among them. */
  readonly closed: number
  /** Why nothing is listed although something is to be listed; null: nothing keeps it. */
  readonly hold: CrawlPause | null
  /** Each folder costs a service something: it is asked before. */
  readonly isCostly: boolean
  /** Most look-ups a second; null: as fast as it answers. */
  readonly mostPerSecond: number | null
  /** Look-ups a second, of late. */
  readonly perSecond: number
  /** Milliseconds until what is known by now is listed, without what it has to wait for; null: nobody can tell. */
  readonly leftMs: number | null
}

export const NO_CRAWL: CrawlNow = {
  index: null,
  isAllowed: false,
  isStopped: false,
  throughAtMs: null,
  closed: 0,
  hold: null,
  isCostly: false,
  mostPerSecond: null,
  perSecond: 0,
  leftMs: null,
}
