import { nameOf, parentOf, ROOT } from '../../src-shared/domain/paths'
import { trashFolderOf } from '../../src-shared/domain/trash'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { Listing } from '../../src-shared/model/listing'
import { isBelow, type RowId } from '../kit/row-id'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import { ROOT_BRANCH } from './branch'
import type { EntryRow } from './row'
import { entryRow } from './rows'

/** By what a listing holds: the same in every order, and looking through a large one takes its time. */
const known = new WeakMap<object, { readonly key: string; readonly index: number }>()

/** Where the Trash stands in the listing of the inventory; -1 where there is none. Wherever there is one it is directly in it. */
export function trashPositionIn(listing: Listing, trash: TrashRules): number {
  const path = trashFolderOf(trash)
  if (path === null || parentOf(path) !== ROOT) return -1
  const key = nameOf(path)
  const before = known.get(listing.content)
  if (before?.key === key) return before.index < 0 ? -1 : listing.positionOf(before.index)
  const index =
    listing.order.find(at => {
      const { name, kind } = listing.entryAt(at)
      return name === key && kind === 'folder'
    }) ?? -1
  if (listing.isComplete) known.set(listing.content, { key, index })
  return index < 0 ? -1 : listing.positionOf(index)
}

/** The Trash as a folder of the inventory; null where there is none, or none yet: it is made with the first deletion. */
export function trashRowIn(listing: Listing, trash: TrashRules): EntryRow | null {
  const position = trashPositionIn(listing, trash)
  return position < 0 ? null : entryRow({ branch: ROOT_BRANCH, listing, expandedKeys: new Set() }, position)
}

/** The same as far as the inventory is listed. */
export function trashIdOf({ queries, key, inventory }: Session): RowId | null {
  const listing = queries.getQueryData<Listing>(keys.listing(key, ROOT))
  return listing === undefined ? null : (trashRowIn(listing, inventory.get().capabilities.trash)?.id ?? null)
}

/** Whether a row is the Trash or lies in it. */
export function isTrashId(id: RowId, trashId: RowId | null): boolean {
  return trashId !== null && (id === trashId || isBelow(id, trashId))
}
