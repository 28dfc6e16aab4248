import { addressProblem } from '../../../src-shared/domain/names'
import { childPath } from '../../../src-shared/domain/paths'
import { isInTrash } from '../../../src-shared/domain/trash'
import type { ConflictChoice, ConflictSide } from '../../../src-shared/model/asks'
import type { Entry } from '../../../src-shared/model/entry'
import type { TransferMode } from '../../../src-shared/model/operation'
import { assertNever } from '../../../src-shared/result'
import { type ExpectedEntry, type ExpectedFolder, folderInside, pathOfEntry } from '../look/expected-entry'
import type { ListedFolder } from '../look/fresh-listings'
import { moveToTrash } from './plan-trash'
import type { Planner } from './planner'

/** An entry with what its folder's fresh listing says of it; null where nobody looked. */
export interface Incoming {
  readonly entry: ExpectedEntry
  readonly listed: Entry | null
}

/** Brings one entry to a free name in a folder. */
export async function putEntry(
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
  name: string,
): Promise<void> {
  const { entry } = incoming
  if (mode === 'move') planner.move(entry, target, name)
  else if (entry.kind === 'folder') await copyFolder(planner, incoming, target, name)
  else planner.copy(entry, target, name)
}

/**
 * A folder is copied entry by entry, so that a person sees how far it is and can
 * stop. Two things only the service itself can copy: a folder that holds entries
 * which no path tells apart, and a public folder (one that is made anew is
 * private). Those go by one call.
 */
async function copyFolder(
  planner: Planner,
  incoming: Incoming,
  target: ExpectedFolder,
  name: string,
): Promise<void> {
  const { entry, listed } = incoming
  const path = pathOfEntry(entry)
  const inside = path && folderInside(entry.parent, entry.name, entry.recordId)
  if (inside === null) return
  const folder = await planner.listings.folder(inside.path)
  const children = await folder.entries()
  if (listed?.isPublic === true || children.some(child => !isAddressable(folder, child))) {
    planner.copy(entry, target, name)
    return
  }
  const copy = planner.makeFolder(target, name)
  for (const child of children) {
    await putEntry(planner, 'copy', incomingOf(inside, child), copy, child.name)
  }
}

export function incomingOf(parent: ExpectedFolder, listed: Entry): Incoming {
  const { recordId, name, kind } = listed
  return { entry: { parent, recordId, name, kind }, listed }
}

/** Whether a path tells the entry apart from all others of its folder (section 4). */
export function isAddressable(folder: ListedFolder, { name }: Entry): boolean {
  return addressProblem(name) === null && folder.named(name).length === 1
}

/**
 * An entry whose name is taken in its target: does what the person chose, or
 * notes that they have to. A copy beside its original needs no question.
 */
export async function resolveConflict(
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
): Promise<void> {
  const { entry } = incoming
  const isBeside = mode === 'copy' && entry.parent.path === target.path
  const existing = await planner.occupants(target.path, entry.name)
  const choices = choicesFor(entry.kind === 'folder', existing)
  const answer = isBeside ? 'keep-both' : planner.answers?.choices[entry.recordId]
  if (answer !== undefined && choices.includes(answer)) {
    await apply(planner, mode, incoming, target, existing, answer)
    return
  }
  const incomingSide = sideOf(entry.parent, incoming.listed)
  if (incomingSide === null) return
  const [first] = existing
  planner.conflicts.push({
    recordId: entry.recordId,
    incoming: incomingSide,
    existing: first === undefined ? null : sideOf(target, first),
    choices,
  })
}

/** Only one entry can be replaced, and only by its like; of several nobody could say which. */
function choicesFor(isFolder: boolean, existing: readonly Entry[]): readonly ConflictChoice[] {
  const [only, ...others] = existing
  if (only === undefined || others.length > 0 || (only.kind === 'folder') !== isFolder) {
    return ['keep-both', 'skip']
  }
  return ['keep-both', 'skip', isFolder ? 'merge' : 'replace']
}

async function apply(
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
  existing: readonly Entry[],
  choice: ConflictChoice,
): Promise<void> {
  const { entry } = incoming
  const [old] = existing
  switch (choice) {
    case 'skip':
      planner.leaveOut(entry, childPath(target.path, entry.name), null)
      return
    case 'keep-both':
      await putEntry(planner, mode, incoming, target, await planner.freeName(target.path, entry.name))
      return
    case 'replace':
      if (old !== undefined) await moveToTrash(planner, incomingOf(target, old).entry, { isAuxiliary: true })
      await putEntry(planner, mode, incoming, target, entry.name)
      return
    case 'merge': {
      const into = old && folderInside(target, old.name, old.recordId)
      if (into) await mergeFolder(planner, mode, entry, into)
      return
    }
    default:
      assertNever(choice)
  }
}

function sideOf(parent: ExpectedFolder, entry: Entry | null): ConflictSide | null {
  if (entry === null) return null
  const path = pathOfEntry({ parent, ...entry })
  return path && { entry, path }
}

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
