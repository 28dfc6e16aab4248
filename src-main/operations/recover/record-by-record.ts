import { addressOf } from '../../../src-shared/domain/entry-address'
import type { Capabilities } from '../../../src-shared/model/capabilities'
import type { CallProgress } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import type { Action, ActionContext, Proof } from '../act/action'
import { atomicMoves, type FolderMoves, oneCallMoves } from '../act/folder-moves'
import {
  callMove,
  endsOf,
  type MoveParts,
  moveFacts,
  newMoveRecord,
  plannedWay,
  proveTop,
  wayOf,
} from '../act/move-action'
import { dateChanges } from '../act/remembered-dates'
import { FreshListings } from '../look/fresh-listings'
import { missingFrom, movedEntryOf, movingRefusal, subtreeOf } from '../look/subtree'
import { FinishMove } from './finish-move'
import { gatherMove } from './gather-move'

/**
 * The source moves a folder record by record, content first, and content hangs
 * on path strings (section 5, Move): the journal has the whole subtree before the
 * call, and a move that breaks off can be brought to either end.
 */
const recordByRecordMoves: FolderMoves = {
  move: moveRecordByRecord,
  finish: (context, parts) =>
    parts.isGathered ? gatherMove(context, parts) : new FinishMove(context, parts),
}

/** By what the source says of itself; where names on the way are the addresses, content hangs on them. */
export function folderMovesOf({ addressing, verbs }: Capabilities): FolderMoves {
  const { how } = verbs['move-folder']
  if (how === 'atomic') return atomicMoves
  return how === 'one-call' || addressing === 'path-and-id' ? oneCallMoves : recordByRecordMoves
}

function moveRecordByRecord(context: ActionContext, parts: MoveParts): Action {
  const { recordId, name } = parts.entry
  let way = plannedWay(parts)
  let record = newMoveRecord(context, parts)
  let topMs: number | null = null

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const found = await parts.guard(listings)
    if (found.kind === 'refused') return found.refusal
    way = wayOf(parts, found.value)
    topMs = found.value.located.entry?.modifiedMs ?? null
    const before = await subtreeOf(listings, way.address)
    const refusal = context.locks.refusalInside(name, before.entries) ?? movingRefusal(name, before)
    if (refusal !== null) return refusal
    record = {
      ...record,
      content: before.entries.map(movedEntryOf),
      isAllKnown: before.blind.length === 0,
    }
    if (before.folderCount === 1) return null
    // Looking through a tree takes a while: what is where has to be true now.
    const again = await parts.guard(new FreshListings(context))
    return again.kind === 'refused' ? again.refusal : null
  }

  /** By what has left: of a folder that arrives nothing is listed before all of it is there (section 5, Move). */
  async function progress(listings: FreshListings): Promise<CallProgress> {
    const left = await subtreeOf(listings, way.address)
    return { done: missingFrom(left, record.content), total: record.content.length }
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const { proof, found } = await proveTop(listings, way)
    if (proof.kind === 'unclear' || proof.kind === 'partial') return proof
    const at = proof.kind === 'done' ? addressOf(proof.arrival.to) : way.address
    const after = await subtreeOf(listings, at)
    const missing = missingFrom(after, record.content)
    if (proof.kind === 'unchanged') return proveNothingLeft(missing)
    if (missing > 0) return { kind: 'unclear', ...say('moved-but-not-listed', name, missing) }
    const top = { recordId, beforeMs: topMs, afterMs: found?.modifiedMs ?? topMs }
    const dates = [top, ...dateChanges(record.content, after)]
    return { ...proof, dates, move: { kind: 'over', id: record.id } }
  }

  /** A folder that still stands may have lost its content: it is moved content first. */
  function proveNothingLeft(missing: number): Proof {
    if (missing === 0 && record.isAllKnown) {
      return { kind: 'unchanged', move: { kind: 'untouched', id: record.id } }
    }
    return { kind: 'partial', ...say('move-not-finished', name) }
  }

  return {
    ...moveFacts(parts),
    shape: 'moving-content',
    group: null,
    check,
    ends: () => endsOf(way),
    atRisk: () => record,
    call: unsent => callMove(context, way, unsent),
    progress,
    prove,
  }
}
