import { titleOf } from '../../../src-shared/domain/names'
import { withoutNested } from '../../../src-shared/domain/selected-tree'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import type { EntryRef } from '../../../src-shared/model/entry'
import type { ExpectedFolder, Incoming } from '../look/expected-entry'
import { type LocatedEntry, locateEntry } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { refuseUnsafe } from './look-inside'
import type { Planner } from './planner'
import { meetByAsking, mergeFolder, resolveConflict } from './put-entry'
import { trashOf } from './trash-of'
import type { Trash } from './trash-strategy'

/** Deletes entries as people mean it: into the Trash. */
export async function planTrash(
  planner: Planner,
  asked: readonly EntryRef[],
): Promise<readonly LocatedEntry[]> {
  const entries = withoutNested(asked)
  if (entries.length === 0) throw refusedFailure({ reason: 'nothing-selected' })
  const located: LocatedEntry[] = []
  for (const entry of entries) {
    const found = await locateOwn(planner, entry)
    await refuseUnsafe(planner, 'move', found)
    located.push(found)
  }
  const trash = trashOf(planner)
  for (const { ref } of located) await trash.put(ref)
  return located
}

/**
 * Brings entries of the Trash back to where they were. A taken title is a
 * conflict; whether folders that are gone are made anew is the Trash's to know.
 */
export async function planRestore(planner: Planner, asked: readonly EntryRef[]): Promise<void> {
  const unsupported = verbRefusal('restore', planner.context.capabilities)
  if (unsupported !== null) throw refusedFailure(unsupported)
  const trash = trashOf(planner)
  const entries: Incoming[] = []
  for (const ref of withoutNested(asked)) {
    // Before its parents are made anew for nothing.
    const located = await locateOwn(planner, ref)
    entries.push(...(await trash.restored({ entry: located.ref, listed: located.entry })))
  }
  if (entries.length === 0) throw refusedFailure({ reason: 'nothing-selected' })
  const left: ExpectedFolder[] = []
  for (const incoming of entries) {
    await restoreOne(planner, trash, incoming)
    left.push(incoming.entry.parent)
  }
  await trash.cleanUp(left)
}

async function restoreOne(planner: Planner, trash: Trash, incoming: Incoming): Promise<void> {
  const { entry } = incoming
  if (!trash.holds(entry.parent.path)) throw refusedFailure({ reason: 'not-in-trash', name: titleOf(entry) })
  const isOnlyPassage = trash.isOnlyPassage(entry)
  if (!isOnlyPassage) await refuseUnsafe(planner, 'move', { ref: entry })
  const { parent, title } = await trash.originOf(incoming)
  if (isOnlyPassage) {
    const origin = await planner.ensureInside(parent, title, titleOf(entry))
    const meet = meetByAsking(one => trash.isOnlyPassage(one))
    await mergeFolder(planner, 'move', entry, origin, meet)
  } else if (await planner.isFree(parent, title)) planner.move(entry, parent, title)
  else await resolveConflict(planner, 'move', incoming, parent)
}

/** An entry where it was seen, and not below a link. */
async function locateOwn(planner: Planner, entry: EntryRef): Promise<LocatedEntry> {
  const found = await locateEntry(planner.listings, entry, 'stop-at-links')
  if (found.kind === 'refused') throw refusedFailure(found.refusal)
  const { linkName } = found.value
  if (linkName !== null) throw refusedFailure({ reason: 'below-link', linkName })
  return found.value
}
