/** How many typos a word may have: none below five letters, where everything looks alike. */
export function typosIn(word: string): 0 | 1 | 2 {
  if (word.length < 5) return 0
  return word.length < 9 ? 1 : 2
}

/** A part of a word, where it stands in it, and how many typos the rest may have. */
export interface Piece {
  readonly text: string
  readonly at: number
  readonly word: string
  readonly typos: number
}

/**
 * A text that holds the word but for its typos holds one of these pieces whole:
 * there is one piece more than there may be typos. Two letters that changed
 * places may break two pieces at once, so words with letters changed at the edges
 * of pieces are looked for, too.
 */
export function piecesOf(word: string, typos: number): readonly Piece[] {
  const edges = Array.from({ length: typos }, (_, at) => Math.round(((at + 1) * word.length) / (typos + 1)))
  const pieces = [0, ...edges].map((at, nth) => ({
    text: word.slice(at, edges[nth] ?? word.length),
    at,
    word,
    typos,
  }))
  const changed = edges.flatMap(edge => piecesOf(withChanged(word, edge), typos - 1))
  const all = typos > 0 ? [...pieces, ...changed] : pieces
  return all.filter(
    (one, nth) =>
      all.findIndex(other => other.text === one.text && other.at === one.at && other.word === one.word) ===
      nth,
  )
}

function withChanged(word: string, at: number): string {
  return word.slice(0, at - 1) + (word[at] ?? '') + (word[at - 1] ?? '') + word.slice(at + 1)
}

/** Reused between calls: a row of the table each. */
const MAX_WORD = 256
let before = new Uint16Array(MAX_WORD + 1)
let last = new Uint16Array(MAX_WORD + 1)
let row = new Uint16Array(MAX_WORD + 1)

/**
 * The fewest typos (a letter missing, added, other, or two that changed places)
 * by which some part of a text is the word; `most` + 1 where it is more than `most`.
 */
export function fewestTypos(text: string, from: number, to: number, word: string, most: number): number {
  const length = begin(word)
  let fewest = last[length] ?? 0
  for (let place = from; place < to && fewest > 0; place += 1) {
    fewest = Math.min(fewest, fillRow(text, from, place, word, 0))
  }
  return Math.min(fewest, most + 1)
}

/** Between a whole text and the word. */
export function typosBetween(text: string, word: string): number {
  let typos = begin(word)
  for (let place = 0; place < text.length; place += 1) typos = fillRow(text, 0, place, word, place + 1)
  return typos
}

function begin(word: string): number {
  const length = Math.min(word.length, MAX_WORD)
  for (let at = 0; at <= length; at += 1) last[at] = at
  return length
}

/** The row of the letter at `place`; answers what it ends in, and is the last row then. */
function fillRow(text: string, from: number, place: number, word: string, first: number): number {
  const length = Math.min(word.length, MAX_WORD)
  const code = text.charCodeAt(place)
  row[0] = first
  for (let at = 1; at <= length; at += 1) {
    const own = word.charCodeAt(at - 1)
    let best = (last[at - 1] ?? 0) + (own === code ? 0 : 1)
    best = Math.min(best, (last[at] ?? 0) + 1, (row[at - 1] ?? 0) + 1)
    const isChanged =
      place > from && at > 1 && own === text.charCodeAt(place - 1) && word.charCodeAt(at - 2) === code
    if (isChanged) best = Math.min(best, (before[at - 2] ?? 0) + 1)
    row[at] = best
  }
  const end = row[length] ?? 0
  ;[before, last, row] = [last, row, before]
  return end
}
