import { addressOfFolder } from '../../../src-shared/domain/entry-address'
import { nameOf } from '../../../src-shared/domain/paths'
import type { EntryKind } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import { type ExpectedFolder, idsOf } from '../look/expected-entry'
import type { EntrySource } from '../look/inventory-calls'
import type { Action } from './action'
import { newcomer } from './newcomer'

/** Something of another inventory of files. */
export interface BroughtFile {
  /** Absolute, of this computer, and looked at by the inventory that it lies in. */
  readonly path: string
  readonly title: string
  readonly kind: EntryKind
}

export interface Bringing {
  readonly file: BroughtFile
  readonly parent: ExpectedFolder
  readonly title: string
  /** As planned: where names are keys, the source makes its own. */
  readonly to: InventoryPath
}

/**
 * A copy of what lies in another inventory of files on this computer: for the one that it comes to it is
 * new. What a source takes in so is there wholly or not at all.
 */
export function bringAction({ calls }: EntrySource, { file, parent, title, to }: Bringing): Action {
  const { where, check, prove } = newcomer({ parent, title, kind: file.kind })
  return {
    action: 'copy',
    name: file.title,
    entryKind: file.kind,
    recordId: null,
    ...(title === nameOf(to) ? {} : { newTitle: title }),
    from: null,
    to,
    toIds: idsOf(parent),
    shape: 'whole',
    group: file.kind === 'folder' ? null : `bring ${parent.path}`,
    check,
    ends: () => ({ toIds: where().recordIds }),
    call: unsent => calls.bringIn(file.path, { folder: addressOfFolder(where()), title }, unsent),
    prove,
  }
}
