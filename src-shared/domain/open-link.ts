import type { LinkProblem, OpenRequest } from '../model/open-request'
import { parsePath } from './paths'

const SCHEME = 'satchel:'
/** Room for the longest path, each byte of it escaped. */
const MAX_LENGTH = 200_000
/** As much of a refused link as a person needs to know it again. */
const SHOWN_LENGTH = 200

export function isSatchelLink(text: string): boolean {
  return text.slice(0, SCHEME.length).toLowerCase() === SCHEME
}

/**
 * Reads `satchel:open?path=/Inventory/Food%20%26%20Drink/Banana`, the one link
 * that there is. Anybody can make such links, web pages too: they show an entry
 * and never change one, and whatever is not exactly this is refused.
 *
 * A plus is a plus: escape with `encodeURIComponent`.
 */
export function parseLink(link: string): OpenRequest {
  if (link.length > MAX_LENGTH) return refused(link, 'too-long')
  const [, action, query] = /^satchel:([^?#]*)\??([^#]*)$/i.exec(link) ?? []
  if (action !== 'open' || query === undefined) return refused(link, 'unknown')
  const [first, ...others] = query.split('&')
  const [name, ...value] = (first ?? '').split('=')
  if (query === '' || (name === 'path' && value.join('=') === '')) return refused(link, 'no-path')
  if (name !== 'path' || others.length > 0) return refused(link, 'unknown')
  const path = parsePath(unescaped(value.join('=')) ?? '')
  return path === null ? refused(link, 'not-a-path') : { kind: 'show', path }
}

/** The link that shows an entry; the other way round of `parseLink`. */
export function linkTo(path: string): string {
  return `${SCHEME}open?path=${encodeURIComponent(path).replaceAll('%2F', '/')}`
}

export function refused(link: string, problem: LinkProblem): OpenRequest {
  return { kind: 'refused', link: link.slice(0, SHOWN_LENGTH), problem }
}

function unescaped(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}
