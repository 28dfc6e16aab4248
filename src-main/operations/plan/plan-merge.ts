import { addressProblem } from '../../../src-shared/domain/names'
import { childPath } from '../../../src-shared/domain/paths'
import { isInTrash } from '../../../src-shared/domain/trash'
import type { Entry } from '../../../src-shared/model/entry'
import type { TransferMode } from '../../../src-shared/model/operation'
import { type ExpectedEntry, type ExpectedFolder, folderInside, pathOfEntry } from '../look/expected-entry'
import { type Incoming, incomingOf, isAddressable, putEntry } from './plan-copy'
import { moveToTrash } from './plan-trash'
import type { Planner } from './planner'

/**
 * Brings what a folder holds into another one, folders of one name into each
 * other. A moved folder that is empty then goes to the Trash (out of the Trash
 * it just ends); what no path tells apart stays behind, and its folder with it.
 * Answers whether all of it came over.
 */
export async function mergeFolder(
  planner: Planner,
  mode: TransferMode,
  source: ExpectedEntry,
  target: ExpectedFolder,
): Promise<boolean> {
  const inside = folderInside(source.parent, source.name, source.recordId)
  if (inside === null) return false
  const folder = await planner.listings.folder(inside.path)
  let isWhole = true
  for (const child of await folder.entries()) {
    if (planner.isLeaving(child.recordId)) continue
    const incoming = incomingOf(inside, child)
    const came = isAddressable(folder, child)
      ? await mergeChild(planner, mode, incoming, target)
      : leaveBehind(planner, incoming.entry, target)
    isWhole &&= came
  }
  if (mode === 'move' && isWhole) await disposeOf(planner, source)
  return isWhole
}

async function mergeChild(
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
): Promise<boolean> {
  const { entry } = incoming
  if (await planner.isFree(target.path, entry.name)) {
    await putEntry(planner, mode, incoming, target, entry.name)
    return true
  }
  const [old, ...others] = await planner.occupants(target.path, entry.name)
  const only = others.length === 0 ? old : undefined
  const into = only?.kind === 'folder' ? folderInside(target, only.name, only.recordId) : null
  if (entry.kind === 'folder' && into !== null) return mergeFolder(planner, mode, entry, into)
  return meetItem(planner, mode, incoming, target, only ?? null)
}

/** An item whose name is taken inside a merged folder: one choice for all of them. */
async function meetItem(
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
  old: Entry | null,
): Promise<boolean> {
  const { entry } = incoming
  const choice = planner.answers?.inside ?? 'keep-both'
  if (choice === 'skip') {
    planner.leaveOut(entry, childPath(target.path, entry.name), null)
    return false
  }
  const isReplaced = choice === 'replace' && old !== null && old.kind !== 'folder' && entry.kind !== 'folder'
  if (isReplaced) await moveToTrash(planner, incomingOf(target, old).entry, { isAuxiliary: true })
  const name = isReplaced ? entry.name : await planner.freeName(target.path, entry.name)
  await putEntry(planner, mode, incoming, target, name)
  return true
}

function leaveBehind(planner: Planner, entry: ExpectedEntry, target: ExpectedFolder): false {
  const problem = addressProblem(entry.name) ?? 'twin'
  const to = childPath(target.path, entry.name)
  planner.leaveOut(entry, to, { reason: 'unaddressable', name: entry.name, problem })
  return false
}

async function disposeOf(planner: Planner, folder: ExpectedEntry): Promise<void> {
  const path = pathOfEntry(folder)
  if (path === null) return
  if (isInTrash(path)) planner.remove(folder, undefined, { isAuxiliary: true })
  else await moveToTrash(planner, folder, { isAuxiliary: true })
}
