import { parentOf, ROOT } from '../../src-shared/domain/paths'
import { recordIdOf } from '../../src-shared/domain/places'
import { isInTrash } from '../../src-shared/domain/trash'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { type Branch, branchBelow, ROOT_BRANCH } from '../browser/branch'
import { resolvePlace } from '../browser/resolve-place'
import type { EntryRow } from '../browser/row'
import { entryRow } from '../browser/rows'

type ListingOf = (path: InventoryPath) => Listing | null

/** A collected entry as it is now, as far as is listed. */
export interface TrayLine {
  /** Its record. */
  readonly id: string
  readonly entry: CollectedEntry
  /** `unlisted`: nobody knows before its folder is listed; until then it counts as there. */
  readonly state: 'here' | 'unlisted' | 'trashed' | 'gone'
  /** Null unless it is there. */
  readonly row: EntryRow | null
}

/** Collected entries that were in one folder. */
export interface TrayFolder {
  readonly path: InventoryPath
  /** The last ones on the way to it, as many as are known. */
  readonly recordIds: readonly string[]
  readonly entries: readonly CollectedEntry[]
}

export function foldersOf(entries: readonly CollectedEntry[]): readonly TrayFolder[] {
  const folders = new Map<string, TrayFolder & { readonly entries: CollectedEntry[] }>()
  for (const entry of entries) {
    const path = parentOf(entry.path) ?? ROOT
    const recordIds = entry.recordIds.slice(0, -1)
    const key = [path, ...recordIds].join('\n')
    const known = folders.get(key)
    if (known) known.entries.push(entry)
    else folders.set(key, { path, recordIds, entries: [entry] })
  }
  return [...folders.values()]
}

type OpenFolder =
  | { readonly kind: 'listed'; readonly branch: Branch; readonly listing: Listing }
  /** What must be listed next to know more. */
  | { readonly kind: 'unlisted'; readonly folder: Branch }
  | { readonly kind: 'gone' }

/** Which folder it is now. */
export function openFolder({ path, recordIds }: TrayFolder, listingOf: ListingOf): OpenFolder {
  if (path === ROOT) return listed(ROOT_BRANCH, listingOf)
  const resolved = resolvePlace({ path, recordIds, kind: 'folder' }, listingOf)
  if (resolved.kind !== 'found') return resolved
  const { row } = resolved
  const branch = row.isFolder && row.openProblem === null ? branchBelow(row.branch, row.id, row.entry) : null
  return branch ? listed(branch, listingOf) : { kind: 'gone' }
}

function listed(branch: Branch, listingOf: ListingOf): OpenFolder {
  const listing = listingOf(branch.path)
  return listing ? { kind: 'listed', branch, listing } : { kind: 'unlisted', folder: branch }
}

interface KnownLines {
  readonly branchId: string
  readonly listing: Listing
  readonly lines: readonly TrayLine[]
}

/** With every listing that comes all are asked again: what has not changed is not worked out again. */
const known = new WeakMap<TrayFolder, KnownLines>()

function linesIn(folder: TrayFolder, listingOf: ListingOf): readonly TrayLine[] {
  const open = openFolder(folder, listingOf)
  if (open.kind !== 'listed') return folder.entries.map(entry => lineOf(entry, null, open.kind))
  const { branch, listing } = open
  const before = known.get(folder)
  if (before?.listing === listing && before.branchId === branch.id) return before.lines
  const there = { branch, listing, expandedKeys: new Set<string>() }
  const missing = listing.isComplete ? 'gone' : 'unlisted'
  const lines = folder.entries.map(entry => {
    const row = entryRow(there, listing.positionOf(listing.indexOfKey(recordIdOf(entry))))
    return lineOf(entry, row, row ? 'here' : missing)
  })
  known.set(folder, { branchId: branch.id, listing, lines })
  return lines
}

function lineOf(entry: CollectedEntry, row: EntryRow | null, state: TrayLine['state']): TrayLine {
  const isTrashed = entry.linkName === null && isInTrash(entry.path)
  return { id: recordIdOf(entry), entry, row, state: isTrashed ? 'trashed' : state }
}

/** Everything in the tray, in the order of collecting. `folders` are those of the entries. */
export function resolveTray(
  entries: readonly CollectedEntry[],
  folders: readonly TrayFolder[],
  listingOf: ListingOf,
): readonly TrayLine[] {
  const lines = new Map(folders.flatMap(folder => linesIn(folder, listingOf)).map(line => [line.id, line]))
  return entries.flatMap(entry => lines.get(recordIdOf(entry)) ?? [])
}

/** Whether something can be done with it, as far as is known. */
export function isAvailable({ state }: TrayLine): boolean {
  return state === 'here' || state === 'unlisted'
}
