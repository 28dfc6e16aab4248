import { targetRefusal } from '../../../src-shared/domain/guards'
import { isKeptAs, titleOf } from '../../../src-shared/domain/names'
import { nameOf } from '../../../src-shared/domain/paths'
import type { EntryKind, FolderRef } from '../../../src-shared/model/entry'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import { type ExpectedFolder, folderRefOf } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import { listExpected, locateTarget } from '../look/locate'
import type { Proof } from './action'
import { arrivalOf } from './move-action'

export interface Coming {
  readonly parent: ExpectedFolder
  readonly title: string
  readonly kind: EntryKind
}

/** The guard and the proof of what comes into a folder from nowhere in the inventory. */
export interface Newcomer {
  /** The folder as it was met. */
  readonly where: () => FolderRef
  readonly check: (listings: FreshListings) => Promise<Refusal | null>
  readonly prove: (listings: FreshListings) => Promise<Proof>
}

export function newcomer({ parent, title, kind }: Coming): Newcomer {
  let where = folderRefOf(parent)
  let idsBefore: ReadonlySet<string> = new Set()

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const target = await locateTarget(listings, parent)
    if (target.kind === 'refused') return target.refusal
    const refusal = targetRefusal(target.value)
    if (refusal !== null) return refusal
    where = target.value.ref
    const listed = await listings.inside(where)
    idsBefore = listed.recordIds()
    if (listed.clashing(title).length === 0) return null
    return { reason: 'name-taken', name: title, folderName: target.value.title }
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const { ref, listed } = await listExpected(listings, where)
    const came = listed.cameAs(title, idsBefore)
    const [entry] = came
    if (entry === undefined) return verifyNotCreated(listings, where)
    if (came.length === 1 && isKeptAs(title, titleOf(entry)) && entry.kind === kind) {
      return { kind: 'done', recordId: entry.recordId, arrival: arrivalOf(ref, entry) }
    }
    return { kind: 'unclear', ...say('more-than-one-in-folder', title) }
  }

  return { where: () => where, check, prove }
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
