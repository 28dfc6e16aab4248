import type { FolderEntry } from './folder-entry.ts'

/** About 500 bytes each. */
const MOST_ENTRIES = 300_000

interface Listed {
  readonly entries: FolderEntry[]
  /** Made when somebody looks for an id; of two of one id the later. */
  byId: Map<string, FolderEntry> | null
}

/** Where entries were listed last, so that an id alone leads to its file. What is led to is looked at again. */
export class KnownPlaces {
  /** By folder, the one that was listed last at the end. */
  readonly #folders = new Map<string, Listed>()
  #count = 0

  listed(folderId: string, entries: readonly FolderEntry[]): void {
    this.#drop(folderId)
    this.#folders.set(folderId, { entries: [...entries], byId: null })
    this.#count += entries.length
    this.#forgetOldest(folderId)
  }

  /** One that we have put there ourselves. */
  put(entry: FolderEntry): void {
    const listed = this.#folders.get(entry.parentId) ?? { entries: [], byId: null }
    listed.entries.push(entry)
    listed.byId?.set(entry.id, entry)
    this.#folders.delete(entry.parentId)
    this.#folders.set(entry.parentId, listed)
    this.#count += 1
    this.#forgetOldest(entry.parentId)
  }

  /** Topmost first, itself last; null where a part of the way was never listed. */
  trailTo(id: string, rootId: string): readonly FolderEntry[] | null {
    const trail: FolderEntry[] = []
    for (let at = id; at !== rootId; ) {
      const entry = this.#find(at)
      if (entry === null || trail.includes(entry)) return null
      trail.unshift(entry)
      at = entry.parentId
    }
    return trail
  }

  /** Listed last counts: it may have been moved. */
  #find(id: string): FolderEntry | null {
    for (const listed of [...this.#folders.values()].toReversed()) {
      listed.byId ??= new Map(listed.entries.map(entry => [entry.id, entry]))
      const found = listed.byId.get(id)
      if (found !== undefined) return found
    }
    return null
  }

  #forgetOldest(exceptId: string): void {
    for (const oldest of this.#folders.keys()) {
      if (this.#count <= MOST_ENTRIES || oldest === exceptId) return
      this.#drop(oldest)
    }
  }

  #drop(folderId: string): void {
    this.#count -= this.#folders.get(folderId)?.entries.length ?? 0
    this.#folders.delete(folderId)
  }
}
