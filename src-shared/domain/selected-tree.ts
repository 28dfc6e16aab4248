import type { EntryRef, FolderRef } from '../model/entry'
import type { InventoryPath } from '../model/inventory-path'
import { foldCase } from './names'
import { childPath, segmentsOf } from './paths'
import { PrefixTree } from './prefix-tree'

/**
 * Which of the selected entries a folder lies in. Two things tie them together:
 * the path misses a folder that was renamed meanwhile, record ids miss a twin,
 * whose children are shared by path (resonite-io.md, section 5). So both are
 * asked. A look-up costs the depth of the folder, not the number of entries.
 */
export class SelectedTree {
  readonly #byRecordId = new Map<string, EntryRef>()
  readonly #byChain = new PrefixTree<EntryRef>()
  readonly #byPath = new PrefixTree<EntryRef>()

  constructor(entries: readonly EntryRef[]) {
    for (const entry of entries) {
      const path = childPath(entry.parent.path, entry.name)
      if (path !== null) this.#byPath.set(foldedSegments(path), entry)
      // An empty id is nobody's identity.
      if (entry.recordId === '') continue
      this.#byRecordId.set(entry.recordId, entry)
      this.#byChain.set([...entry.parent.recordIds, entry.recordId], entry)
    }
  }

  /**
   * The selected entry that the folder is or lies in, wherever either was when it
   * was seen; null when none. For refusing: rather once too often.
   */
  holderOf(folder: FolderRef): EntryRef | null {
    for (const recordId of folder.recordIds) {
      const holder = this.#byRecordId.get(recordId)
      if (holder !== undefined) return holder
    }
    return this.#byPath.prefixOf(foldedSegments(folder.path))
  }

  /**
   * Whether a selected entry, as it was seen, stands above what the folder holds.
   * Whole chains are compared: a link to its own ancestor shows an entry below
   * itself, which would otherwise take itself along and leave nothing selected.
   */
  takesAlong(folder: FolderRef): boolean {
    return (
      this.#byChain.prefixOf(folder.recordIds) !== null ||
      this.#byPath.prefixOf(foldedSegments(folder.path)) !== null
    )
  }
}

/** Folded: whether the cloud tells letter cases apart in paths is unknown (section 4). */
function foldedSegments(path: InventoryPath): readonly string[] {
  return segmentsOf(path).map(foldCase)
}

/**
 * The selection without entries that another selected entry takes along, and
 * without repeats. Moving both a folder and its child would move the child twice.
 */
export function withoutNested(entries: readonly EntryRef[]): readonly EntryRef[] {
  // Items hold nothing: one that shares its path with a folder takes nothing along.
  const holders = new SelectedTree(entries.filter(({ kind }) => kind === 'folder' || kind === 'link'))
  const seen = new Set<string>()
  return entries.filter(entry => {
    const key = JSON.stringify([entry.recordId, entry.parent.path, entry.name])
    if (seen.has(key) || holders.takesAlong(entry.parent)) return false
    seen.add(key)
    return true
  })
}
