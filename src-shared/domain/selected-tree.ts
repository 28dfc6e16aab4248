import type { EntryRef, FolderRef } from '../model/entry'
import type { InventoryPath } from '../model/inventory-path'
import { foldCase } from './names'
import { childPath, segmentsOf } from './paths'

interface Branch {
  readonly children: Map<string, Branch>
  /** The selected entry that has this path. */
  entry: EntryRef | null
}

/**
 * Which of the selected entries a folder lies in, by either of the two things
 * that tie it to them: the record ids of its chain, and its path. Paths alone
 * miss a folder that was renamed meanwhile; record ids alone miss a twin, whose
 * children are shared by path (resonite-io.md, section 5). Looking up costs the
 * depth of the folder, not the number of entries.
 */
export class SelectedTree {
  readonly #byRecordId = new Map<string, EntryRef>()
  readonly #root: Branch = { children: new Map(), entry: null }

  constructor(entries: readonly EntryRef[]) {
    for (const entry of entries) {
      // An empty id is nobody's identity.
      if (entry.recordId !== '') this.#byRecordId.set(entry.recordId, entry)
      const path = childPath(entry.parent.path, entry.name)
      if (path !== null) this.#plant(path, entry)
    }
  }

  /** The selected entry that the folder is or lies in, or null. */
  holderOf(folder: FolderRef): EntryRef | null {
    for (const recordId of folder.recordIds) {
      const holder = this.#byRecordId.get(recordId)
      if (holder !== undefined) return holder
    }
    return this.#holderByPath(folder.path)
  }

  #plant(path: InventoryPath, entry: EntryRef): void {
    let branch = this.#root
    for (const segment of foldedSegments(path)) {
      let next = branch.children.get(segment)
      if (next === undefined) branch.children.set(segment, (next = { children: new Map(), entry: null }))
      branch = next
    }
    branch.entry ??= entry
  }

  #holderByPath(path: InventoryPath): EntryRef | null {
    let branch = this.#root
    for (const segment of foldedSegments(path)) {
      const next = branch.children.get(segment)
      if (next === undefined) return null
      if (next.entry !== null) return next.entry
      branch = next
    }
    return null
  }
}

/** Folded: whether the cloud tells letter cases apart in paths is unknown (section 4). */
function foldedSegments(path: InventoryPath): readonly string[] {
  return segmentsOf(path).map(foldCase)
}

/**
 * The selection without entries that another selected entry takes along, and
 * without repeats. Moving both a folder and its child would move the child twice
 * (needs.md, (c) 10).
 */
export function withoutNested(entries: readonly EntryRef[]): readonly EntryRef[] {
  // Items hold nothing: one that shares its path with a folder takes nothing along.
  const holders = new SelectedTree(entries.filter(({ kind }) => kind === 'folder' || kind === 'link'))
  const seen = new Set<string>()
  return entries.filter(entry => {
    const key = JSON.stringify([entry.recordId, entry.parent.path, entry.name])
    if (seen.has(key) || holders.holderOf(entry.parent) !== null) return false
    seen.add(key)
    return true
  })
}
