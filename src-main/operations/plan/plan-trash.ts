import { childPath, nameOf, ROOT } from '../../../src-shared/domain/paths'
import { withoutNested } from '../../../src-shared/domain/transfer'
import { deletionName, isInTrash, TRASH, TRASH_NAME, trashPathOf } from '../../../src-shared/domain/trash'
import type { EntryRef } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { StepRole } from '../act/action'
import { anyFolderAt, anyParentOf, type ExpectedEntry, folderOf, pathOfEntry } from '../look/expected-entry'
import { type LocatedEntry, locateEntry } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { refuseUnsafe } from './look-inside'
import type { Planner } from './planner'

/** Deletes entries as people mean it: into the Trash. */
export async function planTrash(
  planner: Planner,
  asked: readonly EntryRef[],
): Promise<readonly LocatedEntry[]> {
  const entries = withoutNested(asked)
  if (entries.length === 0) throw refusedFailure({ reason: 'nothing-selected' })
  const located: LocatedEntry[] = []
  for (const entry of entries) {
    const found = await locateEntry(planner.listings, entry, 'stop-at-links')
    if (found.kind === 'refused') throw refusedFailure(found.refusal)
    const { linkName } = found.value
    if (linkName !== null) throw refusedFailure({ reason: 'below-link', linkName })
    await refuseUnsafe(planner, 'move', found.value)
    located.push(found.value)
  }
  for (const { ref } of located) await moveToTrash(planner, ref)
  return located
}

/**
 * One move into the folder of this operation's deletion, below the names of the
 * folders where the entry was: that is how it finds back from any computer.
 */
export async function moveToTrash(
  planner: Planner,
  entry: ExpectedEntry,
  role: StepRole = {},
): Promise<void> {
  const path = pathOfEntry(entry)
  if (path === null) throw refusedFailure({ reason: 'gone', name: entry.name })
  if (path === TRASH) throw refusedFailure({ reason: 'trash-itself' })
  if (isInTrash(path)) throw refusedFailure({ reason: 'in-trash-already', name: entry.name })
  planner.deletion ??= await newDeletion(planner)
  const trashPath = trashPathOf(path, planner.deletion)
  await planner.ensureFolder(folderOf(trashPath), entry.name)
  // Two entries of one origin cannot be: what was put there in between was renamed on the way.
  const isFree = await planner.isFree(folderOf(trashPath), nameOf(trashPath))
  const name = isFree ? nameOf(trashPath) : await planner.freeName(folderOf(trashPath), nameOf(trashPath))
  planner.move(entry, anyParentOf(trashPath), name, role)
}

async function newDeletion(planner: Planner): Promise<InventoryPath> {
  await ensureTrash(planner)
  const name = deletionName(planner.context.nowMs())
  const isFree = await planner.isFree(TRASH, name)
  const free = isFree ? name : await planner.freeName(TRASH, name)
  planner.makeFolder(anyFolderAt(TRASH), free, { isAuxiliary: true })
  return childPath(TRASH, free) ?? TRASH
}

async function ensureTrash(planner: Planner): Promise<void> {
  if (planner.isComing(TRASH)) return
  const [found, ...others] = await planner.occupants(ROOT, TRASH_NAME)
  if (found === undefined) planner.makeFolder(anyFolderAt(ROOT), TRASH_NAME, { isAuxiliary: true })
  else if (others.length > 0 || found.kind !== 'folder' || found.name !== TRASH_NAME) {
    throw refusedFailure({ reason: 'trash-unusable' })
  }
}
