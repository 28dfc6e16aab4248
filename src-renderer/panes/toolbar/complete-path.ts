import { titleOf } from '../../../src-shared/domain/names'
import { childPath, parsePath } from '../../../src-shared/domain/paths'
import { plainText } from '../../../src-shared/domain/rich-text'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'

export interface Completion {
  readonly path: InventoryPath
  /** What the folder at its end is called; may hold markup. */
  readonly title: string
}

/** As many as are looked through at a glance. */
const MAX_OFFERED = 12

/**
 * The folders that a half-typed path may go on to, from what is listed already:
 * nothing is asked of the service while somebody types.
 */
export function completionsOf(
  typed: string,
  listingOf: (path: InventoryPath) => Listing | null,
): readonly Completion[] {
  const cut = typed.lastIndexOf('/')
  const folder = parsePath(typed.slice(0, cut))
  const listing = folder && listingOf(folder)
  if (!folder || !listing) return []
  const begin = typed.slice(cut + 1).toLowerCase()
  const found: Completion[] = []
  for (const index of listing.order) {
    const entry = listing.entryAt(index)
    const { kind, name } = entry
    const title = titleOf(entry)
    if (kind !== 'folder' && kind !== 'link') continue
    if (![name, title].some(text => isBegunBy(text, begin)) || listing.problemAt(index)) continue
    const path = childPath(folder, name)
    if (path) found.push({ path, title })
    if (found.length === MAX_OFFERED) break
  }
  return found
}

/** As it is stored, which is what a path holds, or as it is read. */
function isBegunBy(text: string, begin: string): boolean {
  return text.toLowerCase().startsWith(begin) || plainText(text).toLowerCase().startsWith(begin)
}
