import { titleOf } from '../../../src-shared/domain/names'
import type { ConflictChoice, ConflictSide } from '../../../src-shared/model/asks'
import type { Entry, EntryProblem } from '../../../src-shared/model/entry'
import type { TransferMode } from '../../../src-shared/model/operation'
import { assertNever } from '../../../src-shared/result'
import {
  type ExpectedEntry,
  type ExpectedFolder,
  folderInside,
  type Incoming,
  incomingOf,
  pathOfEntry,
} from '../look/expected-entry'
import type { Planner } from './planner'
import { trashOf } from './trash-of'

/** Brings one entry to a free title in a folder. */
export async function putEntry(
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
  title: string,
): Promise<void> {
  const { entry } = incoming
  if (mode === 'move') planner.move(entry, target, title)
  else if (entry.kind !== 'folder' || planner.isOneCall('copy-folder')) planner.copy(entry, target, title)
  else await copyFolder(planner, incoming, target, title)
}

/**
 * Where the source copies record by record, a folder is copied entry by entry, so
 * that a person sees how far it is and can stop. Two things only the service itself can copy: a folder that holds entries
 * which no path tells apart, and a public folder (one that is made anew is
 * private). Those go by one call.
 */
async function copyFolder(
  planner: Planner,
  incoming: Incoming,
  target: ExpectedFolder,
  title: string,
): Promise<void> {
  const { entry, listed } = incoming
  const inside = folderInside(entry.parent, entry.name, entry.recordId)
  if (inside === null) return
  const folder = await planner.listings.inside(inside)
  const children = await folder.entries()
  if (listed?.isPublic === true || children.some(child => folder.problemOf(child) !== null)) {
    planner.copy(entry, target, title)
    return
  }
  const copy = planner.makeFolder(target, title)
  for (const child of children) {
    await putEntry(planner, 'copy', incomingOf(inside, child), copy, titleOf(child))
  }
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
  const existing = await planner.occupants(target, titleOf(entry))
  const choices = choicesFor(entry.kind === 'folder', existing)
  const answer = isBeside ? 'keep-both' : planner.choiceFor(entry.recordId)
  if (answer !== null && choices.includes(answer)) {
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
      planner.leaveOut(entry, target, null)
      return
    case 'keep-both':
      await putEntry(planner, mode, incoming, target, await planner.freeTitle(target, titleOf(entry)))
      return
    case 'replace':
      if (old !== undefined) await trashOf(planner).put(incomingOf(target, old).entry, { isAuxiliary: true })
      await putEntry(planner, mode, incoming, target, titleOf(entry))
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
 * other. A moved folder that is empty then goes to the Trash; what no path tells
 * apart stays behind, and its folder with it. Answers whether nothing of it stays
 * where it was.
 */
export async function mergeFolder(
  planner: Planner,
  mode: TransferMode,
  source: ExpectedEntry,
  target: ExpectedFolder,
  meet: Meet = meetInside,
): Promise<boolean> {
  const inside = folderInside(source.parent, source.name, source.recordId)
  if (inside === null) return false
  const folder = await planner.listings.inside(inside)
  let isWhole = true
  for (const child of await folder.entries()) {
    if (planner.isLeaving(child.recordId)) continue
    const incoming = incomingOf(inside, child)
    const problem = folder.problemOf(child)
    const came =
      problem === null
        ? await mergeChild(planner, mode, incoming, target, meet)
        : leaveBehind(planner, incoming.entry, target, problem)
    isWhole &&= came
  }
  return mode === 'move' ? isWhole && disposeOf(planner, source) : isWhole
}

/** What is done with an entry whose name is taken inside of what is merged. Answers whether nothing of it stays. */
export type Meet = (
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
  old: Entry | null,
) => Promise<boolean>

async function mergeChild(
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
  meet: Meet,
): Promise<boolean> {
  const { entry } = incoming
  const title = titleOf(entry)
  if (await planner.isFree(target, title)) {
    await putEntry(planner, mode, incoming, target, title)
    return true
  }
  const [old, ...others] = await planner.occupants(target, title)
  const only = others.length === 0 ? old : undefined
  return meet(planner, mode, incoming, target, only ?? null)
}

/** Folders go into each other; for items a person has made one choice. */
async function meetInside(
  planner: Planner,
  mode: TransferMode,
  incoming: Incoming,
  target: ExpectedFolder,
  old: Entry | null,
): Promise<boolean> {
  const { entry } = incoming
  const into = old?.kind === 'folder' ? folderInside(target, old.name, old.recordId) : null
  if (entry.kind === 'folder' && into !== null) return mergeFolder(planner, mode, entry, into)
  return meetItem(planner, mode, incoming, target, old)
}

/** The folders that only led to what was deleted go into those that stand there; for all else the person is asked. */
export function meetByAsking(isOnlyPassage: (entry: ExpectedEntry) => boolean): Meet {
  const meet: Meet = async (planner, mode, incoming, target, old) => {
    const { entry } = incoming
    const into = old?.kind === 'folder' ? folderInside(target, old.name, old.recordId) : null
    if (into !== null && isOnlyPassage(entry)) return mergeFolder(planner, mode, entry, into, meet)
    await resolveConflict(planner, mode, incoming, target)
    return planner.isLeaving(entry.recordId)
  }
  return meet
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
    planner.leaveOut(entry, target, null)
    return false
  }
  const isReplaced = choice === 'replace' && old !== null && old.kind !== 'folder' && entry.kind !== 'folder'
  if (isReplaced) await trashOf(planner).put(incomingOf(target, old).entry, { isAuxiliary: true })
  const title = isReplaced ? titleOf(entry) : await planner.freeTitle(target, titleOf(entry))
  await putEntry(planner, mode, incoming, target, title)
  return true
}

function leaveBehind(
  planner: Planner,
  entry: ExpectedEntry,
  target: ExpectedFolder,
  problem: EntryProblem,
): false {
  planner.leaveOut(entry, target, { reason: 'unaddressable', name: titleOf(entry), problem })
  return false
}

/**
 * An emptied folder goes to the Trash. In the Trash only those end that Satchel made
 * on the way: one that was deleted itself stays as it is, or else nothing that was
 * done with it before could be taken back. Answers whether it leaves its place.
 */
async function disposeOf(planner: Planner, folder: ExpectedEntry): Promise<boolean> {
  const path = pathOfEntry(folder)
  if (path === null) return false
  const trash = trashOf(planner)
  if (!trash.holds(path)) await trash.put(folder, { isAuxiliary: true })
  else if (trash.isOnlyPassage(folder)) planner.remove(folder, undefined, { isAuxiliary: true })
  else planner.leaveOut(folder, null, null, { isAuxiliary: true })
  return planner.isLeaving(folder.recordId)
}
