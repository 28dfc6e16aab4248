import { type Catalogue, en } from './en'

const PLAIN = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const ACCENTED = 'àƀçðéƒğĥïĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ'

function accented(letter: string): string {
  return ACCENTED[PLAIN.indexOf(letter)] ?? letter
}

/** What German or Finnish may need more than English does. */
const LONGER_BY = 0.4

/**
 * English made longer, accented and bracketed: what does not fit, what is glued
 * together from pieces, and what comes from no catalogue shows at a glance.
 */
function pseudoText(text: string): string {
  if (text === '') return ''
  return `[${[...text].map(accented).join('')}${'·'.repeat(Math.ceil(text.length * LONGER_BY))}]`
}

function pseudoOf(value: unknown): unknown {
  if (typeof value === 'string') return pseudoText(value)
  if (typeof value === 'function') return (...about: readonly unknown[]) => pseudoOf(value(...about))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, pseudoOf(inner)]))
}

/** The locale stays: it is no word. */
export function makePseudo(): Catalogue {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- the same shape as `en`, which the compiler cannot follow through a walk
  return { ...(pseudoOf(en) as Catalogue), locale: en.locale }
}
