import type { TransferMode } from '../../../src-shared/model/operation'
import { copyingRefusal } from '../act/copy-action'
import { movingRefusal } from '../act/move-action'
import { pathOfEntry } from '../look/expected-entry'
import type { LocatedEntry } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { subtreeOf } from '../look/subtree'
import type { Planner } from './planner'

/** Refuses what is locked, and folders whose content the service would harm, before anything of a batch is done. */
export async function refuseUnsafe(
  { context, listings }: Planner,
  mode: TransferMode,
  { ref }: Pick<LocatedEntry, 'ref'>,
): Promise<void> {
  const locked = mode === 'move' ? context.locks.refusalOf(ref) : null
  if (locked !== null) throw refusedFailure(locked)
  const path = pathOfEntry(ref)
  if (ref.kind !== 'folder' || path === null) return
  const content = await subtreeOf(listings, path)
  const unsafe =
    mode === 'copy'
      ? copyingRefusal(ref.name, content)
      : (movingRefusal(ref.name, content) ?? context.locks.refusalInside(ref.name, content.entries))
  if (unsafe !== null) throw refusedFailure(unsafe)
}
