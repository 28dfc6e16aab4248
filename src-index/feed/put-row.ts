import { isOpen, isOwn, type Known, noteChange } from '../known'
import type { EntryRow, ShownEntry } from '../storage/entry-row'
import type { NewRow } from '../storage/entry-rows'
import { FOLDER_KIND, LINK_KIND } from '../storage/kind-codes'
import { FLAG } from '../storage/schema'
import { type FolderNode, PLACE } from '../tree/folder-node'

/**
 * A row that holds from now on, everywhere where it is known. `others`: the rows of its record before. What stands in
 * the inventory, or behind another link, is found there, and not a second time behind this one.
 */
export function putRow(
  known: Known,
  folder: FolderNode,
  row: Omit<NewRow, 'folder'>,
  others: readonly EntryRow[] = [],
): void {
  const { seq, asset, searched } = known.rows.put({ ...row, folder: folder.id })
  const { kind, isPublic, modifiedMs } = row.entry
  const open = others.filter(isOpen)
  const isBehind = !isOwn(row)
  if (!isBehind) for (const other of open) if (!isOwn(other)) known.names.remove(other.seq)
  if (!isBehind || open.length === 0)
    known.names.add({ seq, asset, searched, folder: folder.id, kind, isPublic, modifiedMs })
  noteChange(known, folder, 1)
}

/**
 * Hangs the folder of an entry where its entry is. Behind a link it only gets a
 * folder where none is known: the same one may stand in the inventory itself.
 */
export function placeFolder(known: Known, entry: ShownEntry, parent: FolderNode, isBehind: boolean): void {
  const { recordId, name, title, kind } = entry
  if (recordId === '' || (kind !== FOLDER_KIND && kind !== LINK_KIND)) return
  const { tree } = known
  const node = tree.byRecord(recordId) ?? adopted(known, entry, parent)
  if (node !== undefined) {
    if (kind === LINK_KIND && !node.isLink) becomeLink(known, node)
    if (!isBehind || node.parent === parent) tree.place(node, { parent, name, title, place: PLACE.SHOWN })
  } else if (kind === FOLDER_KIND) {
    tree.add({ recordId, parent, name, title, place: PLACE.SHOWN, isLink: false })
  }
}

/** It was listed before anybody knew that: what is below it is nothing of this inventory's own. */
function becomeLink({ rows, tree }: Known, link: FolderNode): void {
  link.isLink = true
  tree.touch(link)
  for (const { id } of tree.subtree(link))
    for (const { seq } of rows.openIn(id)) rows.addFlags(seq, FLAG.BEHIND_LINK)
}

/** One that was known by its path only: its parent says which it is. */
function adopted(known: Known, { recordId, name }: ShownEntry, parent: FolderNode): FolderNode | undefined {
  for (const child of parent.children ?? []) {
    if (child.recordId !== null || child.name !== name) continue
    known.tree.adopt(child, recordId)
    return child
  }
  return undefined
}
