/** What a link's `resrec` address points to, as far as its text tells. */
export type LinkTarget =
  | { readonly kind: 'path'; readonly owner: string; readonly path: string }
  | { readonly kind: 'record'; readonly owner: string; readonly recordId: string }
  | { readonly kind: 'unknown' }

/**
 * How many links one path may pass. A link to its own ancestor gives endless
 * paths, one request each (resonite-io.md, section 5); this ends them.
 */
export const MAX_LINKS_IN_PATH = 4

/** How deep folders may be opened; each level costs the service one more request per listing. */
export const MAX_DEPTH = 64

const SCHEME = 'resrec:///'

/** The address of a record itself, by which the game and its tools know it: `resrec:///<owner>/<record>`. */
export function recordUri(owner: string, recordId: string): string {
  return `${SCHEME}${owner}/${recordId}`
}

/**
 * Reads `resrec:///<owner>/<path>`. Nothing is percent-decoded, because the
 * service does not either. The record form `resrec:///<owner>/R-…` cannot be
 * followed: the service would list it as an empty folder (section 5).
 */
export function parseLink(assetUri: string): LinkTarget {
  if (assetUri.slice(0, SCHEME.length).toLowerCase() !== SCHEME) return { kind: 'unknown' }
  const [owner = '', ...segments] = assetUri.slice(SCHEME.length).split('/')
  const path = segments.filter(segment => segment !== '')
  const [first] = path
  if (owner === '' || first === undefined) return { kind: 'unknown' }
  if (path.length === 1 && /^R-./i.test(first)) return { kind: 'record', owner, recordId: first }
  return { kind: 'path', owner, path: path.join('/') }
}
