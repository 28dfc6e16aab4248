import type { Names } from './names/names'
import type { EntryRow } from './storage/entry-row'
import type { EntryRows } from './storage/entry-rows'
import { FLAG } from './storage/schema'
import type { FolderNode } from './tree/folder-node'
import type { FolderTree } from './tree/folder-tree'
import type { IsLinkIn } from './tree/told-folder'

/** What is known of one inventory: rows in the file, folders and names in memory. */
export interface Known {
  readonly rows: EntryRows
  readonly tree: FolderTree
  readonly names: Names
  /** Folders whose known content has changed since somebody was told. */
  readonly changed: Set<FolderNode>
}

/** The last listing, or step, that surely showed a row which holds: one of a part of its folder may have shown others. */
export function seenMsOf({ tree }: Known, row: EntryRow): number {
  return Math.max(row.fromMs, tree.byId(row.folder)?.wholeMs ?? 0)
}

/** A record can lie behind links as often as somebody links to it; in the inventory itself once. */
export function isOwn({ flags }: Pick<EntryRow, 'flags'>): boolean {
  return (flags & FLAG.BEHIND_LINK) === 0
}

/** For whoever asks of the tree alone. */
export function isLinkIn({ rows }: Known): IsLinkIn {
  return (folder, entry) => rows.isLinkIn(folder, entry)
}

export function isOpen({ toMs }: Pick<EntryRow, 'toMs'>): boolean {
  return toMs === null
}

/** Ends a row that holds, everywhere where it is known. */
export function endRow(known: Known, row: EntryRow, toMs: number, ended: number, flags = 0): void {
  const folder = known.tree.byId(row.folder)
  known.rows.end(row.seq, toMs, ended, Math.min(toMs, seenMsOf(known, row)), flags)
  known.names.remove(row.seq)
  if (folder !== undefined) noteChange(known, folder, -1)
}

/** A folder has `by` rows more, and what it was listed as is not what is known of it any more. */
export function noteChange(known: Known, folder: FolderNode, by: number): void {
  folder.count += by
  folder.sum = null
  known.tree.touch(folder)
  known.changed.add(folder)
}
