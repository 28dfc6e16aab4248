import type { Entry, EntryProblem } from './entry'
import type { IndexedPlace } from './record-whereabouts'

/** Where to look. `folder`: it and everything below; the record id is null for the root. */
export type FindScope =
  | { readonly kind: 'everywhere' }
  | { readonly kind: 'folder'; readonly recordId: string | null }
  | { readonly kind: 'trash' }

/** Why nothing can be done to an entry, or, of a link, that it leads nowhere. */
export type FoundProblem = EntryProblem | 'dead-link'

/** How a name answers; the order is that of the answers. `field`: nothing was asked of the name. */
export type MatchRank = 'exact' | 'begins' | 'word' | 'inside' | 'field' | 'similar'

/** From and to in UTF-16 units of `plainText(titleOf(entry))`. */
export type TextRange = readonly [number, number]

export interface FoundEntry {
  readonly entry: Entry
  readonly place: IndexedPlace
  readonly rank: MatchRank
  /** What to mark in the plain title; empty where the match is not in the name. */
  readonly ranges: readonly TextRange[]
  /** When the listing that shows it was asked for. Of what has left: the last that showed it. */
  readonly seenAtMs: number
  /** As in `RecordWhereabouts`: how sure it is that it is there. */
  readonly state: 'here' | 'last-seen' | 'gone'
  /** When it was missed or removed; null while it is there. */
  readonly leftAtMs: number | null
  /** How many entries of the same asset match, this one counted. */
  readonly copies: number
  /** Only where the query asked for `problem:`; else null. */
  readonly problem: FoundProblem | null
}

/** What a search has looked through. */
export interface FindCoverage {
  /** Folders of the scope that are known, and of these those that were never listed. */
  readonly folders: number
  readonly neverListed: number
  /** The oldest listing of the scope; null where there is none. */
  readonly oldestMs: number | null
  /** Names that were looked through. */
  readonly entries: number
  /** Folders that are left out because of a bound (entries, folders, depth, size). */
  readonly beyondBounds: number
}

/**
 * A part of the query that could not be understood, so that it was taken as a
 * word: offsets in UTF-16 units of the query.
 */
export interface QueryProblem {
  readonly from: number
  readonly to: number
  readonly code: 'unknown-value' | 'not-here' | 'no-such-folder'
}

export interface FindAnswer {
  /** Best first; entries of the same asset as one, the best of them. */
  readonly hits: readonly FoundEntry[]
  /** All that match, copies counted each. `similar` ones are not in it. */
  readonly total: number
  readonly similarTotal: number
  readonly coverage: FindCoverage
  readonly problems: readonly QueryProblem[]
}
