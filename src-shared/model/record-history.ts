import type { CrawlKind } from './index-status'
import type { IndexedPlace } from './record-whereabouts'

/**
 * How a stay began or ended. `found`: a listing showed it for the first time.
 * `moved`, `renamed`, `changed`: seen at another place, under another name, with
 * another content. `made`, `removed`: by an operation of Satchel's. `left`:
 * missed in its folder. `gone`: missed everywhere. `folder-gone`: its folder went.
 */
export type StayEnd = 'moved' | 'renamed' | 'changed' | 'removed' | 'left' | 'gone' | 'folder-gone'
export type StayStart = 'found' | 'moved' | 'renamed' | 'changed' | 'made'

/** One place and name of an entry, from when to when. Milliseconds since 1970. */
export interface Stay {
  readonly place: IndexedPlace
  readonly assetUri: string
  readonly fromMs: number
  readonly start: StayStart
  /** The last listing that showed it so. */
  readonly lastSeenMs: number
  /** Null: it is still so. */
  readonly toMs: number | null
  readonly end: StayEnd | null
  /** Satchel's own operation began or ended it. */
  readonly startedByUs: boolean
  readonly endedByUs: boolean
}

export interface Difference {
  readonly kind: 'added' | 'removed' | 'moved' | 'changed'
  /** As it is at the end; of what was removed, as it was. */
  readonly place: IndexedPlace
  /** Where it was at the beginning; null where it was not there. */
  readonly before: IndexedPlace | null
  readonly atMs: number
}

export interface Differences {
  readonly added: number
  readonly removed: number
  readonly moved: number
  readonly changed: number
  /** At most as many as were asked for, newest first. */
  readonly rows: readonly Difference[]
  /** Folders whose last listing is older than the beginning: what changed in them is not known. */
  readonly notLookedAt: number
}

/** Marks that nobody has named: of a session with Satchel, and before an operation on many entries. */
export const OWN_MARKS = ['session-start', 'session-end', 'operation'] as const

export type OwnMark = (typeof OWN_MARKS)[number]

/** A moment that is kept: what was there then can be asked for. */
export interface Moment {
  readonly atMs: number
  readonly kind: CrawlKind | 'mark'
  /** What it is called, of a mark; one of `OWN_MARKS` where Satchel made it. */
  readonly name: string | null
}

export interface FolderSummary {
  /** Null: never listed. */
  readonly listedAtMs: number | null
  /** False: not all of it had arrived, so that there may be more. */
  readonly isWhole: boolean
  readonly folders: number
  readonly items: number
  readonly links: number
  /** Up to four things in it that can have a picture, the newest first; at any depth that is known. */
  readonly pictures: readonly (IndexedPlace & { readonly assetUri: string })[]
}
