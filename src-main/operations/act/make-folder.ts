import { addressOfFolder } from '../../../src-shared/domain/entry-address'
import { nameProblem } from '../../../src-shared/domain/names'
import { nameOf } from '../../../src-shared/domain/paths'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { type ExpectedFolder, idsOf, type MadeFolder } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import type { EntrySource } from '../look/inventory-calls'
import type { Action } from './action'
import { newcomer } from './newcomer'

export interface NewFolder {
  readonly parent: ExpectedFolder
  readonly title: string
  /** As planned: where names are keys, the source makes its own. */
  readonly to: InventoryPath
  readonly made: MadeFolder
  /** A title that a person typed has to be better than one that the service gave. */
  readonly isTyped: boolean
}

/**
 * A new folder. The parent is listed first because the service makes an
 * unreachable folder where there is none (section 5, MakeDir).
 */
export function makeFolderAction(
  { calls, capabilities }: EntrySource,
  { parent, title, to, made, isTyped }: NewFolder,
): Action {
  const { where, check: guard, prove } = newcomer({ parent, title, kind: 'folder' })

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const refusal = await guard(listings)
    if (refusal !== null && refusal.reason !== 'name-taken') return refusal
    const problem = isTyped ? nameProblem(title, capabilities.names) : null
    return problem === null ? refusal : { reason: 'invalid-name', name: title, problem }
  }

  return {
    action: 'make-folder',
    name: title,
    entryKind: 'folder',
    recordId: null,
    ...(title === nameOf(to) ? {} : { newTitle: title }),
    from: null,
    to,
    toIds: idsOf(parent),
    shape: 'whole',
    group: null,
    made,
    check,
    ends: () => ({ toIds: where().recordIds }),
    call: unsent => calls.makeDir({ folder: addressOfFolder(where()), title }, unsent),
    prove,
  }
}
