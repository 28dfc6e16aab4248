import { titleOf } from '../../../src-shared/domain/names'
import { isWithin, lineageOf, nameOf, ROOT } from '../../../src-shared/domain/paths'
import {
  deletionName,
  isDeletionFolder,
  isInTrash,
  TRASH,
  TRASH_NAME,
  trashOriginOf,
  trashPathOf,
} from '../../../src-shared/domain/trash'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { StepRole } from '../act/action'
import {
  anyFolderAt,
  type ExpectedEntry,
  type ExpectedFolder,
  folderInside,
  folderOf,
  type Incoming,
  incomingOf,
  pathOfEntry,
} from '../look/expected-entry'
import { refusedFailure } from '../look/refused-error'
import type { Planner } from './planner'
import type { Origin, Trash } from './trash-strategy'

/**
 * For sources that have none. Each entry goes into the folder of its deletion,
 * below the names of the folders where it was: that is how it finds back from any
 * computer (domain/trash.ts).
 */
export class SatchelTrash implements Trash {
  readonly makesFolders = true
  readonly #planner: Planner

  constructor(planner: Planner) {
    this.#planner = planner
  }

  holds(path: InventoryPath): boolean {
    return isInTrash(path)
  }

  async folder(): Promise<ExpectedFolder> {
    const trash = await this.#found()
    if (trash === null) throw refusedFailure({ reason: 'gone', name: TRASH_NAME })
    return trash
  }

  async put(entry: ExpectedEntry, role: StepRole = {}): Promise<void> {
    const planner = this.#planner
    const path = pathOfEntry(entry)
    if (path === null) throw refusedFailure({ reason: 'gone', name: titleOf(entry) })
    if (path === TRASH) throw refusedFailure({ reason: 'trash-itself' })
    if (isInTrash(path)) throw refusedFailure({ reason: 'in-trash-already', name: titleOf(entry) })
    planner.deletion ??= await this.#newDeletion()
    const trashPath = trashPathOf(path, planner.deletion.path)
    const parent = await planner.ensureFolder(folderOf(trashPath), titleOf(entry))
    // Two entries of one origin cannot be: what was put there in between was renamed on the way.
    const title = titleOf(entry)
    planner.move(
      entry,
      parent,
      (await planner.isFree(parent, title)) ? title : await planner.freeTitle(parent, title),
      role,
    )
  }

  async restored({ entry, listed }: Incoming): Promise<readonly Incoming[]> {
    const inside = folderInside(entry.parent, entry.name, entry.recordId)
    if (inside === null || !isDeletionFolder(inside.path)) return [{ entry, listed }]
    const children = await (await this.#planner.listings.inside(inside)).entries()
    return children.map(child => incomingOf(inside, child))
  }

  async originOf({ entry }: Incoming): Promise<Origin> {
    const path = pathOfEntry(entry)
    const origin = path && trashOriginOf(path)?.origin
    if (!origin) throw refusedFailure({ reason: 'not-in-trash', name: titleOf(entry) })
    const parent = await this.#planner.ensureFolder(folderOf(origin), titleOf(entry))
    return { parent, title: titleOf(entry) }
  }

  isOnlyPassage({ kind, recordId }: ExpectedEntry): boolean {
    return kind === 'folder' && this.#planner.isTrashParent(recordId)
  }

  isPart({ parent }: ExpectedEntry): boolean {
    if (parent.path === TRASH || isDeletionFolder(parent.path)) return false
    const recordId = parent.recordIds.at(-1)
    return typeof recordId === 'string' && !this.#planner.isTrashParent(recordId)
  }

  /** Folders made on the way, and folders of deletions, innermost first. The Trash itself stays. */
  async cleanUp(left: readonly ExpectedFolder[]): Promise<void> {
    const paths = new Set(left.flatMap(({ path }) => lineageOf(path).filter(isInDeletion)))
    const deepestFirst = [...paths].sort((a, b) => b.split('/').length - a.split('/').length)
    for (const path of deepestFirst) await this.#removeEmptied(path)
  }

  async #removeEmptied(path: InventoryPath): Promise<void> {
    const planner = this.#planner
    const folder = anyFolderAt(path)
    if (planner.isComing(folder)) return
    const parent = anyFolderAt(folderOf(path))
    const [found] = await planner.titled(parent, nameOf(path))
    if (found?.kind !== 'folder') return
    const listed = await planner.listings.inside(folder)
    const stays = (await listed.entries()).some(({ recordId }) => !planner.isLeaving(recordId))
    if (stays || !(isDeletionFolder(path) || planner.isTrashParent(found.recordId))) return
    planner.remove(incomingOf(parent, found).entry, undefined, { isAuxiliary: true })
  }

  async #newDeletion(): Promise<ExpectedFolder> {
    const planner = this.#planner
    const trash = await this.#ensureTrash()
    const name = deletionName(planner.context.nowMs())
    const free = (await planner.isFree(trash, name)) ? name : await planner.freeTitle(trash, name)
    return planner.makeFolder(trash, free, { isAuxiliary: true })
  }

  async #ensureTrash(): Promise<ExpectedFolder> {
    const planner = this.#planner
    if (planner.isComing(anyFolderAt(TRASH))) return planner.ensureFolder(TRASH, TRASH_NAME)
    const root = anyFolderAt(ROOT)
    return (await this.#found()) ?? planner.makeFolder(root, TRASH_NAME, { isAuxiliary: true })
  }

  async #found(): Promise<ExpectedFolder | null> {
    const root = anyFolderAt(ROOT)
    const [found, ...others] = await this.#planner.titled(root, TRASH_NAME)
    if (found === undefined) return null
    const trash = folderInside(root, found.name, found.recordId)
    if (others.length > 0 || found.kind !== 'folder' || titleOf(found) !== TRASH_NAME || trash === null) {
      throw refusedFailure({ reason: 'trash-unusable' })
    }
    return trash
  }
}

function isInDeletion(path: InventoryPath): boolean {
  return lineageOf(path).some(folder => isDeletionFolder(folder) && isWithin(path, folder))
}
