import type { PackedStrings } from '../model/packed-entries'

const SEPARATOR = '\0'

/** A lone surrogate has no UTF-8; the encoder would silently put U+FFFD in its place. */
const LONE_SURROGATE = /\p{Cs}/u

const encoder = new TextEncoder()
/** `ignoreBOM` keeps a U+FEFF at the start of the first name; the decoder would eat it. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })

/** One column as it crosses processes: bytes wherever bytes lose nothing. */
export function packStrings(values: readonly string[]): PackedStrings {
  const joined = values.join(SEPARATOR)
  const isSplittable = values.length > 0 && countSeparators(joined) === values.length - 1
  return isSplittable && !LONE_SURROGATE.test(joined) ? encoder.encode(joined) : [...values]
}

/**
 * The strings of a column. Throws where their number is not the one announced:
 * a name would stand beside another's record id.
 */
export function unpackStrings(column: PackedStrings, count: number): readonly string[] {
  const values = column instanceof Uint8Array ? splitBytes(column, count) : column
  if (values.length !== count) throw new Error(`A column holds ${values.length} strings instead of ${count}.`)
  return values
}

function splitBytes(bytes: Uint8Array, count: number): readonly string[] {
  // No strings and one empty string have the same bytes.
  return count === 0 && bytes.length === 0 ? [] : decoder.decode(bytes).split(SEPARATOR)
}

function countSeparators(text: string): number {
  let count = 0
  for (let at = text.indexOf(SEPARATOR); at >= 0; at = text.indexOf(SEPARATOR, at + 1)) count += 1
  return count
}
