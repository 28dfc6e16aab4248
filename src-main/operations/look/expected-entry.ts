import { childPath, nameOf, parentOf, ROOT, segmentsOf } from '../../../src-shared/domain/paths'
import type { EntryKind, EntryRef, FolderRef } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'

/**
 * The folder that a step expects at a path, with the records that must stand
 * there from the root down. Null stands for any real folder of the person's own:
 * one that Satchel makes on the way, or one that the journal knows by path only.
 * A `FolderRef` is one without nulls.
 */
export interface ExpectedFolder {
  readonly path: InventoryPath
  readonly recordIds: readonly (string | null)[]
}

/** An entry in such a folder. An `EntryRef` is one. */
export interface ExpectedEntry {
  readonly parent: ExpectedFolder
  readonly recordId: string
  readonly name: string
  readonly kind: EntryKind
}

/** Whatever folder stands at this path when it is needed. */
export function anyFolderAt(path: InventoryPath): ExpectedFolder {
  return { path, recordIds: segmentsOf(path).map(() => null) }
}

/** The folder that holds a path, whichever stands there. */
export function anyParentOf(path: InventoryPath): ExpectedFolder {
  return anyFolderAt(folderOf(path))
}

export function folderInside(
  parent: ExpectedFolder,
  name: string,
  recordId: string | null,
): ExpectedFolder | null {
  const path = childPath(parent.path, name)
  return path && { path, recordIds: [...parent.recordIds, recordId] }
}

export function pathOfEntry({ parent, name }: ExpectedEntry): InventoryPath | null {
  return childPath(parent.path, name)
}

/** An entry that the journal knows by its path and record. */
export function entryAtPath(path: InventoryPath, recordId: string, kind: EntryKind): ExpectedEntry {
  return { parent: anyParentOf(path), recordId, name: nameOf(path), kind }
}

/** The folder that holds a path. The root has none, but the rules refuse it before anybody asks. */
export function folderOf(path: InventoryPath): InventoryPath {
  return parentOf(path) ?? ROOT
}

/** For the rules of the domain, to which an empty id is nobody's. */
export function folderRefOf({ path, recordIds }: ExpectedFolder): FolderRef {
  return { path, recordIds: recordIds.map(id => id ?? '') }
}

export function entryRefOf(entry: ExpectedEntry): EntryRef {
  return { ...entry, parent: folderRefOf(entry.parent) }
}
