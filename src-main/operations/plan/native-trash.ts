import { titleOf } from '../../../src-shared/domain/names'
import { ROOT } from '../../../src-shared/domain/paths'
import { isInTrash, isTrash } from '../../../src-shared/domain/trash'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import type { EntryAddress } from '../../../src-shared/model/entry-address'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { StepRole } from '../act/action'
import {
  addressOfExpected,
  anyFolderAt,
  type ExpectedEntry,
  type ExpectedFolder,
  type Incoming,
} from '../look/expected-entry'
import { locateTarget } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import type { Planner } from './planner'
import type { Origin, Trash } from './trash-strategy'

/** The Trash of a source that has one: a move into it deletes, and the source knows where an entry was. */
export class NativeTrash implements Trash {
  readonly makesFolders = false
  readonly #planner: Planner
  readonly #folder: EntryAddress

  constructor(planner: Planner, folder: EntryAddress) {
    this.#planner = planner
    this.#folder = folder
  }

  holds(path: InventoryPath): boolean {
    return isInTrash(path, this.#planner.context.capabilities.trash)
  }

  async folder(): Promise<ExpectedFolder> {
    return folderAt(this.#folder)
  }

  async put(entry: ExpectedEntry, role: StepRole = {}): Promise<void> {
    const planner = this.#planner
    const { capabilities } = planner.context
    const path = addressOfExpected(entry)?.path
    const unsupported = verbRefusal('trash', capabilities)
    if (unsupported !== null) throw refusedFailure(unsupported)
    if (path === undefined) throw refusedFailure({ reason: 'gone', name: titleOf(entry) })
    if (isTrash(path, capabilities.trash)) throw refusedFailure({ reason: 'trash-itself' })
    if (this.holds(path)) throw refusedFailure({ reason: 'in-trash-already', name: titleOf(entry) })
    const trash = folderAt(this.#folder)
    const title = titleOf(entry)
    planner.move(
      entry,
      trash,
      (await planner.isFree(trash, title)) ? title : await planner.freeTitle(trash, title),
      role,
    )
  }

  async restored(incoming: Incoming): Promise<readonly Incoming[]> {
    return [incoming]
  }

  async originOf({ entry, listed }: Incoming): Promise<Origin> {
    const planner = this.#planner
    const title = titleOf(entry)
    const from = listed?.deletion?.from ?? null
    if (from === null) throw refusedFailure({ reason: 'origin-unknown', name: title })
    const found = await locateTarget(planner.listings, folderAt(from))
    const isUsable = found.kind === 'found' && found.value.kind === 'folder' && found.value.linkName === null
    if (!isUsable || this.holds(found.value.ref.path)) {
      throw refusedFailure({ reason: 'origin-unknown', name: title })
    }
    return { parent: found.value.ref, title }
  }

  isOnlyPassage(): boolean {
    return false
  }

  isPart(): boolean {
    return false
  }

  async cleanUp(): Promise<void> {
    // It holds nothing but what was deleted.
  }
}

/** Deleting is permanent: nothing can go where there is nothing. */
export class NoTrash implements Trash {
  readonly makesFolders = false

  holds(): boolean {
    return false
  }

  folder(): Promise<ExpectedFolder> {
    throw refusedFailure({ reason: 'not-supported', action: 'trash', why: 'not-offered' })
  }

  put(): Promise<void> {
    throw refusedFailure({ reason: 'not-supported', action: 'trash', why: 'not-offered' })
  }

  restored(): Promise<readonly Incoming[]> {
    throw refusedFailure({ reason: 'not-supported', action: 'restore', why: 'not-offered' })
  }

  originOf(): Promise<Origin> {
    throw refusedFailure({ reason: 'not-supported', action: 'restore', why: 'not-offered' })
  }

  isOnlyPassage(): boolean {
    return false
  }

  isPart(): boolean {
    return false
  }

  async cleanUp(): Promise<void> {
    // There is nothing.
  }
}

function folderAt({ path, id }: EntryAddress): ExpectedFolder {
  const folder = anyFolderAt(path)
  return { ...folder, recordIds: [...folder.recordIds.slice(0, -1), ...(path === ROOT ? [] : [id])] }
}
