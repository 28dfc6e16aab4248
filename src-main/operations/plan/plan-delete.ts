import { addressProblem } from '../../../src-shared/domain/names'
import { ROOT } from '../../../src-shared/domain/paths'
import { withoutNested } from '../../../src-shared/domain/transfer'
import { isInTrash, TRASH, TRASH_NAME } from '../../../src-shared/domain/trash'
import type { EntryRef } from '../../../src-shared/model/entry'
import type { ContentCount } from '../../../src-shared/model/operation'
import { anyFolderAt, type ExpectedEntry, folderInside, pathOfEntry } from '../look/expected-entry'
import { locateEntry } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { countContent, subtreeOf, totalOf } from '../look/subtree'
import { refuseUnsafe } from './look-inside'
import type { Planner } from './planner'
import { incomingOf, isAddressable } from './put-entry'

/** Deletes entries of the Trash for good, content before its folder, and nothing beyond what was confirmed. */
export async function planDelete(
  planner: Planner,
  asked: readonly EntryRef[],
  confirmed: number,
): Promise<ContentCount> {
  const entries = withoutNested(asked)
  if (entries.length === 0) throw refusedFailure({ reason: 'nothing-selected' })
  for (const entry of entries) {
    const path = pathOfEntry(entry)
    if (path === null || path === TRASH || !isInTrash(path)) {
      throw refusedFailure({ reason: 'not-in-trash', name: entry.name })
    }
    const located = await locateEntry(planner.listings, entry, 'stop-at-links')
    if (located.kind === 'refused') throw refusedFailure(located.refusal)
    await refuseUnsafe(planner, 'move', located.value)
  }
  return removeConfirmed(planner, entries, confirmed)
}

/** Deletes everything that the Trash holds and a path tells apart. */
export async function planEmptyTrash(planner: Planner, confirmed: number): Promise<ContentCount> {
  const [trash, ...others] = await planner.occupants(ROOT, TRASH_NAME)
  if (trash === undefined) throw refusedFailure({ reason: 'gone', name: TRASH_NAME })
  if (others.length > 0 || trash.kind !== 'folder') throw refusedFailure({ reason: 'trash-unusable' })
  const folder = await planner.listings.folder(TRASH)
  const entries: ExpectedEntry[] = []
  for (const child of await folder.entries()) {
    const { entry } = incomingOf(anyFolderAt(TRASH), child)
    if (isAddressable(folder, child)) entries.push(entry)
    else {
      const problem = addressProblem(child.name) ?? 'twin'
      planner.leaveOut(entry, null, { reason: 'unaddressable', name: child.name, problem })
    }
  }
  for (const entry of entries) {
    await refuseUnsafe(planner, 'move', { ref: { ...entry, parent: { path: TRASH, recordIds: [] } } })
  }
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

/** What no path tells apart can only go with the folder that holds it. */
async function removeTree(planner: Planner, entry: ExpectedEntry): Promise<void> {
  const inside = entry.kind === 'folder' ? folderInside(entry.parent, entry.name, entry.recordId) : null
  if (inside === null) {
    planner.remove(entry)
    return
  }
  const folder = await planner.listings.folder(inside.path)
  const children = await folder.entries()
  if (children.some(child => !isAddressable(folder, child))) {
    const { recordIds } = await subtreeOf(planner.listings, inside.path)
    planner.remove(entry, recordIds)
    return
  }
  for (const child of children) await removeTree(planner, incomingOf(inside, child).entry)
  planner.remove(entry)
}
