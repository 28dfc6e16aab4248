import type { EntryAddress } from './entry-address'
import type { InventoryId } from './inventory-id'

/** Why a crawl waits; the words are the window's. */
export const CRAWL_PAUSES = [
  'person',
  'operation',
  'person-waits',
  'pictures',
  'battery',
  'doubt',
  'throttled',
  'offline',
] as const

export type CrawlPause = (typeof CRAWL_PAUSES)[number]

/** `whole`: every folder once. `refresh`: those that were not listed for a while. `folder`: one and all below. */
export const CRAWL_KINDS = ['whole', 'refresh', 'folder'] as const

export type CrawlKind = (typeof CRAWL_KINDS)[number]

export interface CrawlState {
  readonly id: number
  readonly kind: CrawlKind
  readonly startedMs: number
  /** Folders listed by it, still to be listed, and given up for now after several tries. */
  readonly listed: number
  readonly left: number
  readonly failed: number
  /** Record look-ups that the rest costs where the service looks up each level (depth + 1 a folder). */
  readonly lookUpsLeft: number
  readonly pause: CrawlPause | null
}

/** What a whole crawl would cost, as far as folders are known; more may turn up. */
export interface CrawlEstimate {
  readonly folders: number
  readonly lookUps: number
  /** Some were never listed, so that there may be more below them. */
  readonly isAtLeast: boolean
}

/** What the index knows of the open inventory. */
export interface IndexStatus {
  readonly inventory: InventoryId
  readonly entries: number
  readonly folders: number
  readonly neverListed: number
  /** Listed within the last 7 days. */
  readonly fresh: number
  /** Failed when they were last tried; their rows are kept, with age. */
  readonly failing: number
  readonly beyondBounds: number
  readonly oldestMs: number | null
  /** When everything had been listed once, last. */
  readonly coveredMs: number | null
  readonly bytesOnDisk: number
  readonly crawl: CrawlState | null
  /** Nothing can be kept: the disk is full, or another Satchel writes. In memory it goes on. */
  readonly isWritable: boolean
}

/** What became of the file when it was opened. */
export type IndexFileState =
  | { readonly kind: 'ok' }
  /** Unreadable or of a later version: renamed, not deleted; the index begins anew. */
  | { readonly kind: 'set-aside'; readonly file: string; readonly reason: 'corrupt' | 'newer-version' }
  /** It could not be written, so it is kept in memory only. */
  | { readonly kind: 'unkept'; readonly detail: string }

/** A folder that the crawl wants to have listed. */
export interface FolderToList {
  readonly address: EntryAddress
  /** Its record id; null for the root. */
  readonly recordId: string | null
  readonly depth: number
  /** What listing it costs where the service looks up each level: depth + 1. */
  readonly lookUps: number
  /** A listing of its parent shows it: NOT_FOUND is then a sign of throttling. */
  readonly isShownByParent: boolean
  /** It is worth asking for all below it in one go, of a source that can do so. What comes of it counts, however far it comes. */
  readonly isTree: boolean
}
