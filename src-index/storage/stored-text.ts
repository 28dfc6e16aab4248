/** What could end a text early, end a column early, or has no UTF-8. */
// oxlint-disable-next-line no-control-regex -- these are what is looked for
const NEEDS_ESCAPE = /^"|[\u0000-\u001f\p{Cs}]/u

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Between the values of a column that is read as one text: no stored text holds it. */
export const COLUMN_SEPARATOR = '\n'

/** A stored text that is not what was written. */
export class DamagedText extends Error {
  override readonly name = 'DamagedText'
}

/**
 * A text as it stands in the file. libsql cuts a text at its first NUL, and a
 * lone surrogate has no UTF-8: such texts are JSON, and so is what looks like it.
 */
export function storedText(text: string): string {
  return NEEDS_ESCAPE.test(text) ? JSON.stringify(text) : text
}

export function textOf(stored: string): string {
  if (!stored.startsWith('"')) return stored
  try {
    const value: unknown = JSON.parse(stored)
    if (typeof value === 'string') return value
  } catch {
    // Told below.
  }
  throw new DamagedText('A stored text is not what was written.')
}

/**
 * A text that was read as `hex(…)`: libsql ends the process, with nothing to
 * catch, when a damaged file makes it hand out a text that is not UTF-8.
 */
export function textOfHex(hex: unknown): string {
  if (typeof hex !== 'string') return ''
  try {
    return utf8.decode(Buffer.from(hex, 'hex'))
  } catch {
    throw new DamagedText('A stored text is no text.')
  }
}

/** The values of a column that was read with `hex(group_concat(…, char(10)))`. */
export function columnOfHex(hex: unknown, count: number): readonly string[] {
  if (count === 0) return []
  const values = textOfHex(hex).split(COLUMN_SEPARATOR)
  if (values.length !== count) throw new DamagedText(`A column has ${values.length} values, not ${count}.`)
  return values
}

/** The values of a column of numbers that was read with `group_concat(…)`. */
export function numbersOf(joined: unknown, count: number): readonly number[] {
  if (count === 0) return []
  let values: unknown
  try {
    values = JSON.parse(`[${String(joined)}]`)
  } catch {
    throw new DamagedText('A column of numbers is none.')
  }
  if (!areNumbers(values) || values.length !== count) throw new DamagedText('A column has other values.')
  return values
}

function areNumbers(values: unknown): values is readonly number[] {
  return Array.isArray(values) && values.every(value => typeof value === 'number')
}
