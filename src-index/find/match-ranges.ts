import { foldForFinding } from '../../src-shared/domain/fold-for-finding'
import type { TextRange } from '../../src-shared/model/found'
import { typosBetween, typosIn } from './typos'

/** Longer titles are not marked further in: nobody sees that much of one. */
const MAX_MARKED = 256
const MAX_RANGES = 32

/**
 * Where folded words stand in a title as people see it. A letter can fold to
 * several, and several to none, so the title is folded letter by letter.
 */
export function rangesIn(title: string, words: readonly string[], withTypos: boolean): readonly TextRange[] {
  const { folded, places } = foldedWithPlaces(title.slice(0, MAX_MARKED))
  const ranges: TextRange[] = []
  for (const word of words) {
    let isThere = false
    for (
      let at = folded.indexOf(word);
      at >= 0 && ranges.length < MAX_RANGES;
      at = folded.indexOf(word, at + word.length)
    ) {
      isThere = true
      ranges.push([places[at] ?? 0, places[at + word.length] ?? title.length])
    }
    const similar = withTypos && !isThere ? similarIn(folded, word) : null
    if (similar !== null) ranges.push([places[similar[0]] ?? 0, places[similar[1]] ?? title.length])
  }
  return joined(ranges.sort((a, b) => a[0] - b[0]))
}

/** The part of a text that is most like a word: the fewest typos, then the same first letter, then the first one. */
function similarIn(folded: string, word: string): TextRange | null {
  const typos = typosIn(word)
  let best: TextRange | null = null
  let least = 2 * typos + 2
  for (let from = 0; from < folded.length; from += 1) {
    for (let length = word.length - typos; length <= word.length + typos; length += 1) {
      const part = folded.slice(from, from + length)
      const cost = 2 * typosBetween(part, word) + (part[0] === word[0] ? 0 : 1)
      if (part.length < length || cost >= least) continue
      best = [from, from + length]
      least = cost
    }
  }
  return best
}

function foldedWithPlaces(title: string): { readonly folded: string; readonly places: readonly number[] } {
  let folded = ''
  const places: number[] = []
  let at = 0
  for (const { segment } of letters.segment(title)) {
    const part = foldForFinding(segment)
    for (let one = 0; one < part.length; one += 1) places.push(at)
    folded += part
    at += segment.length
  }
  places.push(at)
  return { folded, places }
}

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })

function joined(ranges: readonly TextRange[]): readonly TextRange[] {
  const all: TextRange[] = []
  for (const [from, to] of ranges) {
    const last = all.at(-1)
    if (last !== undefined && from <= last[1]) all[all.length - 1] = [last[0], Math.max(last[1], to)]
    else if (to > from) all.push([from, to])
  }
  return all
}
