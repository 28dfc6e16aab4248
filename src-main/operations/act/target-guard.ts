import { entryRefusal } from '../../../src-shared/domain/guards'
import { nameProblem } from '../../../src-shared/domain/names'
import { nameOf } from '../../../src-shared/domain/paths'
import { canDrop } from '../../../src-shared/domain/transfer'
import type { TransferMode } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import type { ExpectedEntry, ExpectedFolder } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import { type Found, type LocatedEntry, locateEntry, locateTarget } from '../look/locate'
import type { Locks } from '../look/locks'

/** One entry on its way to a name in a folder. */
export interface Passage {
  readonly mode: TransferMode
  readonly entry: ExpectedEntry
  readonly target: ExpectedFolder
  readonly newName: string
  /** A name that a person typed has to be better than one that the service gave. */
  readonly isTyped: boolean
}

/**
 * Every rule about one entry and its target, asked of fresh listings right
 * before the call (section 6): both are what the person saw, all that
 * `domain/transfer` says, no lock, and the name is free, letter case ignored.
 */
export async function guardPassage(
  listings: FreshListings,
  passage: Passage,
  locks: Locks,
): Promise<Found<LocatedEntry>> {
  const { mode, entry, target, newName } = passage
  const located = await locateEntry(listings, entry, 'stop-at-links')
  if (located.kind === 'refused') return located
  const isRename = mode === 'move' && target.path === entry.parent.path
  const refusal = isRename
    ? renameRefusal(located.value, passage)
    : await transferRefusal(listings, passage, located.value)
  if (refusal !== null) return { kind: 'refused', refusal }
  const locked = mode === 'move' ? locks.refusalOf(entry) : null
  const problem = passage.isTyped ? nameProblem(newName) : null
  const taken = problem === null ? await takenRefusal(listings, passage) : null
  const other: Refusal | null =
    locked ?? (problem === null ? taken : { reason: 'invalid-name', name: newName, problem })
  return other === null ? located : { kind: 'refused', refusal: other }
}

/** Not whether the new name is a good one: an undo gives back what the service once had, tabs and all. */
function renameRefusal(located: LocatedEntry, { entry, newName }: Passage): Refusal | null {
  return entryRefusal(located) ?? (newName === entry.name ? { reason: 'same-name' } : null)
}

async function transferRefusal(
  listings: FreshListings,
  { mode, target }: Passage,
  located: LocatedEntry,
): Promise<Refusal | null> {
  const found = await locateTarget(listings, target)
  return found.kind === 'refused' ? found.refusal : canDrop([located], found.value, mode)
}

async function takenRefusal(
  listings: FreshListings,
  { mode, entry, target, newName }: Passage,
): Promise<Refusal | null> {
  const named = (await listings.folder(target.path)).named(newName)
  // An entry is not in its own way when only the letter case of its name changes.
  const others = mode === 'move' ? named.filter(({ recordId }) => recordId !== entry.recordId) : named
  if (others.length === 0) return null
  return { reason: 'name-taken', name: newName, folderName: nameOf(target.path) }
}
