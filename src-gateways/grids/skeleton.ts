import { FOLDER_TYPE } from './asset-types'
import { ROOT_ID } from './grid-entry'
import type { FolderRecord } from './records'
import type { Uuid } from './uuid'

/** All folders of an avatar as they were at one moment, and which of them everything hangs on. */
export class Skeleton {
  readonly root: FolderRecord
  /** Null: it is not where every viewer looks for it, right below the root. */
  readonly trash: FolderRecord | null
  readonly outfit: FolderRecord | null
  readonly lost: FolderRecord | null
  readonly #byId: ReadonlyMap<Uuid, FolderRecord>
  readonly #byParent = new Map<Uuid | null, FolderRecord[]>()

  private constructor(folders: readonly FolderRecord[], root: FolderRecord) {
    this.root = root
    this.#byId = new Map(folders.map(it => [it.id, it]))
    for (const folder of this.#byId.values()) {
      const siblings = this.#byParent.get(folder.parentId) ?? []
      siblings.push(folder)
      this.#byParent.set(folder.parentId, siblings)
    }
    const atTop = (type: number): FolderRecord | null =>
      this.childrenOf(root.id).find(it => it.type === type) ?? null
    this.trash = atTop(FOLDER_TYPE.trash)
    this.outfit = atTop(FOLDER_TYPE.currentOutfit)
    this.lost = atTop(FOLDER_TYPE.lostAndFound)
  }

  /** Null where there is no root: such an avatar has no inventory. */
  static of(folders: readonly FolderRecord[], ownerId: Uuid): Skeleton | null {
    const own = folders.filter(it => it.ownerId === ownerId)
    const roots = own.filter(it => it.parentId === null)
    const root =
      roots.find(it => it.name === 'My Inventory') ??
      roots.find(it => it.type === FOLDER_TYPE.root || it.type === FOLDER_TYPE.oldRoot) ??
      roots[0]
    return root === undefined ? null : new Skeleton(own, root)
  }

  get(id: Uuid): FolderRecord | null {
    return this.#byId.get(id) ?? null
  }

  childrenOf(id: Uuid): readonly FolderRecord[] {
    return this.#byParent.get(id) ?? []
  }

  /** A folder and all below it, parents first; each once, whatever loops there may be. */
  below(id: Uuid): readonly FolderRecord[] {
    const top = this.#byId.get(id)
    const found = new Map(top === undefined ? [] : [[id, top]])
    for (const folder of found.values()) {
      for (const child of this.childrenOf(folder.id)) if (!found.has(child.id)) found.set(child.id, child)
    }
    return [...found.values()]
  }

  /**
   * Folders whose listings differ between two moments. Versions do not tell all:
   * neither the deletion of a folder nor a rename of the folder itself is counted
   * (opensim-run.md, 3), so the sets of children are compared as well.
   */
  changedSince(before: Skeleton): readonly string[] {
    const changed = new Set<Uuid | null>()
    for (const now of this.#byId.values()) {
      const then = before.#byId.get(now.id)
      // It may have been listed since, by whoever made it.
      if (then === undefined) changed.add(now.parentId).add(now.id)
      else if (then.parentId !== now.parentId) changed.add(now.parentId).add(then.parentId)
      else if (then.name !== now.name || then.type !== now.type) changed.add(now.parentId)
      if (then !== undefined && then.version !== now.version) changed.add(now.id)
    }
    for (const then of before.#byId.values()) {
      if (!this.#byId.has(then.id)) changed.add(then.parentId).add(then.id)
    }
    return [...changed].flatMap(id => (id === null ? [] : id === this.root.id ? ROOT_ID : id))
  }
}
