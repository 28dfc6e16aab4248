import type { NamePart } from '../names/name-part'
import { SEPARATOR } from '../names/name-part'
import { fewestTypos, piecesOf, typosIn } from './typos'

/** Rows of a part that hold a word but for its typos, ascending. */
export function rowsSimilarTo(part: NamePart, word: string): readonly number[] {
  const typos = typosIn(word)
  const rows = new Set<number>()
  for (const { text, at, word: whole, typos: left } of piecesOf(word, typos)) {
    const fits = checkOf(part, { text, at, word: whole, typos: left })
    for (let place = part.joined.indexOf(text), row = 0; place >= 0; ) {
      row = part.rowAt(place, row)
      const isIn = rows.has(row) || fits(place, row)
      if (isIn) rows.add(row)
      place = part.joined.indexOf(text, isIn ? part.startOf(row + 1) : place + 1)
    }
  }
  return [...rows].sort((a, b) => a - b)
}

/** Whether the name of a row holds a word but for its typos. */
export function isSimilar(part: NamePart, row: number, word: string): boolean {
  const typos = typosIn(word)
  return fewestTypos(part.joined, part.startOf(row), part.endOf(row), word, typos) <= typos
}

type Piece = ReturnType<typeof piecesOf>[number]

/** Whether there is the rest of the word around a piece of it that was found. */
function checkOf(part: NamePart, { text, at, word, typos }: Piece): (place: number, row: number) => boolean {
  const { joined } = part
  if (typos === 0) return () => true
  const before = word.slice(0, at)
  const behind = word.slice(at + text.length)
  // The first of two pieces has all typos behind it, the last one all of them before it.
  if (typos === 1 && at === 0) return place => hasOneTypoBehind(joined, place + text.length, behind)
  if (typos === 1 && behind === '') return place => hasOneTypoBefore(joined, place, before)
  return (place, row) => {
    const from = Math.max(part.startOf(row), place - at - typos)
    const to = Math.min(part.endOf(row), place - at + word.length + typos)
    return fewestTypos(joined, from, to, word, typos) <= typos
  }
}

/** Whether a text begins at a place with another but for one typo at most. */
function hasOneTypoBehind(joined: string, place: number, rest: string): boolean {
  let at = 0
  while (at < rest.length && joined[place + at] === rest[at]) at += 1
  if (at >= rest.length - 1) return true
  const [next, other] = [place + at, joined[place + at]]
  if (joined.startsWith(rest.slice(at + 1), next)) return true
  if (other === SEPARATOR || other === undefined) return false
  if (joined.startsWith(rest.slice(at + 1), next + 1) || joined.startsWith(rest.slice(at), next + 1))
    return true
  const isChanged = other === rest[at + 1] && joined[next + 1] === rest[at]
  return isChanged && joined.startsWith(rest.slice(at + 2), next + 2)
}

/** Whether a text ends before a place with another but for one typo at most. */
function hasOneTypoBefore(joined: string, place: number, rest: string): boolean {
  let at = rest.length - 1
  let end = place - 1
  while (at >= 0 && joined[end] === rest[at]) {
    at -= 1
    end -= 1
  }
  if (at <= 0) return true
  const other = joined[end]
  if (endsAt(joined, end, rest, at - 1)) return true
  if (other === SEPARATOR || other === undefined) return false
  if (endsAt(joined, end - 1, rest, at - 1) || endsAt(joined, end - 1, rest, at)) return true
  return other === rest[at - 1] && joined[end - 1] === rest[at] && endsAt(joined, end - 2, rest, at - 2)
}

/** Whether the letters up to `last` of a text stand in another up to `end`. */
function endsAt(joined: string, end: number, text: string, last: number): boolean {
  for (let at = last, place = end; at >= 0; at -= 1, place -= 1) if (joined[place] !== text[at]) return false
  return true
}
