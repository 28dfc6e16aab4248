import { childPath, nameOf, parentOf, ROOT, segmentsOf } from '../../../src-shared/domain/paths'
import type { EntryKind, EntryRef, FolderRef } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'

/**
 * A folder by its path, with the records that must be on the way. Null stands
 * for any real folder of the person's own: one that Satchel makes on the way, or
 * one that the journal knows by path only. A `FolderRef` is one without nulls.
 */
export interface Place {
  readonly path: InventoryPath
  readonly recordIds: readonly (string | null)[]
}

/** An entry in a place. An `EntryRef` is one. */
export interface PlacedEntry {
  readonly parent: Place
  readonly recordId: string
  readonly name: string
  readonly kind: EntryKind
}

/** Whatever folder stands at this path when it is needed. */
export function placeAt(path: InventoryPath): Place {
  return { path, recordIds: segmentsOf(path).map(() => null) }
}

/** The folder that holds a path, whichever stands there. */
export function placeOfParent(path: InventoryPath): Place {
  return placeAt(folderOf(path))
}

export function placeInside(parent: Place, name: string, recordId: string | null): Place | null {
  const path = childPath(parent.path, name)
  return path && { path, recordIds: [...parent.recordIds, recordId] }
}

export function pathOfEntry({ parent, name }: PlacedEntry): InventoryPath | null {
  return childPath(parent.path, name)
}

/** An entry that the journal knows by its path and record. */
export function entryAtPath(path: InventoryPath, recordId: string, kind: EntryKind): PlacedEntry {
  return { parent: placeOfParent(path), recordId, name: nameOf(path), kind }
}

/** The folder that holds a path. The root has none, but the rules refuse it before anybody asks. */
export function folderOf(path: InventoryPath): InventoryPath {
  return parentOf(path) ?? ROOT
}

/** For the rules of the domain, to which an empty id is nobody's. */
export function folderRefOf({ path, recordIds }: Place): FolderRef {
  return { path, recordIds: recordIds.map(id => id ?? '') }
}

export function entryRefOf(entry: PlacedEntry): EntryRef {
  return { ...entry, parent: folderRefOf(entry.parent) }
}
