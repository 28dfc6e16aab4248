import { addressOf } from '../../../src-shared/domain/entry-address'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import type { MoveRecord } from '../journal/journal'
import type { FreshListings } from '../look/fresh-listings'
import { subtreeOf } from '../look/subtree'
import type { Action, ActionContext, Proof } from './action'
import { callMove, endsOf, type MoveParts, moveFacts, plannedWay, proveTop, wayOf } from './move-action'

/** A broken move that is to be brought to one of its ends. */
export interface FinishParts {
  readonly broken: MoveRecord
  /** The end that it leaves. */
  readonly from: InventoryPath
  /** The end where all of it shall be. */
  readonly to: InventoryPath
  /** Neither of its two ends, but a new name, for whatever is found of it. */
  readonly isGathered: boolean
}

/**
 * How a source moves folders, and what becomes of a move that breaks off: behind
 * this everybody asks for a move, and nobody asks for the platform.
 */
export interface FolderMoves {
  readonly move: (context: ActionContext, parts: MoveParts) => Action
  /** Null where no move can break off half done. */
  readonly finish: ((context: ActionContext, parts: FinishParts) => Action) | null
}

/** Wholly or not at all: where the folder is, there is what it holds. */
export const atomicMoves: FolderMoves = {
  move: (context, parts) => moveWhole(context, parts, false),
  finish: null,
}

/** One call changes where the folder hangs, and no reply proves it: what it held is looked for there. */
export const oneCallMoves: FolderMoves = {
  move: (context, parts) => moveWhole(context, parts, true),
  finish: null,
}

function moveWhole(context: ActionContext, parts: MoveParts, provesContent: boolean): Action {
  const { locks } = context
  const { entry } = parts
  let way = plannedWay(parts)
  let content: ReadonlySet<string> = new Set()

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const found = await parts.guard(listings)
    if (found.kind === 'refused') return found.refusal
    way = wayOf(parts, found.value)
    if (provesContent) content = (await listings.at(way.address)).recordIds()
    if (!locks.hasAny) return null
    return locks.refusalInside(way.title, (await subtreeOf(listings, way.address)).entries)
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const { proof } = await proveTop(listings, way)
    if (proof.kind !== 'done' || content.size === 0) return proof
    const there = await listings.at(addressOf(proof.arrival.to, entry.recordId))
    const missing = [...content].filter(recordId => !there.has(recordId)).length
    return missing === 0 ? proof : { kind: 'unclear', ...say('moved-but-not-listed', way.title, missing) }
  }

  return {
    ...moveFacts(parts),
    shape: 'whole',
    group: null,
    check,
    ends: () => endsOf(way),
    call: unsent => callMove(context, way, unsent),
    hear: tell => context.calls.hearProgress(entry.recordId, tell),
    stop: () => void context.calls.stopChange(way.address).catch(() => {}),
    prove,
  }
}
