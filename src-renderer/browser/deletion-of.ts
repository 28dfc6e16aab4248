import { ROOT, segmentsOf } from '../../src-shared/domain/paths'
import { deletionTimeMs, isDeletionFolder, trashOriginOf } from '../../src-shared/domain/trash'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { TrashNote } from '../../src-shared/model/trash-note'
import type { EntryRow } from './row'
import type { KnownNotes } from './trash-notes'

/** How something came into the Trash, as far as anybody knows. */
export interface KnownDeletion {
  /** The folder where it was; null where that is not known. */
  readonly from: InventoryPath | null
  /** Milliseconds since 1970; null where that is not known. */
  readonly atMs: number | null
  /** The operation that deleted it; `elsewhere`: no operation of Satchel's on this computer; null: not known. */
  readonly by: TrashNote | 'elsewhere' | null
  /** A folder of which nobody here knows whether all of it was deleted, or only what is in it. */
  readonly isPerhapsInside: boolean
}

/** In a Trash of the source's own as it says; in Satchel's by the folders around it (domain/trash.ts). */
export function deletionOf({ entry, branch }: EntryRow, trash: TrashRules, notes: KnownNotes): KnownDeletion {
  if (trash.kind !== 'satchel') {
    const { from = null, atMs = null } = entry.deletion ?? {}
    return { from: from?.path ?? null, atMs, by: null, isPerhapsInside: false }
  }
  const [, time] = segmentsOf(branch.path)
  const atMs = time === undefined ? null : deletionTimeMs(time)
  const note = notes.get(branch.recordIds[1] ?? '')
  const by = note === null && atMs !== null ? 'elsewhere' : (note ?? null)
  const from = isDeletionFolder(branch.path) ? ROOT : (trashOriginOf(branch.path)?.origin ?? null)
  return { from, atMs, by, isPerhapsInside: entry.kind === 'folder' && by === 'elsewhere' }
}
