import { LlsdFault } from './llsd-bounds'

const UTF8 = new TextDecoder('utf-8')
const BACKSLASH = 0x5c
const ESCAPES: Readonly<Record<string, number>> = {
  a: 7,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
  v: 11,
}

/**
 * A text in quotes, with backslashes (linden.md, 8); `from` is behind the first quote, `end`
 * behind the last. @throws LlsdFault where it has no end.
 */
export function readDelimited(data: Buffer, from: number, quote: '"' | "'"): { text: string; end: number } {
  const stop = quote.charCodeAt(0)
  const bytes: number[] = []
  for (let at = from; at < data.length; at++) {
    const byte = data[at] ?? 0
    if (byte === stop) return { text: UTF8.decode(Uint8Array.from(bytes)), end: at + 1 }
    if (byte !== BACKSLASH) {
      bytes.push(byte)
      continue
    }
    at++
    const letter = String.fromCharCode(data[at] ?? 0)
    const hex = letter === 'x' ? /^[0-9a-fA-F]{2}/.exec(data.toString('latin1', at + 1, at + 3)) : null
    if (hex !== null) {
      bytes.push(Number.parseInt(hex[0], 16))
      at += 2
    } else bytes.push(ESCAPES[letter] ?? data[at] ?? 0)
  }
  throw new LlsdFault('cut-short', 'A text has no end.')
}

/** In single quotes, by escapes wherever a reader could stumble. */
export function writeDelimited(text: string): string {
  const escaped = text.replaceAll(
    // oxlint-disable-next-line no-control-regex -- these are what is meant
    /[\\'\u0000-\u001f\u007f]/g,
    found =>
      found === '\\' || found === "'"
        ? `\\${found}`
        : `\\x${found.charCodeAt(0).toString(16).padStart(2, '0')}`,
  )
  return `'${escaped}'`
}
