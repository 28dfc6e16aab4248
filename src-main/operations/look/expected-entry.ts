import { addressOf } from '../../../src-shared/domain/entry-address'
import { titlePart } from '../../../src-shared/domain/names'
import { childPath, parentOf, ROOT, segmentsOf } from '../../../src-shared/domain/paths'
import type { Entry, EntryKind, FolderRef } from '../../../src-shared/model/entry'
import type { EntryAddress } from '../../../src-shared/model/entry-address'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'

/** A folder that a step of the same operation makes: its record is known once that step is proved. */
export class MadeFolder {
  #recordId: string | null = null

  get recordId(): string | null {
    return this.#recordId
  }

  meet(recordId: string): void {
    this.#recordId = recordId
  }
}

/** Null stands for any real folder of the person's own, or one that the journal knows by path only. */
export type ExpectedId = string | MadeFolder | null

/**
 * The folder that a step expects at a path, with the records that must stand
 * there from the root down. A `FolderRef` is one that knows all of them.
 */
export interface ExpectedFolder {
  readonly path: InventoryPath
  readonly recordIds: readonly ExpectedId[]
}

/** An entry in such a folder. An `EntryRef` is one. */
export interface ExpectedEntry {
  readonly parent: ExpectedFolder
  readonly recordId: string
  readonly name: string
  /** As in `Entry`: ask `titleOf`. */
  readonly title?: string
  readonly kind: EntryKind
}

/** An entry with what its folder's fresh listing says of it; null where nobody looked. */
export interface Incoming {
  readonly entry: ExpectedEntry
  readonly listed: Entry | null
}

export function incomingOf(parent: ExpectedFolder, listed: Entry): Incoming {
  const { recordId, name, kind } = listed
  return { entry: { parent, recordId, name, ...titlePart(listed), kind }, listed }
}

/** As far as it is known by now. */
export function knownId(id: ExpectedId | undefined): string | null {
  const known = id instanceof MadeFolder ? id.recordId : (id ?? null)
  // An empty id is nobody's.
  return known === '' ? null : known
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
  recordId: ExpectedId,
): ExpectedFolder | null {
  const path = childPath(parent.path, name)
  return path && { path, recordIds: [...parent.recordIds, recordId] }
}

/**
 * The path that something of this title will have, as far as it can be told
 * before: where names are keys, the source makes the one that it gets in the end.
 */
export function plannedPath(folder: InventoryPath, title: string): InventoryPath | null {
  const addressable = title.replace(/[/\\]/g, '_')
  return childPath(folder, addressable) ?? childPath(folder, '(unnamed)')
}

/** The folder of one end of a step, as the journal knows it. */
export function parentOfEnd(
  path: InventoryPath,
  ids: readonly (string | null)[] | undefined,
): ExpectedFolder {
  const parent = anyParentOf(path)
  return ids?.length === parent.recordIds.length ? { ...parent, recordIds: ids } : parent
}

export function idsOf({ recordIds }: ExpectedFolder): readonly (string | null)[] {
  return recordIds.map(knownId)
}

export function pathOfEntry({ parent, name }: ExpectedEntry): InventoryPath | null {
  return childPath(parent.path, name)
}

/** Where it was seen. Null where its name cannot stand in a path. */
export function addressOfExpected(entry: ExpectedEntry): EntryAddress | null {
  const path = pathOfEntry(entry)
  return path && addressOf(path, entry.recordId)
}

/** The folder that holds a path. The root has none, but the rules refuse it before anybody asks. */
export function folderOf(path: InventoryPath): InventoryPath {
  return parentOf(path) ?? ROOT
}

/** For the rules of the domain, to which an empty id is nobody's. */
export function folderRefOf({ path, recordIds }: ExpectedFolder): FolderRef {
  return { path, recordIds: recordIds.map(id => knownId(id) ?? '') }
}
