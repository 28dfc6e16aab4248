import { titleOf } from '../../../src-shared/domain/names'
import { nameOf, ROOT } from '../../../src-shared/domain/paths'
import { withoutNested } from '../../../src-shared/domain/selected-tree'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import type { Warning } from '../../../src-shared/model/asks'
import type { EntryRef } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
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
export async function planRestore(planner: Planner, asked: readonly EntryRef[]): Promise<readonly Warning[]> {
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
  const elsewhere: Elsewhere[] = []
  for (const incoming of entries) {
    const parent = await restoreOne(planner, trash, incoming)
    if (trash.isPart(incoming.entry)) elsewhere.push({ incoming, parent, isMade: planner.isComing(parent) })
    left.push(incoming.entry.parent)
  }
  await trash.cleanUp(left)
  return warningsOfParts(planner, elsewhere)
}

interface Elsewhere {
  readonly incoming: Incoming
  /** The folder that it comes into. */
  readonly parent: ExpectedFolder
  readonly isMade: boolean
}

/** Each folder that parts come into is told once. */
function warningsOfParts({ answers }: Planner, parts: readonly Elsewhere[]): readonly Warning[] {
  if (answers?.acknowledged.includes('goes-elsewhere') === true) return []
  const byFolder = new Map<InventoryPath, Elsewhere[]>()
  for (const part of parts) byFolder.set(part.parent.path, [...(byFolder.get(part.parent.path) ?? []), part])
  return [...byFolder].flatMap(([path, [first, ...others]]) => {
    if (first === undefined || path === ROOT) return []
    const { incoming, isMade } = first
    const facts = { name: titleOf(incoming.entry), count: others.length + 1, folder: nameOf(path), isMade }
    return [{ kind: 'goes-elsewhere', ...facts } as const]
  })
}

/** Answers the folder that it comes into. */
async function restoreOne(planner: Planner, trash: Trash, incoming: Incoming): Promise<ExpectedFolder> {
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
  return parent
}

/** An entry where it was seen, and not below a link. */
async function locateOwn(planner: Planner, entry: EntryRef): Promise<LocatedEntry> {
  const found = await locateEntry(planner.listings, entry, 'stop-at-links')
  if (found.kind === 'refused') throw refusedFailure(found.refusal)
  const { linkName } = found.value
  if (linkName !== null) throw refusedFailure({ reason: 'below-link', linkName })
  return found.value
}
