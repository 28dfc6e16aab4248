/** Bidirectional controls and line separators by the names that Unicode gives them. */
const MARKS: ReadonlyMap<number, string> = new Map([
  [0x061c, '⟨ALM⟩'],
  [0x200e, '⟨LRM⟩'],
  [0x200f, '⟨RLM⟩'],
  [0x2028, '⟨LS⟩'],
  [0x2029, '⟨PS⟩'],
  [0x202a, '⟨LRE⟩'],
  [0x202b, '⟨RLE⟩'],
  [0x202c, '⟨PDF⟩'],
  [0x202d, '⟨LRO⟩'],
  [0x202e, '⟨RLO⟩'],
  [0x2066, '⟨LRI⟩'],
  [0x2067, '⟨RLI⟩'],
  [0x2068, '⟨FSI⟩'],
  [0x2069, '⟨PDI⟩'],
])

/** What must not reach the screen as it is. `\p{Cs}` under `u` is a lone surrogate, never half a pair. */
const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu

function symbolOf(character: string): string {
  const code = character.charCodeAt(0)
  // U+2400 … U+2420 picture the controls of ASCII, U+2421 pictures DEL.
  if (code < 0x20) return String.fromCharCode(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  if (code < 0xa0) return `⟨${code.toString(16).toUpperCase()}⟩`
  return MARKS.get(code) ?? '\ufffd'
}

/**
 * The text with every control character, bidirectional control, line separator
 * and lone surrogate as a visible symbol, so that no name can hide a part of
 * itself or reorder the row around it (design-shown.md, "Names"). Linear.
 */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, symbolOf)
}
