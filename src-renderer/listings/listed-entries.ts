import { titleOf } from '../../src-shared/domain/names'
import { childPath, nameOf, parentOf, ROOT, segmentsOf } from '../../src-shared/domain/paths'
import { deletionTimeMs, isInTrash } from '../../src-shared/domain/trash'
import type { Entry } from '../../src-shared/model/entry'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { textStore } from '../kit/text-context'
import { keys } from '../session/keys'
import type { Session } from '../session/session'

/** By content, and only where keys are not what people see: elsewhere a path says all there is. */
const keyed = new WeakMap<object, ReadonlyMap<string, number>>()

/** What has this key in a listing; null where paths are made of names. */
function entryOfKey(listing: Listing, key: string): Entry | null {
  if (listing.addressing === 'path') return null
  const known = keyed.get(listing.content) ?? indexOfKeys(listing)
  if (listing.isComplete) keyed.set(listing.content, known)
  const index = known.get(key)
  return index === undefined ? null : listing.entryAt(index)
}

function indexOfKeys(listing: Listing): ReadonlyMap<string, number> {
  return new Map([...listing.order].map(index => [listing.entryAt(index).name, index]))
}

function listedEntry({ queries, key }: Session, path: InventoryPath): Entry | null {
  const parent = parentOf(path)
  const listing = parent && queries.getQueryData<Listing>(keys.listing(key, parent))
  return listing ? entryOfKey(listing, nameOf(path)) : null
}

/** Which folder is meant by a path, as far as the listing above it says. */
export function listedAddress(session: Session, path: InventoryPath): EntryAddress {
  return { path, id: listedEntry(session, path)?.recordId ?? null }
}

/**
 * What people see of a path below the root: titles as far as they are listed, the rest as it stands
 * in the path; in the Trash as it is called there.
 */
export function titlesOnWay(session: Session, path: InventoryPath): readonly string[] {
  let at = ROOT
  const titles = segmentsOf(path).map(segment => {
    at = childPath(at, segment) ?? at
    const entry = listedEntry(session, at)
    return entry === null ? segment : titleOf(entry)
  })
  return titlesInTrash(session, path, titles)
}

/** The names of the Trash and of the folders of single deletions are for the service: people never read them. */
export function titlesInTrash(
  { inventory }: Session,
  folder: InventoryPath,
  titles: readonly string[],
): readonly string[] {
  const { trash } = inventory.get().capabilities
  if (!isInTrash(folder, trash)) return titles
  const isBelowDeletion = trash.kind === 'satchel' && deletionTimeMs(segmentsOf(folder)[1] ?? '') !== null
  return [textStore.get().trash.name, ...titles.slice(isBelowDeletion ? 2 : 1)]
}

/** What a folder is called, as far as it is listed. */
export function titleAt(session: Session, path: InventoryPath): string {
  return titlesOnWay(session, path).at(-1) ?? nameOf(path)
}
