import { titleOf } from '../../../src-shared/domain/names'
import { withoutNested } from '../../../src-shared/domain/selected-tree'
import { whyNot } from '../../../src-shared/domain/why-not'
import type { EntryRef } from '../../../src-shared/model/entry'
import type { ContentCount } from '../../../src-shared/model/operation'
import { addressOfExpected, type ExpectedEntry, folderInside, incomingOf } from '../look/expected-entry'
import { locateEntry } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { countContent, totalOf, wholeSubtreeOf } from '../look/subtree'
import { refuseUnsafe } from './look-inside'
import type { Planner } from './planner'
import { trashOf } from './trash-of'

/** Deletes entries of the Trash for good, content before its folder, and nothing beyond what was confirmed. */
export async function planDelete(
  planner: Planner,
  asked: readonly EntryRef[],
  confirmed: number,
): Promise<ContentCount> {
  const entries = withoutNested(asked)
  if (entries.length === 0) throw refusedFailure({ reason: 'nothing-selected' })
  const located: ExpectedEntry[] = []
  for (const entry of entries) {
    const unseen = whyNot(
      'delete',
      { ref: entry, problem: null, linkName: null },
      planner.context.capabilities,
    )
    if (unseen !== null) throw refusedFailure(unseen)
    const found = await locateEntry(planner.listings, entry, 'stop-at-links')
    if (found.kind === 'refused') throw refusedFailure(found.refusal)
    const refusal = whyNot('delete', found.value, planner.context.capabilities)
    if (refusal !== null) throw refusedFailure(refusal)
    await refuseUnsafe(planner, 'move', found.value)
    located.push(found.value.ref)
  }
  return removeConfirmed(planner, located, confirmed)
}

/** Deletes everything that the Trash holds and that can be told apart. Fails where not all of it has arrived. */
export async function planEmptyTrash(planner: Planner, confirmed: number): Promise<ContentCount> {
  const trash = await trashOf(planner).folder()
  const folder = await planner.listings.inside(trash)
  folder.mustBeWhole()
  const entries: ExpectedEntry[] = []
  for (const child of await folder.entries()) {
    const { entry } = incomingOf(trash, child)
    const problem = folder.problemOf(child)
    if (problem === null) entries.push(entry)
    else planner.leaveOut(entry, null, { reason: 'unaddressable', name: titleOf(child), problem })
  }
  for (const entry of entries) await refuseUnsafe(planner, 'move', { ref: entry })
  return removeConfirmed(planner, entries, confirmed)
}

async function removeConfirmed(
  planner: Planner,
  entries: readonly ExpectedEntry[],
  confirmed: number,
): Promise<ContentCount> {
  const count = await countContent(planner.listings, entries)
  const found = totalOf(count)
  if (found > confirmed) throw refusedFailure({ reason: 'more-than-confirmed', confirmed, found })
  for (const entry of entries) await removeTree(planner, entry)
  return count
}

/** What nothing tells apart can only go with the folder that holds it. */
async function removeTree(planner: Planner, entry: ExpectedEntry): Promise<void> {
  const inside = entry.kind === 'folder' ? folderInside(entry.parent, entry.name, entry.recordId) : null
  const address = addressOfExpected(entry)
  if (inside === null || address === null) {
    planner.remove(entry)
    return
  }
  const folder = await planner.listings.inside(inside)
  const children = await folder.entries()
  const isWhole = planner.isOneCall('remove-folder')
  if (isWhole || children.some(child => folder.problemOf(child) !== null)) {
    const { recordIds } = await wholeSubtreeOf(planner.listings, address)
    planner.remove(entry, recordIds)
    return
  }
  for (const child of children) await removeTree(planner, incomingOf(inside, child).entry)
  planner.remove(entry)
}
