/** Tags that stand alone: `<b>`. */
const PLAIN_TAGS: ReadonlySet<string> = new Set(
  'b i u s strikethrough br sub sup nobr noparse mark closeall closeallblock lowercase uppercase allcaps smallcaps'.split(
    ' ',
  ),
)

/** Tags that mean something only with a value: `<size=50%>`. Without one they are somebody's words. */
const VALUE_TAGS: ReadonlySet<string> = new Set(
  'color size alpha font mark align glyph sprite gradient style link material font-weight line-height line-indent indent margin cspace mspace voffset width pos space rotate'.split(
    ' ',
  ),
)

/**
 * The longest tag that is read as one. Keeps a megabyte between `<` and `>`
 * visible as the text that it is.
 */
const MAX_TAG_LENGTH = 256

export interface RichTag {
  /** Lower case. `<#f00>` reads as a `color`. */
  readonly name: string
  readonly value: string
  readonly isClosing: boolean
  /** Index just after the `>`. */
  readonly end: number
}

/**
 * The tag that begins at a `<`, or null where the `<` is plain text, as in
 * `1 < 2 > 0` or `<3`. Looks no further than the next `<`, so that a name made
 * of `<` is still read in linear time.
 */
export function tagAt(text: string, start: number): RichTag | null {
  const limit = Math.min(text.length, start + MAX_TAG_LENGTH)
  for (let end = start + 1; end < limit; end += 1) {
    const code = text.charCodeAt(end)
    if (code === 0x3c) return null
    if (code === 0x3e) return readTag(text.slice(start + 1, end), end + 1)
  }
  return null
}

function readTag(inner: string, end: number): RichTag | null {
  if (inner.startsWith('/')) {
    const name = inner.slice(1).trimEnd().toLowerCase()
    return isKnown(name) ? { name, value: '', isClosing: true, end } : null
  }
  if (/^#(?:[0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})$/i.test(inner)) {
    return { name: 'color', value: inner, isClosing: false, end }
  }
  const [, name = '', rest = ''] = /^([a-z-]+)(.*)$/is.exec(inner) ?? []
  const parameter = rest.trim()
  const known = parameter === '' ? PLAIN_TAGS : VALUE_TAGS
  // `<sprite name=Star>` has its `=` later; `<size matters>` has none and is text.
  if (!known.has(name.toLowerCase()) || (parameter !== '' && !parameter.includes('='))) return null
  const value = parameter.startsWith('=') ? unquote(parameter.slice(1).trim()) : ''
  return { name: name.toLowerCase(), value, isClosing: false, end }
}

function isKnown(name: string): boolean {
  return PLAIN_TAGS.has(name) || VALUE_TAGS.has(name)
}

function unquote(value: string): string {
  const first = value.charAt(0)
  const isQuoted = value.length > 1 && (first === '"' || first === "'") && value.endsWith(first)
  return isQuoted ? value.slice(1, -1) : value
}
