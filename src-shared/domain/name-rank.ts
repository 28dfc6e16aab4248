/** 0: begins with what was typed; 1: every word begins a word; 2: the words are somewhere in it. */
export type Rank = 0 | 1 | 2

/**
 * Where a name lies within a text of many, one line each: no name is cut out of
 * it to be looked at.
 */
export interface NameSpan {
  readonly joined: string
  readonly start: number
  readonly end: number
}

/** How well a name answers that holds all words. Both are folded. */
export function rankOf(span: NameSpan, phrase: string, words: readonly string[]): Rank {
  if (span.joined.startsWith(phrase, span.start)) return 0
  return words.every(word => beginsWord(span, word)) ? 1 : 2
}

function beginsWord({ joined, start, end }: NameSpan, word: string): boolean {
  for (let at = joined.indexOf(word, start); at >= 0 && at < end; at = joined.indexOf(word, at + 1)) {
    if (at === start || isBetweenWords(joined.charCodeAt(at - 1))) return true
  }
  return false
}

function isBetweenWords(code: number): boolean {
  // Folded: there are no capitals.
  if (code < 0x80) return !((code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39))
  // What is left of pairs are pictures: fancy letters were folded to plain ones.
  return !/[\p{L}\p{N}]/u.test(String.fromCharCode(code))
}
