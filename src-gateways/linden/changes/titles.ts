import { badTitle, said } from '../../kit/refusal.ts'

/** Bytes of UTF-8; regions cut longer ones without a word (linden.md, 3). */
export const LONGEST_NAME = 63
const LONGEST_DESCRIPTION = 127

const CONTROLS = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')
/** What no new name may hold: viewers make blanks of it (linden.md, 3). */
export const FORBIDDEN = `${CONTROLS}\u007f|\ufffe\uffff`
const HALF = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u
/** All that a region keeps over UDP; of anything else it makes a hex dump (opensim-run.md, 2). */
const PLAIN = /^[\u0020-\u007e]*$/

/** @throws GatewayRefusal: bad-title. */
export function requireTitle(title: string): string {
  if (title === '') throw badTitle(title)
  return requireText(title, LONGEST_NAME)
}

/** @throws GatewayRefusal: bad-title. */
export function requireDescription(text: string): string {
  return requireText(text, LONGEST_DESCRIPTION)
}

function requireText(text: string, most: number): string {
  const isUnfit = [...FORBIDDEN].some(character => text.includes(character)) || HALF.test(text)
  if (isUnfit || Buffer.byteLength(text) > most) throw badTitle(text)
  return text
}

/** @throws GatewayRefusal. */
export function requirePlainText(text: string): void {
  if (PLAIN.test(text)) return
  throw said(`OpenSimulator would make "${text}" unreadable: here it keeps plain English letters only.`)
}
