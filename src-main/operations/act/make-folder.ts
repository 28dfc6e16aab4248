import { addressOfFolder } from '../../../src-shared/domain/entry-address'
import { targetRefusal } from '../../../src-shared/domain/guards'
import { isKeptAs, nameProblem, titleOf } from '../../../src-shared/domain/names'
import { nameOf } from '../../../src-shared/domain/paths'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import { type ExpectedFolder, folderRefOf, idsOf, type MadeFolder } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import type { EntrySource } from '../look/inventory-calls'
import { listExpected, locateTarget } from '../look/locate'
import type { Action, Proof } from './action'
import { arrivalOf } from './move-action'

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
  let where = folderRefOf(parent)
  let idsBefore: ReadonlySet<string> = new Set()

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const target = await locateTarget(listings, parent)
    if (target.kind === 'refused') return target.refusal
    const refusal = targetRefusal(target.value)
    if (refusal !== null) return refusal
    const problem = isTyped ? nameProblem(title, capabilities.names) : null
    if (problem !== null) return { reason: 'invalid-name', name: title, problem }
    where = target.value.ref
    const listed = await listings.inside(where)
    idsBefore = listed.recordIds()
    if (listed.clashing(title).length === 0) return null
    return { reason: 'name-taken', name: title, folderName: target.value.title }
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const { ref, listed } = await listExpected(listings, where)
    const created = listed.keptAs(title).filter(entry => !idsBefore.has(entry.recordId))
    const [folder] = created
    if (folder === undefined) return verifyNotCreated(listings, where)
    if (created.length === 1 && isKeptAs(title, titleOf(folder)) && folder.kind === 'folder') {
      return { kind: 'done', recordId: folder.recordId, arrival: arrivalOf(ref, folder) }
    }
    return { kind: 'unclear', ...say('more-than-one-in-folder', title) }
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
    ends: () => ({ toIds: where.recordIds }),
    call: () => calls.makeDir({ folder: addressOfFolder(where), title }),
    prove,
  }
}

/**
 * A listing that does not show what should have been made proves nothing when
 * it is that of another folder: where somebody has put a link in place of the
 * target, the service writes below the link and lists what it points to.
 */
export async function verifyNotCreated(listings: FreshListings, target: ExpectedFolder): Promise<Proof> {
  const located = await locateTarget(listings, target)
  const isSame =
    located.kind === 'found' && located.value.kind === 'folder' && located.value.linkName === null
  if (isSame) return { kind: 'unchanged' }
  return { kind: 'unclear', ...say('changed-by-others', nameOf(target.path)) }
}
