import { badTitle } from '../kit/refusal.ts'

/** Of UTF-8, in Second Life (linden.md, 3). */
export const MOST_BYTES_OF_TITLE = 63
const CONTROLS = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')

/** A row has one line. */
export const FORBIDDEN = `${CONTROLS}\u007f`

export function requireTitle(title: string): string {
  const isUnfit = [...FORBIDDEN].some(character => title.includes(character))
  if (isUnfit || title.trim() === '' || Buffer.byteLength(title) > MOST_BYTES_OF_TITLE) throw badTitle(title)
  return title
}
