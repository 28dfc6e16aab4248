import { childPath, parsePath } from '../../../src-shared/domain/paths'
import { plainText } from '../../../src-shared/domain/rich-text'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Listing } from '../../../src-shared/model/listing'

export interface Completion {
  readonly path: InventoryPath
  /** Raw name of the folder at its end. */
  readonly name: string
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
    const { kind, name } = listing.entryAt(index)
    if (kind !== 'folder' && kind !== 'link') continue
    if (!isBegunBy(name, begin) || listing.problemAt(index)) continue
    const path = childPath(folder, name)
    if (path) found.push({ path, name })
    if (found.length === MAX_OFFERED) break
  }
  return found
}

/** By the name as it is stored, which is what a path holds, or as it is read. */
function isBegunBy(name: string, begin: string): boolean {
  return name.toLowerCase().startsWith(begin) || plainText(name).toLowerCase().startsWith(begin)
}
