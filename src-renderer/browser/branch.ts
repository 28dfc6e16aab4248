import { MAX_DEPTH, MAX_LINKS_IN_PATH, parseLink } from '../../src-shared/domain/links'
import { titleOf, titlePart } from '../../src-shared/domain/names'
import { childPath, nameOf, ROOT } from '../../src-shared/domain/paths'
import type { AppError } from '../../src-shared/errors'
import type { Entry, EntryProblem, FolderRef } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { ROOT_ID, type RowId } from '../kit/row-id'

/** What is known of one folder at the moment of flattening. */
export interface BranchState {
  readonly listing: Listing | null
  readonly error: AppError | null
  /** It is being listed again: what it lacks may have come. */
  readonly isOld?: boolean
}

/** An open folder: where it is, and what that means for everything in it. */
export interface Branch {
  readonly id: RowId
  /** As people see it; may hold markup. */
  readonly title: string
  readonly path: InventoryPath
  /** Record ids from below the root down to this folder: how main knows it again. */
  readonly recordIds: readonly string[]
  readonly depth: number
  /** The nearest link on the way here; everything below a link is read-only. */
  readonly link: { readonly title: string; readonly owner: string | null } | null
  readonly linksInPath: number
}

export const ROOT_BRANCH: Branch = {
  id: ROOT_ID,
  title: 'Inventory',
  path: ROOT,
  recordIds: [],
  depth: 0,
  link: null,
  linksInPath: 0,
}

export function folderRefOf(branch: Branch): FolderRef {
  const { path, recordIds, title } = branch
  return { path, recordIds, ...titlePart({ title, name: nameOf(path) }) }
}

/** Why an entry that looks like a folder cannot be opened. */
export type OpenProblem = 'unaddressable' | 'record-link' | 'unknown-link' | 'too-many-links' | 'too-deep'

export function openProblemOf(
  branch: Branch,
  entry: Entry,
  problem: EntryProblem | null,
): OpenProblem | null {
  if (problem) return 'unaddressable'
  if (branch.depth >= MAX_DEPTH || childPath(branch.path, entry.name) === null) return 'too-deep'
  if (entry.kind !== 'link') return null
  // A link to one of its own ancestors makes endless paths (resonite-io.md, section 5, "List").
  if (branch.linksInPath >= MAX_LINKS_IN_PATH) return 'too-many-links'
  const target = parseLink(entry.assetUri)
  // Listing it would answer "empty", which is not true (same section).
  if (target.kind === 'record') return 'record-link'
  return target.kind === 'unknown' ? 'unknown-link' : null
}

/** The branch that opening an entry makes; null when its name cannot be a path. */
export function branchBelow(branch: Branch, id: RowId, entry: Entry): Branch | null {
  const path = childPath(branch.path, entry.name)
  if (!path) return null
  const isLink = entry.kind === 'link'
  const target = isLink ? parseLink(entry.assetUri) : null
  return {
    id,
    title: titleOf(entry),
    path,
    recordIds: [...branch.recordIds, entry.recordId],
    depth: branch.depth + 1,
    link: target
      ? { title: titleOf(entry), owner: target.kind === 'unknown' ? null : target.owner }
      : branch.link,
    linksInPath: branch.linksInPath + (isLink ? 1 : 0),
  }
}
