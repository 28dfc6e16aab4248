import type { EntryRef, FolderRef } from '../model/entry'
import type { Destination, EntryAddress } from '../model/entry-address'
import type { InventoryPath } from '../model/inventory-path'
import { childPath, nameOf, parentOf, ROOT } from './paths'

export const ROOT_ADDRESS: EntryAddress = { path: ROOT, id: null }

/** Whatever stands at a path; with an id, that record and no other. */
export function addressOf(path: InventoryPath, id: string | null = null): EntryAddress {
  // An empty id is nobody's identity.
  return { path, id: id === '' ? null : id }
}

export function addressOfFolder({ path, recordIds }: FolderRef): EntryAddress {
  return addressOf(path, recordIds.at(-1))
}

/** What people see of a folder. */
export function folderTitleOf({ title, path }: FolderRef): string {
  return title ?? nameOf(path)
}

/** Null where the name cannot stand in a path. */
export function addressOfEntry({ parent, name, recordId }: EntryRef): EntryAddress | null {
  const path = childPath(parent.path, name)
  return path && addressOf(path, recordId)
}

/** The place that a whole path names, in whatever folder stands there; the root itself is no new place. */
export function destinationAt(path: InventoryPath, folderId: string | null = null): Destination {
  return { folder: addressOf(parentOf(path) ?? ROOT, folderId), title: nameOf(path) }
}

/** Whether both mean one entry, as far as both say which. */
export function isSameAddress(a: EntryAddress, b: EntryAddress): boolean {
  return a.id !== null && b.id !== null ? a.id === b.id : a.path === b.path
}
