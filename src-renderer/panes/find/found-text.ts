import type { Catalogue } from '../../text/en'
import type { Found } from './found'

export function countText(text: Catalogue, { count, entries }: Pick<Found, 'count' | 'entries'>): string {
  const shown = entries.filter(({ isSimilar }) => !isSimilar).length
  return shown === 0 && entries.length > 0 ? text.find.onlySimilar : text.find.count(count, shown)
}

/** Why nothing was found, by what was asked then. */
export function nothingText(
  text: Catalogue,
  { coverage, notFollowed }: Pick<Found, 'coverage' | 'notFollowed'>,
): string {
  const [problem] = notFollowed
  if (problem) return text.find.notFollowed[problem.code](problem.term)
  if (coverage.kind === 'opened') return text.find.nothing
  return coverage.neverListed > 0 ? text.find.nothingKnown : text.find.nothingAnywhere
}
