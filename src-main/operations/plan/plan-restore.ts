import { isWithin, lineageOf, nameOf } from '../../../src-shared/domain/paths'
import { withoutNested } from '../../../src-shared/domain/transfer'
import { isDeletionFolder, trashOriginOf } from '../../../src-shared/domain/trash'
import type { EntryRef } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import { anyFolderAt, anyParentOf, folderInside, folderOf, pathOfEntry } from '../look/expected-entry'
import { locateEntry } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { refuseUnsafe } from './look-inside'
import type { Planner } from './planner'
import { type Incoming, incomingOf, mergeFolder, resolveConflict } from './put-entry'

/**
 * Brings entries of the Trash back to where their paths say that they were.
 * Parents that are gone are made anew; a taken name is a conflict. `isTrashParent` says of
 * a folder that Satchel made it on the way to the Trash: it was never deleted itself.
 */
export async function planRestore(
  planner: Planner,
  asked: readonly EntryRef[],
  isTrashParent: (recordId: string) => boolean,
): Promise<void> {
  const entries = await withoutDeletions(planner, withoutNested(asked))
  if (entries.length === 0) throw refusedFailure({ reason: 'nothing-selected' })
  for (const incoming of entries) await restoreOne(planner, incoming, isTrashParent)
  await planCleanUp(
    planner,
    entries.map(({ entry }) => entry.parent.path),
    isTrashParent,
  )
}

/** A folder of one deletion stands for everything in it. */
async function withoutDeletions(
  planner: Planner,
  entries: readonly EntryRef[],
): Promise<readonly Incoming[]> {
  const found: Incoming[] = []
  for (const ref of entries) {
    const located = await locateEntry(planner.listings, ref, 'stop-at-links')
    if (located.kind === 'refused') throw refusedFailure(located.refusal)
    const { linkName } = located.value
    // Before its parents are made anew for nothing.
    if (linkName !== null) throw refusedFailure({ reason: 'below-link', linkName })
    const inside = folderInside(ref.parent, ref.name, ref.recordId)
    if (inside !== null && isDeletionFolder(inside.path)) {
      const children = await (await planner.listings.folder(inside.path)).entries()
      found.push(...children.map(child => incomingOf(inside, child)))
    } else found.push({ entry: ref, listed: located.value.entry })
  }
  return found
}

async function restoreOne(
  planner: Planner,
  incoming: Incoming,
  isTrashParent: (recordId: string) => boolean,
): Promise<void> {
  const { entry } = incoming
  const path = pathOfEntry(entry)
  const origin = path && trashOriginOf(path)?.origin
  if (!origin) throw refusedFailure({ reason: 'not-in-trash', name: entry.name })
  if (entry.kind === 'folder' && isTrashParent(entry.recordId)) {
    await planner.ensureFolder(origin, entry.name)
    await mergeFolder(planner, 'move', entry, anyFolderAt(origin))
    return
  }
  await refuseUnsafe(planner, 'move', { ref: { ...entry, parent: refOf(entry.parent.path) } })
  const target = anyParentOf(origin)
  await planner.ensureFolder(target.path, entry.name)
  if (await planner.isFree(target.path, entry.name)) planner.move(entry, target, nameOf(origin))
  else await resolveConflict(planner, 'move', incoming, target)
}

function refOf(path: InventoryPath) {
  return { path, recordIds: [] }
}

/**
 * Folders that Satchel made on the way to the Trash, and folders of deletions, end when this plan empties
 * them, innermost first. One that was deleted itself stays: nobody asked for its end. So does the Trash.
 */
export async function planCleanUp(
  planner: Planner,
  left: readonly InventoryPath[],
  isTrashParent: (recordId: string) => boolean,
): Promise<void> {
  const folders = new Set(left.flatMap(path => lineageOf(path).filter(isInDeletion)))
  const deepestFirst = [...folders].sort((a, b) => b.split('/').length - a.split('/').length)
  for (const path of deepestFirst) {
    if (planner.isComing(path)) continue
    const listed = await planner.listings.folder(path)
    const stays = (await listed.entries()).some(({ recordId }) => !planner.isLeaving(recordId))
    const [folder] = stays ? [] : await planner.occupants(folderOf(path), nameOf(path))
    if (folder?.kind !== 'folder') continue
    const { recordId, name, kind } = folder
    if (!isDeletionFolder(path) && !isTrashParent(recordId)) continue
    planner.remove({ parent: anyParentOf(path), recordId, name, kind }, undefined, { isAuxiliary: true })
  }
}

function isInDeletion(path: InventoryPath): boolean {
  return lineageOf(path).some(folder => isDeletionFolder(folder) && isWithin(path, folder))
}
