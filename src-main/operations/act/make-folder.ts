import { newPlaceAt } from '../../../src-shared/domain/entry-address'
import { targetRefusal } from '../../../src-shared/domain/guards'
import { nameProblem } from '../../../src-shared/domain/names'
import { childPath, nameOf } from '../../../src-shared/domain/paths'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import type { ExpectedFolder } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import type { InventoryCalls } from '../look/inventory-calls'
import { locateTarget } from '../look/locate'
import type { Action, Proof } from './action'

export interface NewFolder {
  readonly parent: ExpectedFolder
  readonly name: string
  /** A name that a person typed has to be better than one that the service gave. */
  readonly isTyped: boolean
}

/**
 * A new folder. The parent is listed first because the service makes an
 * unreachable folder where there is none (section 5, MakeDir). Null for a name
 * that cannot stand in a path.
 */
export function makeFolderAction(calls: InventoryCalls, { parent, name, isTyped }: NewFolder): Action | null {
  const to = childPath(parent.path, name)
  if (to === null) return null
  let idsBefore: ReadonlySet<string> = new Set()

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const target = await locateTarget(listings, parent)
    if (target.kind === 'refused') return target.refusal
    const refusal = targetRefusal(target.value)
    if (refusal !== null) return refusal
    const problem = isTyped ? nameProblem(name) : null
    if (problem !== null) return { reason: 'invalid-name', name, problem }
    const listed = await listings.folder(parent.path)
    idsBefore = listed.recordIds()
    if (listed.named(name).length === 0) return null
    return { reason: 'name-taken', name, folderName: nameOf(parent.path) }
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const listed = await listings.folder(parent.path)
    const made = listed.named(name).filter(entry => !idsBefore.has(entry.recordId))
    const [folder] = made
    if (folder === undefined) return verifyNotCreated(listings, parent)
    if (made.length === 1 && folder.name === name && folder.kind === 'folder') {
      return { kind: 'done', recordId: folder.recordId }
    }
    return { kind: 'unclear', ...say('more-than-one-in-folder', name) }
  }

  return {
    action: 'make-folder',
    name,
    entryKind: 'folder',
    recordId: null,
    from: null,
    to,
    shape: 'whole',
    group: null,
    check,
    call: () => calls.makeDir(newPlaceAt(to)),
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
