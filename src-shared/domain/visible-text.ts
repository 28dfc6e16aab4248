/** Bidirectional controls, separators and what takes no room, by the names that Unicode gives them. */
const MARKS: ReadonlyMap<number, string> = new Map([
  [0x00a0, '⟨NBSP⟩'],
  [0x00ad, '⟨SHY⟩'],
  [0x061c, '⟨ALM⟩'],
  [0x200b, '⟨ZWSP⟩'],
  [0x200c, '⟨ZWNJ⟩'],
  [0x200d, '⟨ZWJ⟩'],
  [0x200e, '⟨LRM⟩'],
  [0x200f, '⟨RLM⟩'],
  [0x2028, '⟨LS⟩'],
  [0x2029, '⟨PS⟩'],
  [0x202a, '⟨LRE⟩'],
  [0x202b, '⟨RLE⟩'],
  [0x202c, '⟨PDF⟩'],
  [0x202d, '⟨LRO⟩'],
  [0x202e, '⟨RLO⟩'],
  [0x2060, '⟨WJ⟩'],
  [0x2066, '⟨LRI⟩'],
  [0x2067, '⟨RLI⟩'],
  [0x2068, '⟨FSI⟩'],
  [0x2069, '⟨PDI⟩'],
  [0x3164, '⟨HF⟩'],
  [0xfeff, '⟨BOM⟩'],
])

/**
 * What must not reach the screen as it is: controls, halves of characters (`\p{Cs}` under `u`, never half a pair),
 * what is drawn as nothing, and spaces that look like another one.
 */
const HIDDEN =
  /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\ufff9-\ufffb]/gu

/** Of those, what takes no room, or looks like none: two names may differ in it and look the same. */
export const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2800\ufff9-\ufffb]/gu

const SPACES_AT_START = /^\s+/u

/** Whether a text is anything but what it looks like; a quick look for long lists. */
export const HAS_HIDDEN =
  /[\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\ufff9-\ufffb]|^\s|\s$/u

/**
 * The text with every control, bidirectional control, separator, half of a character and whatever
 * is drawn as nothing as a visible symbol, so that no name can hide a part of itself, reorder the row
 * around it, or look like another one (design-shown.md, "Names"). Joiners and selectors stay where
 * emoji and scripts need them. Linear.
 */
export function visibleText(text: string): string {
  return text.replace(HIDDEN, (character, at: number) =>
    isNeeded(character, at, text) ? character : symbolOf(character),
  )
}

/** Spaces at the ends, where nobody sees them, as symbols, too; for a whole name that is visible text already. */
export function withEndsShown(visible: string): string {
  return withEndShown(withStartShown(visible))
}

/** For the first part of a name that is drawn in several. */
export function withStartShown(visible: string): string {
  return visible.replace(SPACES_AT_START, spacesShown)
}

/** For the last one. */
export function withEndShown(visible: string): string {
  // Not by a pattern: it would try each of a thousand spaces in the middle of a stranger's name.
  const end = visible.trimEnd().length
  return end === visible.length ? visible : visible.slice(0, end) + spacesShown(visible.slice(end))
}

function spacesShown(spaces: string): string {
  return [...spaces].map(space => (space === ' ' ? '␣' : symbolOf(space))).join('')
}

const BEYOND_ASCII = /[^\0-\x7f]/

/** Without what takes no room: names that differ in nothing else look the same. */
export function withoutInvisible(text: string): string {
  // Asked for every name of a listing, most of which are of ASCII alone.
  if (!BEYOND_ASCII.test(text)) return text
  return text.replace(INVISIBLE, (character, at: number) => (isNeeded(character, at, text) ? character : ''))
}

/** U+200E, U+200F and U+061C say which way a neighbour is read: people who write right to left type them. */
const DIRECTION_MARKS = /[\u061c\u200e\u200f]/u

/** Whether a new name would hold something that nobody could read afterwards. */
export function holdsInvisible(text: string): boolean {
  for (const { 0: character, index } of text.matchAll(INVISIBLE)) {
    if (!DIRECTION_MARKS.test(character) && !isNeeded(character, index, text)) return true
  }
  return false
}

const SYMBOL_OF_ASCII_CONTROLS = 0x2400
const SYMBOL_OF_DELETE = '\u2421'

function symbolOf(character: string): string {
  const code = character.codePointAt(0) ?? 0
  // U+2400 … U+2420 picture the controls of ASCII, U+2421 pictures DEL.
  if (code < 0x20) return String.fromCharCode(SYMBOL_OF_ASCII_CONTROLS + code)
  if (code === 0x7f) return SYMBOL_OF_DELETE
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
  return MARKS.get(code) ?? `⟨${code.toString(16).toUpperCase()}⟩`
}

const PICTURE = /\p{Extended_Pictographic}/u
const BEFORE_JOINED_PICTURE = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u
const KEYCAP = /[0-9#*]/
const IDEOGRAPH = /\p{Script=Han}/u
const MONGOLIAN = /\p{Script=Mongolian}/u
/** Scripts whose letters join, where a joiner or non-joiner between two of them makes another word of it. */
const JOINED_SCRIPTS =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Nko}\p{Script=Thaana}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Khmer}\p{Script=Myanmar}\p{Script=Tibetan}\p{Script=Javanese}\p{Script=Balinese}\p{M}]/u

/** Whether what takes no room makes something of its neighbours that is seen. */
function isNeeded(character: string, at: number, text: string): boolean {
  const code = character.codePointAt(0) ?? 0
  const before = characterBefore(text, at)
  const after = String.fromCodePoint(text.codePointAt(at + character.length) ?? 0)
  if (code === 0x200c) return JOINED_SCRIPTS.test(before) && JOINED_SCRIPTS.test(after)
  if (code === 0x200d) {
    const joinsPictures = BEFORE_JOINED_PICTURE.test(before) && PICTURE.test(after)
    return joinsPictures || (JOINED_SCRIPTS.test(before) && JOINED_SCRIPTS.test(after))
  }
  if (code === 0xfe0e || code === 0xfe0f)
    return PICTURE.test(before) || (KEYCAP.test(before) && after === '\u20e3')
  if ((code >= 0xfe00 && code <= 0xfe02) || (code >= 0xe0100 && code <= 0xe01ef))
    return IDEOGRAPH.test(before)
  if (code >= 0x180b && code <= 0x180f) return MONGOLIAN.test(before)
  return code >= 0xe0020 && code <= 0xe007f && isInFlag(text, at)
}

function characterBefore(text: string, at: number): string {
  const last = text.charAt(at - 1)
  return /[\udc00-\udfff]/.test(last) ? text.slice(Math.max(0, at - 2), at) : last
}

/** A black flag, then letters that take no room: England, Scotland, Wales. The longest has six of them. */
const FLAG = /^\u{1f3f4}[\u{e0030}-\u{e007a}]{3,6}\u{e007f}/u
const LONGEST_FLAG = 16

function isInFlag(text: string, at: number): boolean {
  const from = Math.max(0, at - LONGEST_FLAG)
  const around = text.slice(from, at + LONGEST_FLAG)
  const start = around.lastIndexOf('\u{1f3f4}', at - from)
  const [flag] = (start < 0 ? null : FLAG.exec(around.slice(start))) ?? []
  return flag !== undefined && at - from < start + flag.length
}
