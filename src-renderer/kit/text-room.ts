/** Of most letters at 13 px; measured ones of common fonts are narrower. */
const LETTER_PX = 8
/** Capitals, and letters as wide as one. */
const WIDE_PX = 12
/** Whatever is not ASCII may be as wide as an ideograph. */
const OTHER_PX = 14

/**
 * Whether a text in the size of rows may be wider than that, without asking the page, which
 * would lay it out: rather once too often than not.
 */
export function mayBeWider(text: string, roomPx: number): boolean {
  if (text.length * OTHER_PX <= roomPx) return false
  let widthPx = 0
  for (const letter of text) widthPx += letterPx(letter)
  return widthPx > roomPx
}

function letterPx(letter: string): number {
  if (letter > '\x7f') return OTHER_PX
  return /[A-Zmw@%&]/.test(letter) ? WIDE_PX : LETTER_PX
}
