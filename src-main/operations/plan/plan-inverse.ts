import { isWithin, lineageOf, nameOf, ROOT } from '../../../src-shared/domain/paths'
import { isInTrash } from '../../../src-shared/domain/trash'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation, Step } from '../../../src-shared/model/operation'
import { type DoneStep, isReversible } from '../act/job'
import { anyParentOf, type ExpectedEntry, entryAtPath, folderOf } from '../look/expected-entry'
import { locateEntry } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { subtreeOf } from '../look/subtree'
import { refuseUnsafe } from './look-inside'
import { planCleanUp } from './plan-restore'
import { moveToTrash } from './plan-trash'
import type { Planner } from './planner'

/**
 * Takes back what an operation did, last step first. What was moved goes back;
 * what was made goes to the Trash, unless somebody has put more into it since.
 * Every step passes the same guards as any other, and the world may have moved
 * on: then nothing is done, and the reason said. Undoing an undo redoes.
 */
export async function planInverse(
  planner: Planner,
  { steps }: Operation,
  isTrashParent: (recordId: string) => boolean,
): Promise<void> {
  const done = steps.filter(isReversible)
  const made = done.filter(({ action }) => action !== 'move')
  const emptied: InventoryPath[] = []
  for (const step of done.toReversed()) {
    if (step.action === 'move') {
      await moveBack(planner, step)
      if (isInTrash(step.to)) emptied.push(folderOf(step.to))
    } else if (!isInTrash(step.to) && !made.some(other => isInside(step, other))) {
      await takeAway(planner, step, made)
    }
  }
  await planCleanUp(planner, emptied, isTrashParent)
  if (planner.planned.length === 0) throw refusedFailure({ reason: 'nothing-to-undo' })
}

async function moveBack(planner: Planner, step: DoneStep): Promise<void> {
  const { from, to } = step
  if (from === null) return
  const entry = entryAtPath(to, step.recordId, step.entryKind)
  await expectThere(planner, entry, to)
  const parent = folderOf(from)
  // The folders of a deletion come and go with what is in them; others are a person's own.
  if (isInTrash(from) || isInTrash(to)) await planner.ensureFolder(parent, entry.name)
  else await expectFolder(planner, parent, entry.name)
  if (!(await planner.isFree(parent, nameOf(from), step.recordId))) {
    throw refusedFailure({ reason: 'name-taken', name: nameOf(from), folderName: nameOf(parent) })
  }
  planner.move(entry, anyParentOf(from), nameOf(from), {
    reverses: [step.id],
    isAuxiliary: step.isAuxiliary === true,
    // Only within one folder can a step before it in the same round have given the name free.
    hasOwnRound: parent === folderOf(to) && (await planner.isListed(parent, nameOf(from), step.recordId)),
  })
}

/** What was made goes to the Trash with what was made inside it, and with nothing else. */
async function takeAway(planner: Planner, step: DoneStep, made: readonly DoneStep[]): Promise<void> {
  const entry = entryAtPath(step.to, step.recordId, step.entryKind)
  const inside = made.filter(other => other === step || isInside(other, step))
  const hasMore =
    !isWholeCopy(step) && step.entryKind === 'folder' && (await holdsOthers(planner, step.to, inside))
  if (step.isAuxiliary === true && hasMore) return
  await expectThere(planner, entry, step.to)
  if (hasMore) throw refusedFailure({ reason: 'changed', name: entry.name })
  await moveToTrash(planner, entry, {
    reverses: inside.map(({ id }) => id),
    isAuxiliary: step.isAuxiliary === true,
  })
}

async function holdsOthers(
  planner: Planner,
  path: InventoryPath,
  made: readonly DoneStep[],
): Promise<boolean> {
  const ours = new Set(made.map(({ recordId }) => recordId))
  const copiedWhole = new Set(made.filter(isWholeCopy).map(({ recordId }) => recordId))
  const { entries } = await subtreeOf(planner.listings, path)
  const withContent = new Set<string>()
  // Each folder comes before its content, which goes with it.
  for (const { recordId, place } of entries) {
    if (planner.isLeaving(recordId) || copiedWhole.has(recordId)) withContent.add(place)
    else if (!ours.has(recordId) && !isBelowAny(place, withContent)) return true
  }
  return false
}

/** One call of the service made all that is in it, and the journal has no ids of that. */
function isWholeCopy({ action, entryKind }: Step): boolean {
  return action === 'copy' && entryKind === 'folder'
}

/** Every slash is tried, not the last one alone: a name may hold some itself. */
function isBelowAny(place: string, folders: ReadonlySet<string>): boolean {
  for (let at = place.indexOf('/'); at >= 0; at = place.indexOf('/', at + 1)) {
    if (folders.has(place.slice(0, at))) return true
  }
  return false
}

/** What the plan itself brings there first cannot be looked at yet. */
async function expectThere(planner: Planner, entry: ExpectedEntry, path: InventoryPath): Promise<void> {
  if (lineageOf(folderOf(path)).some(folder => planner.isComing(folder))) return
  const located = await locateEntry(planner.listings, entry, 'stop-at-links')
  if (located.kind === 'refused') throw refusedFailure(located.refusal)
  if (located.value.linkName !== null) throw refusedFailure({ reason: 'changed', name: entry.name })
  // Before a folder is made on the way for nothing.
  await refuseUnsafe(planner, 'move', located.value)
}

async function expectFolder(planner: Planner, path: InventoryPath, forName: string): Promise<void> {
  for (const folder of lineageOf(path)) {
    if (folder === ROOT) continue
    if (planner.isComing(folder)) return
    const [found, ...others] = await planner.occupants(folderOf(folder), nameOf(folder))
    const isOne = found?.kind === 'folder' && found.name === nameOf(folder) && others.length === 0
    if (!isOne) throw refusedFailure({ reason: 'place-gone', name: forName, place: nameOf(folder) })
  }
}

function isInside(step: DoneStep, other: DoneStep): boolean {
  return step !== other && step.to !== other.to && isWithin(step.to, other.to)
}
