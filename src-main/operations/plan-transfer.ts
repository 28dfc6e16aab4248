import {
  type Dragged,
  type PlannedStep,
  planTransfer,
  type TransferPlan,
  withoutNested,
} from '../../src-shared/domain/transfer'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import type { TransferMode } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import type { Action } from './action'
import { copyAction } from './copy-action'
import type { FreshListings } from './fresh-listings'
import type { InventoryCalls } from './inventory-calls'
import { locateEntry, locateTarget } from './locate'
import { moveAction } from './move-action'
import type { UnfinishedMoves } from './unfinished-moves'

export interface TransferWish {
  readonly mode: TransferMode
  readonly entries: readonly EntryRef[]
  readonly target: FolderRef
}

/**
 * The rules of `domain/transfer`, asked with what fresh listings say. All or
 * nothing: one refusal refuses the batch before anything is called.
 */
export async function planFresh(listings: FreshListings, wish: TransferWish): Promise<TransferPlan> {
  const refusals: Refusal[] = []
  const dragged: Dragged[] = []
  for (const entry of withoutNested(wish.entries)) {
    const located = await locateEntry(listings, entry, 'stop-at-links')
    if (located.kind === 'refused') refusals.push(located.refusal)
    else dragged.push(located.value)
  }
  const target = await locateTarget(listings, wish.target)
  if (target.kind === 'refused') refusals.push(target.refusal)
  if (refusals.length > 0 || target.kind === 'refused') return { kind: 'refused', refusals }
  const isWritable = target.value.kind === 'folder' && target.value.linkName === null
  const taken = isWritable ? await takenNames(listings, dragged, wish.target) : []
  return planTransfer(dragged, target.value, taken, wish.mode)
}

/** Only the names that matter, so that the rule itself need not fold 100,000 of them. */
async function takenNames(
  listings: FreshListings,
  dragged: readonly Dragged[],
  target: FolderRef,
): Promise<readonly string[]> {
  const listed = await listings.folder(target.path)
  return dragged.flatMap(({ ref }) => listed.named(ref.name).map(entry => entry.name))
}

/** The action of one planned step; its guard asks all rules again, for this entry alone. */
export function transferAction(
  calls: InventoryCalls,
  wish: TransferWish,
  step: PlannedStep,
  unfinished: UnfinishedMoves,
): Action {
  const guard = async (listings: FreshListings): Promise<Refusal | null> => {
    const plan = await planFresh(listings, { ...wish, entries: [step.entry] })
    return plan.kind === 'refused' ? (plan.refusals[0] ?? null) : null
  }
  return wish.mode === 'move'
    ? moveAction(calls, { ...step, unfinished, guard })
    : copyAction(calls, step, wish.target, guard)
}
