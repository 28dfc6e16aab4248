import { titleOf } from '../../../src-shared/domain/names'
import { isWithin, lineageOf, nameOf, ROOT } from '../../../src-shared/domain/paths'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation, Step } from '../../../src-shared/model/operation'
import { type DoneStep, isReversible } from '../act/job'
import {
  addressOfExpected,
  anyFolderAt,
  anyParentOf,
  type ExpectedEntry,
  type ExpectedFolder,
  folderOf,
  parentOfEnd,
} from '../look/expected-entry'
import { locateEntry, locateTarget } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { subtreeOf } from '../look/subtree'
import { refuseUnsafe } from './look-inside'
import type { Planner } from './planner'
import { trashOf } from './trash-of'
import type { Trash } from './trash-strategy'

/**
 * Takes back what an operation did, last step first. What was moved goes back;
 * what was made goes to the Trash, unless somebody has put more into it since.
 * Every step passes the same guards as any other, and the world may have moved
 * on: then nothing is done, and the reason said. Undoing an undo redoes.
 */
export async function planInverse(planner: Planner, { steps }: Operation): Promise<void> {
  const trash = trashOf(planner)
  const done = steps.filter(isReversible)
  const made = done.filter(({ action }) => action !== 'move')
  const emptied: ExpectedFolder[] = []
  for (const step of done.toReversed()) {
    if (step.action === 'move') {
      await moveBack(planner, trash, step)
      if (trash.holds(step.to)) emptied.push(anyParentOf(step.to))
    } else if (!trash.holds(step.to) && !made.some(other => isInside(step, other))) {
      await takeAway(planner, trash, step, made)
    }
  }
  await trash.cleanUp(emptied)
  if (planner.planned.length === 0) throw refusedFailure({ reason: 'nothing-to-undo' })
}

async function moveBack(planner: Planner, trash: Trash, step: DoneStep): Promise<void> {
  const { from, to, recordId } = step
  if (from === null) return
  const entry = entryAtEnd(planner, step)
  await expectThere(planner, entry)
  const title = planner.listings.isByPath ? nameOf(from) : titleOf(step)
  // The folders of a deletion come and go with what is in them; others are a person's own.
  const comesAndGoes = trash.makesFolders && (trash.holds(from) || trash.holds(to))
  const parent = comesAndGoes
    ? await planner.ensureFolder(folderOf(from), titleOf(entry))
    : await expectFolder(planner, endParent(planner, from, step.fromIds), titleOf(entry))
  if (!(await planner.isFree(parent, title, recordId))) {
    throw refusedFailure({ reason: 'name-taken', name: title, folderName: nameOf(parent.path) })
  }
  planner.move(entry, parent, title, {
    reverses: [step.id],
    isAuxiliary: step.isAuxiliary === true,
    // Only within one folder can a step before it in the same round have given the name free.
    hasOwnRound: folderOf(from) === folderOf(to) && (await planner.isListed(parent, title, recordId)),
  })
}

/** What a step has moved, made or copied, where that step has left it. */
function entryAtEnd(planner: Planner, { to, toIds, recordId, entryKind, newTitle }: DoneStep): ExpectedEntry {
  const name = nameOf(to)
  const title = newTitle === undefined ? {} : { title: newTitle }
  return { parent: endParent(planner, to, toIds), recordId, name, ...title, kind: entryKind }
}

/** Where names on the way are the addresses, any folder of one's own will do that stands at the path now. */
function endParent(planner: Planner, path: InventoryPath, ids: Step['toIds']): ExpectedFolder {
  return planner.listings.isByPath ? anyParentOf(path) : parentOfEnd(path, ids)
}

/** What was made goes to the Trash with what was made inside it, and with nothing else. */
async function takeAway(
  planner: Planner,
  trash: Trash,
  step: DoneStep,
  made: readonly DoneStep[],
): Promise<void> {
  const entry = entryAtEnd(planner, step)
  const inside = made.filter(other => other === step || isInside(other, step))
  const hasMore =
    !isWholeCopy(step) && step.entryKind === 'folder' && (await holdsOthers(planner, entry, inside))
  if (step.isAuxiliary === true && hasMore) return
  await expectThere(planner, entry)
  if (hasMore) throw refusedFailure({ reason: 'changed', name: titleOf(entry) })
  await trash.put(entry, {
    reverses: inside.map(({ id }) => id),
    isAuxiliary: step.isAuxiliary === true,
  })
}

async function holdsOthers(
  planner: Planner,
  folder: ExpectedEntry,
  made: readonly DoneStep[],
): Promise<boolean> {
  const address = addressOfExpected(folder)
  if (address === null) return true
  const ours = new Set(made.map(({ recordId }) => recordId))
  const copiedWhole = new Set(made.filter(isWholeCopy).map(({ recordId }) => recordId))
  const { entries, unwhole } = await subtreeOf(planner.listings, address)
  if (unwhole !== null) return true
  const withContent = new Set<string>()
  // Each folder comes before its content, which goes with it.
  for (const { recordId, folderId } of entries) {
    const goesAlong = folderId !== null && withContent.has(folderId)
    if (goesAlong || planner.isLeaving(recordId) || copiedWhole.has(recordId)) withContent.add(recordId)
    else if (!ours.has(recordId)) return true
  }
  return false
}

/** One call of the service made all that is in it, and the journal has no ids of that. */
function isWholeCopy({ action, entryKind }: Step): boolean {
  return action === 'copy' && entryKind === 'folder'
}

/** What the plan itself brings there first cannot be looked at yet. */
async function expectThere(planner: Planner, entry: ExpectedEntry): Promise<void> {
  if (planner.isComing(entry.parent)) return
  const located = await locateEntry(planner.listings, entry, 'stop-at-links')
  if (located.kind === 'refused') throw refusedFailure(located.refusal)
  if (located.value.linkName !== null) throw refusedFailure({ reason: 'changed', name: titleOf(entry) })
  // Before a folder is made on the way for nothing.
  await refuseUnsafe(planner, 'move', located.value)
}

/** Answers the folder, as it is now. */
async function expectFolder(
  planner: Planner,
  expected: ExpectedFolder,
  forName: string,
): Promise<ExpectedFolder> {
  const gone = (path: InventoryPath) =>
    refusedFailure({ reason: 'place-gone', name: forName, place: nameOf(path) })
  if (!planner.listings.isByPath) {
    if (planner.isComing(expected)) return expected
    const found = await locateTarget(planner.listings, expected)
    if (found.kind === 'refused' || found.value.kind !== 'folder') throw gone(expected.path)
    return found.value.ref
  }
  for (const path of lineageOf(expected.path)) {
    if (path === ROOT) continue
    const folder = anyFolderAt(path)
    if (planner.isComing(folder)) return expected
    const [found, ...others] = await planner.occupants(anyParentOf(path), nameOf(path))
    const isOne = found?.kind === 'folder' && found.name === nameOf(path) && others.length === 0
    if (!isOne) throw gone(path)
  }
  return expected
}

function isInside(step: DoneStep, other: DoneStep): boolean {
  if (step === other) return false
  if (step.toIds?.includes(other.recordId) === true) return true
  return step.to !== other.to && isWithin(step.to, other.to)
}
