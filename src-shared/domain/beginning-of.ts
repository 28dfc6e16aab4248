const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** What people see as one character is hardly ever longer. */
const LONGEST_CHARACTER = 64

/** At most so many UTF-16 units of it, never with half of a character at the end. */
export function beginningOf(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = characters.segment(text.slice(0, length + LONGEST_CHARACTER)).containing(length)?.index ?? 0
  if (cut > 0) return text.slice(0, cut)
  // One character without end: letters under a thousand accents, say.
  return text.slice(0, length - (isPairBefore(text, length) ? 1 : 0))
}

function isPairBefore(text: string, at: number): boolean {
  return (text.codePointAt(at - 1) ?? 0) > 0xff_ff
}
