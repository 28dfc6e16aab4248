import type { FolderRecord } from '../grids/records'
import type { Uuid } from '../grids/uuid'

/** Where each folder was when it was last seen: by the sign-in, and by every listing since. */
export class KnownFolders {
  readonly #byId: Map<Uuid, FolderRecord>

  constructor(folders: readonly FolderRecord[]) {
    this.#byId = new Map(folders.map(it => [it.id, it]))
  }

  get(id: Uuid): FolderRecord | undefined {
    return this.#byId.get(id)
  }

  note(folder: FolderRecord): void {
    this.#byId.set(folder.id, folder)
  }

  drop(id: Uuid): void {
    this.#byId.delete(id)
  }

  /** All that were seen below one, itself not; each once, whatever loops there may be. */
  below(top: Uuid): readonly FolderRecord[] {
    const found = new Map<Uuid, FolderRecord>()
    const within = new Set<Uuid>([top])
    for (const id of within)
      for (const folder of this.#byId.values())
        if (folder.parentId === id && !within.has(folder.id)) {
          within.add(folder.id)
          found.set(folder.id, folder)
        }
    return [...found.values()]
  }
}
