import type { EntryKind } from '../model/entry'
import { foldForFinding } from './fold-for-finding'

/** More is no search; a book that someone pasted must not become one. */
export const MAX_QUERY_LENGTH = 200

export interface NameFilter {
  /** None means any. */
  readonly kinds: readonly EntryKind[]
  readonly onlyPublic: boolean
}

export const NO_FILTER: NameFilter = { kinds: [], onlyPublic: false }

/** What to look for: all words, folded, in any order. */
export interface NameQuery {
  readonly words: readonly string[]
  /** As it was typed, folded: names that begin with it come first. */
  readonly phrase: string
  readonly filter: NameFilter
}

export function nameQueryOf(typed: string, filter: NameFilter): NameQuery {
  const words = foldForFinding(typed.slice(0, MAX_QUERY_LENGTH))
    .split(/\s+/)
    .filter(word => word !== '')
  return { words: [...new Set(words)], phrase: words.join(' '), filter }
}

/** Nothing was asked yet. */
export function isEmptyQuery({ words, filter }: NameQuery): boolean {
  return words.length === 0 && filter.kinds.length === 0 && !filter.onlyPublic
}
