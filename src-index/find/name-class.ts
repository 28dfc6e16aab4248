import type { MatchRank } from '../../src-shared/model/found'
import type { NamePart } from '../names/name-part'

/** The better the smaller; indices into `RANKS`. */
export const RANKS = [
  'exact',
  'begins',
  'word',
  'inside',
  'field',
  'similar',
] as const satisfies readonly MatchRank[]

export const CLASS = { EXACT: 0, BEGINS: 1, WORD: 2, INSIDE: 3, FIELD: 4, SIMILAR: 5 } as const

/** How well a name answers that holds all words. `phrase`: all of what was typed as one text. */
export function classOf(
  part: NamePart,
  row: number,
  phrase: string,
  words: readonly (readonly string[])[],
): number {
  const start = part.startOf(row)
  if (part.joined.startsWith(phrase, start)) {
    return part.endOf(row) - start === phrase.length ? CLASS.EXACT : CLASS.BEGINS
  }
  return words.every(word => word.some(one => beginsWord(part, row, one))) ? CLASS.WORD : CLASS.INSIDE
}

function beginsWord(part: NamePart, row: number, word: string): boolean {
  const { joined } = part
  const [start, end] = [part.startOf(row), part.endOf(row)]
  for (let at = joined.indexOf(word, start); at >= 0 && at < end; at = joined.indexOf(word, at + 1)) {
    if (at === start || isBetweenWords(joined.charCodeAt(at - 1))) return true
  }
  return false
}

function isBetweenWords(code: number): boolean {
  // Folded: there are no capitals.
  if (code < 0x80) return !((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39))
  return !/[\p{L}\p{N}]/u.test(String.fromCharCode(code))
}
