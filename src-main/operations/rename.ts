import { childPath } from '../../src-shared/domain/paths'
import { canRename } from '../../src-shared/domain/transfer'
import type { EntryRef } from '../../src-shared/model/entry'
import type { Refusal } from '../../src-shared/model/refusal'
import type { Action } from './action'
import { finishMoveAction } from './finish-move'
import type { FreshListings } from './fresh-listings'
import type { InventoryCalls } from './inventory-calls'
import { locateEntry } from './locate'
import { moveAction } from './move-action'
import type { UnfinishedMoves } from './unfinished-moves'

/** A rename is a move within the folder. Null where a name cannot stand in a path. */
export function renameAction(
  calls: InventoryCalls,
  entry: EntryRef,
  newName: string,
  unfinished: UnfinishedMoves,
): Action | null {
  const from = childPath(entry.parent.path, entry.name)
  const to = childPath(entry.parent.path, newName)
  if (from === null || to === null) return null

  async function guard(listings: FreshListings): Promise<Refusal | null> {
    const located = await locateEntry(listings, entry, 'stop-at-links')
    if (located.kind === 'refused') return located.refusal
    if (located.value.linkName !== null) return canRename(located.value, newName, [])
    const listed = await listings.folder(entry.parent.path)
    const siblings = listed.named(newName).filter(found => found.recordId !== entry.recordId)
    return canRename(
      located.value,
      newName,
      siblings.map(found => found.name),
    )
  }

  const broken = unfinished.between(entry.recordId, from, to)
  const parents = [entry.parent]
  return broken === null
    ? moveAction(calls, { entry, from, to, unfinished, guard })
    : finishMoveAction(calls, { entry, broken, from, to, parents, unfinished })
}
