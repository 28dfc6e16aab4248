import type { Told } from '../../../src-shared/model/entry-facts'
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
  tells: readonly Told[] = [],
): string {
  // Where links are told, that none has been seen yet does not mean that they are not.
  const isOfLinks = (term: string): boolean => tells.includes('link-target') && /^-?links-to:/i.test(term)
  const problem = notFollowed.find(({ code, term }) => code !== 'not-here' || !isOfLinks(term))
  if (problem) return text.find.notFollowed[problem.code](problem.term)
  if (coverage.kind === 'opened') return text.find.nothing
  return coverage.neverListed > 0 ? text.find.nothingKnown : text.find.nothingAnywhere
}
