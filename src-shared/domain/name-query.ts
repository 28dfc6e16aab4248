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

/** 0: begins with what was typed; 1: every word begins a word; 2: the words are somewhere in it. */
export type Rank = 0 | 1 | 2

/** How well a folded name answers, by its text alone; null when it does not. */
export function rankOf(name: string, { words, phrase }: NameQuery): Rank | null {
  let rank: Rank = 1
  for (const word of words) {
    const at = name.indexOf(word)
    if (at < 0) return null
    if (rank === 1 && !beginsWord(name, word, at)) rank = 2
  }
  return name.startsWith(phrase) ? 0 : rank
}

function beginsWord(name: string, word: string, first: number): boolean {
  for (let at = first; at >= 0; at = name.indexOf(word, at + 1)) {
    if (at === 0 || isBetweenWords(name.charCodeAt(at - 1))) return true
  }
  return false
}

function isBetweenWords(code: number): boolean {
  // Folded: there are no capitals.
  if (code < 0x80) return !((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39))
  // What is left of pairs are pictures: fancy letters were folded to plain ones.
  return !/[\p{L}\p{N}]/u.test(String.fromCharCode(code))
}
