import { titleOf } from '../../../src-shared/domain/names'
import type { Entry } from '../../../src-shared/model/entry'
import type {
  FindCoverage,
  FoundProblem,
  FoundEntry as IndexHit,
  QueryProblem,
  TextRange,
} from '../../../src-shared/model/found'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { EntryRow } from '../../browser/row'
import { rowOfIndexed } from '../../browser/row-of-indexed'
import { ROOT_ID, type RowId, rowIdOf } from '../../kit/row-id'

/** Where a search looks. `here`: in the folder that is shown and all below. */
export const FIND_SCOPES = ['everywhere', 'here', 'trash'] as const

export type FindScope = (typeof FIND_SCOPES)[number]

export interface FoundEntry {
  readonly id: RowId
  readonly entry: Entry
  /** Titles of the folders that lead to it, below the root. */
  readonly folders: readonly string[]
  /** The folder itself; null where no path leads to it. */
  readonly folder: InventoryPath | null
  /** What to mark in its plain title. */
  readonly ranges: readonly TextRange[]
  /** When it was seen there last; null where that is what the window shows. */
  readonly seenAtMs: number | null
  readonly state: 'here' | 'last-seen' | 'gone'
  /** When it was missed; null while it is there. */
  readonly leftAtMs: number | null
  /** Not quite what was typed. */
  readonly isSimilar: boolean
  /** How many of the same content were found, this one counted. */
  readonly copies: number
  /** Why nothing can be done to it, where that was asked; else null. */
  readonly problem: FoundProblem | null
  /** Its row, shown or not, made when it is asked for; null where no way leads there. */
  readonly row: () => EntryRow | null
}

/** How much was looked through. */
export type Coverage =
  /** Without the index: what this window has listed. */
  { readonly kind: 'opened'; readonly folders: number } | ({ readonly kind: 'index' } & FindCoverage)

export interface Found {
  /** What was asked: an answer to another question is no answer to this one. */
  readonly asked: object
  readonly isAsked: boolean
  /** The best; similar ones last. */
  readonly entries: readonly FoundEntry[]
  /** Of all, without similar ones. */
  readonly count: number
  readonly coverage: Coverage
  /** What of the question could not be followed. */
  readonly notFollowed: readonly NotFollowed[]
}

interface NotFollowed extends Pick<QueryProblem, 'code'> {
  /** As it was asked: by now something else may be typed. */
  readonly term: string
}

export function notFollowedOf(query: string, problems: readonly QueryProblem[]): readonly NotFollowed[] {
  return problems.map(({ code, from, to }) => ({ code, term: query.slice(from, to) }))
}

export function foundOfHit(hit: IndexHit): FoundEntry {
  const { entry, place, ranges, seenAtMs, state, leftAtMs, copies, rank, problem } = hit
  const above = place.folderIds.reduce<RowId>(rowIdOf, ROOT_ID)
  return {
    id: rowIdOf(above, entry.recordId),
    entry,
    folders: place.folderTitles,
    folder: place.folder,
    ranges,
    seenAtMs,
    state,
    leftAtMs,
    isSimilar: rank === 'similar',
    copies,
    problem,
    row: () => (state === 'gone' ? null : rowOfIndexed(place, entry)),
  }
}

/** In the order of the way. */
export function titlesOf(entries: readonly Entry[]): readonly string[] {
  return entries.map(titleOf)
}
