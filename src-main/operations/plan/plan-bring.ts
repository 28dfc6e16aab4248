import { isInTrash } from '../../../src-shared/domain/trash'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import { locateTarget } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import type { BringRequest } from './bring-request'
import type { Planner } from './planner'

/** Copies from another inventory; what has a name that is taken gets the next free one. */
export async function planBring(planner: Planner, { files, target }: BringRequest): Promise<void> {
  const { capabilities } = planner.context
  const unsupported = verbRefusal('bring-in', capabilities)
  if (unsupported !== null) throw refusedFailure(unsupported)
  if (files.length === 0) throw refusedFailure({ reason: 'nothing-selected' })
  const found = await locateTarget(planner.listings, target)
  if (found.kind === 'refused') throw refusedFailure(found.refusal)
  const folder = found.value.ref
  if (isInTrash(folder.path, capabilities.trash)) throw refusedFailure({ reason: 'trash-takes-deletions' })
  for (const file of files) {
    const isFree = await planner.isFree(folder, file.title)
    planner.bring(file, folder, isFree ? file.title : await planner.freeTitle(folder, file.title))
  }
}
