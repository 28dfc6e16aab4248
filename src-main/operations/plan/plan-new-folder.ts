import { nameProblem, titleOf } from '../../../src-shared/domain/names'
import { withoutNested } from '../../../src-shared/domain/selected-tree'
import { canDrop } from '../../../src-shared/domain/transfer'
import { isInTrash } from '../../../src-shared/domain/trash'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import type { OperationRequest } from '../../../src-shared/model/operation'
import { type LocatedEntry, locateEntry, locateTarget } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { refuseUnsafe } from './look-inside'
import type { Planner } from './planner'

/** Makes a folder, and moves into it what is to be in it. Answers what is moved, as it is listed. */
export async function planNewFolder(
  planner: Planner,
  { parent, name, entries = [] }: Extract<OperationRequest, { kind: 'make-folder' }>,
): Promise<readonly LocatedEntry[]> {
  const { capabilities } = planner.context
  const unsupported = verbRefusal('make-folder', capabilities)
  if (unsupported !== null) throw refusedFailure(unsupported)
  const problem = nameProblem(name, capabilities.names)
  if (problem !== null) throw refusedFailure({ reason: 'invalid-name', name, problem })
  const target = await locateTarget(planner.listings, parent)
  if (target.kind === 'refused') throw refusedFailure(target.refusal)
  const located: LocatedEntry[] = []
  for (const entry of withoutNested(entries)) {
    const found = await locateEntry(planner.listings, entry, 'stop-at-links')
    if (found.kind === 'refused') throw refusedFailure(found.refusal)
    const refusal = canDrop([found.value], target.value, 'move', capabilities)
    // They may lie in this very folder.
    if (refusal !== null && refusal.reason !== 'already-there') throw refusedFailure(refusal)
    if (isInTrash(target.value.ref.path, capabilities.trash)) {
      throw refusedFailure({ reason: 'trash-takes-deletions' })
    }
    await refuseUnsafe(planner, 'move', found.value)
    located.push(found.value)
  }
  const made = planner.makeFolder(target.value.ref, name, { isTyped: true })
  for (const { ref } of located) {
    const title = titleOf(ref)
    planner.move(
      ref,
      made,
      (await planner.isFree(made, title)) ? title : await planner.freeTitle(made, title),
    )
  }
  return located
}
