import { childPath, nameOf, ROOT } from '../../../src-shared/domain/paths'
import type { OperationRequest } from '../../../src-shared/model/operation'
import type { MoveRecord } from '../journal/journal'
import { anyFolderAt, folderOf } from '../look/expected-entry'
import { refusedFailure } from '../look/refused-error'
import { namedAt } from '../look/unfinished-moves'
import { blockedRefusal } from '../recover/rescue-orphans'
import type { Planner } from './planner'

/** Brings a move that broke off to one of its ends, or together where it can be seen. */
export async function planFinish(
  planner: Planner,
  { moveId, direction }: Extract<OperationRequest, { kind: 'finish-move' }>,
): Promise<void> {
  const broken = planner.context.unfinished.get(moveId)
  if (broken === null) throw refusedFailure({ reason: 'nothing-to-undo' })
  if (direction === 'gather') return planGathering(planner, broken)
  const [from, to] = direction === 'resume' ? [broken.from, broken.to] : [broken.to, broken.from]
  planner.finish({ broken, from, to, isGathered: false })
}

/** In the folder that it was going to, as far as that can be: else where it came from, or in the root. */
async function planGathering(planner: Planner, broken: MoveRecord): Promise<void> {
  const { listings } = planner
  const ends = await Promise.all([broken.from, broken.to].map(path => namedAt(listings, path)))
  const isTaken = ends.flat().some(({ recordId }) => recordId !== broken.recordId)
  if (!isTaken) {
    // Only its own way brings along what no path reaches.
    planner.finish({ broken, from: broken.from, to: broken.to, isGathered: false })
    return
  }
  for (const path of [folderOf(broken.to), folderOf(broken.from), ROOT]) {
    const isThere = path === ROOT || (await namedAt(listings, path)).length === 1
    if (!isThere || (await blockedRefusal(listings, path, broken.name)) !== null) continue
    const title = await planner.freeTitle(anyFolderAt(path), broken.name)
    const to = childPath(path, title)
    if (to === null) continue
    planner.finish({ broken, from: broken.from, to, isGathered: true })
    return
  }
  // A plan without a step would be called done.
  throw refusedFailure({ reason: 'place-gone', name: broken.name, place: nameOf(folderOf(broken.to)) })
}
