import { isSameName } from '../../src-shared/domain/names'
import { parsePath, segmentsOf } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { RowId } from '../kit/row-id'
import { type Branch, branchBelow, type OpenProblem, ROOT_BRANCH } from './branch'
import type { EntryRow } from './row'
import { entryRow } from './rows'

/** Why a typed path leads nowhere; names are raw. */
export type PathProblem =
  | { readonly kind: 'not-a-path' }
  | { readonly kind: 'not-there'; readonly name: string; readonly folder: string }
  | { readonly kind: 'not-a-folder'; readonly name: string }
  | { readonly kind: 'not-opened'; readonly name: string; readonly problem: OpenProblem }
  | { readonly kind: 'not-listed'; readonly folder: string; readonly error: unknown }

export type FoundFolder =
  /** `focus` is the entry at the end of the path when it is no folder. */
  | { readonly kind: 'found'; readonly location: RowId; readonly focus: RowId | null }
  | { readonly kind: 'problem'; readonly problem: PathProblem }

type ListFolder = (path: InventoryPath, name: string) => Promise<Listing>

/** Follows a typed path from the inventory down, listing level by level. */
export async function findFolder(typed: string, list: ListFolder): Promise<FoundFolder> {
  const path = parsePath(typed.trim())
  if (!path) return problem({ kind: 'not-a-path' })
  let branch: Branch = ROOT_BRANCH
  const names = segmentsOf(path)
  for (const [depth, name] of names.entries()) {
    const listing = await listed(branch, list)
    if ('problem' in listing) return problem(listing.problem)
    const row = rowNamed(branch, listing.listing, name)
    if (!row) return problem({ kind: 'not-there', name, folder: branch.title })
    if (!row.isFolder && depth === names.length - 1) {
      return { kind: 'found', location: branch.id, focus: row.id }
    }
    const below = row.openProblem ? null : branchBelow(branch, row.id, row.entry)
    if (!row.isFolder) return problem({ kind: 'not-a-folder', name })
    if (!below) return problem({ kind: 'not-opened', name, problem: row.openProblem ?? 'unaddressable' })
    branch = below
  }
  return { kind: 'found', location: branch.id, focus: null }
}

function problem(found: PathProblem): FoundFolder {
  return { kind: 'problem', problem: found }
}

async function listed(
  { path, title }: Branch,
  list: ListFolder,
): Promise<{ readonly listing: Listing } | { readonly problem: PathProblem }> {
  try {
    return { listing: await list(path, title) }
  } catch (error) {
    return { problem: { kind: 'not-listed', folder: title, error } }
  }
}

/** Exactly so, or else but for upper and lower case: people type paths by heart. */
function rowNamed(branch: Branch, listing: Listing, name: string): EntryRow | null {
  const open = { branch, listing, expandedKeys: new Set<string>() }
  let similar = -1
  for (let position = 0; position < listing.order.length; position += 1) {
    const found = listing.entryAt(listing.order[position] ?? 0).name
    if (found === name) return entryRow(open, position)
    if (similar < 0 && isSameName(found, name)) similar = position
  }
  return similar < 0 ? null : entryRow(open, similar)
}
