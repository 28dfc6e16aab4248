import { badTitle } from '../kit/refusal.ts'

/** UTF-16 units; the service cuts longer ones without a word (opensim.md, A4). */
export const MAX_TITLE = 64
const MAX_DESCRIPTION = 128

/** Control characters but line ends and tabs, and what XML cannot hold: OpenSimulator itself reads no reply that has them. */
const UNFIT =
  /[^\P{Cc}\t\n\r]|[\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/u
const CONTROLS = Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('')

/** What no new title may hold. */
export const FORBIDDEN = `${CONTROLS}\u007f\ufffe\uffff`

export function requireTitle(title: string): string {
  const isUnfit = [...FORBIDDEN].some(character => title.includes(character)) || UNFIT.test(title)
  if (title.length > MAX_TITLE || isUnfit) throw badTitle(title)
  return title
}

/** Several lines are fine here. */
export function requireDescription(text: string): string {
  if (text.length > MAX_DESCRIPTION || UNFIT.test(text)) throw badTitle(text)
  return text
}
