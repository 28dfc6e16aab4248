import type { ErrorKind } from '../../src-shared/errors'

/**
 * What is known of a folder's own place; the numbers stand in files. `SHOWN`: the
 * listing of its parent, or a proven step, shows it. `TOLD`: it was listed at that
 * path, and its parent was not. `MISSED`: its parent was listed without it, and it
 * was not found elsewhere yet. `GONE`: nowhere, by a whole crawl.
 */
export const PLACE = { SHOWN: 0, TOLD: 1, MISSED: 2, GONE: 3 } as const
export type Place = (typeof PLACE)[keyof typeof PLACE]

/** A folder, or a link that was listed. The tree changes it, and nobody else. */
export interface FolderNode {
  readonly id: number
  /** `''` for the root; null of one that is known by its path only. */
  recordId: string | null
  parent: FolderNode | null
  name: string
  title: string | null
  place: Place
  /** It is a link, and what it shows lies elsewhere, perhaps with somebody else. */
  isLink: boolean
  /** When the last OK listing was asked for, and the last at all; 0: never. */
  listedMs: number
  /** When the last one was asked for that had all of it; 0: never. Only what such a one does not show has left. */
  wholeMs: number
  triedMs: number
  /** Failures since the last OK listing. */
  fails: number
  error: ErrorKind | null
  /** How many listings were other than the one before. */
  changes: number
  /** Of the bytes of the last listing; null once its rows have changed otherwise. */
  sum: string | null
  /** Its entries are met by ids. */
  isById: boolean
  children: Set<FolderNode> | null
  /** Open rows. */
  count: number
}
