import { addressProblem, nameProblem } from '../../src-shared/domain/names'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import { withoutNested } from '../../src-shared/domain/transfer'
import type { EntryRef } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { OperationRequest } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import type { Action } from './action'
import { finishMoveAction } from './finish-move'
import type { FreshListings } from './fresh-listings'
import type { InventoryCalls } from './inventory-calls'
import { locateTarget } from './locate'
import { makeFolderAction } from './make-folder'
import { planFresh, type TransferWish, transferAction } from './plan-transfer'
import { renameAction } from './rename'
import type { UnfinishedMoves } from './unfinished-moves'

export type Plan =
  | { readonly kind: 'actions'; readonly actions: readonly Action[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

type ChangeRequest = Exclude<OperationRequest, { readonly kind: 'spawn' }>

/** The calls that a request needs, or why there are none. */
export async function planOf(
  calls: InventoryCalls,
  listings: FreshListings,
  asked: ChangeRequest,
  unfinished: UnfinishedMoves,
): Promise<Plan> {
  // What another entry takes along goes first, or else it would be judged alone once that one is set apart.
  const request = asked.kind === 'transfer' ? { ...asked, entries: withoutNested(asked.entries) } : asked
  const refusal = await brokenMoveRefusal(listings, request, unfinished)
  if (refusal !== null) return { kind: 'refused', refusal }
  if (request.kind === 'make-folder') {
    const { parent, name } = request
    return one(makeFolderAction(calls, parent, name), invalidName(name))
  }
  if (request.kind === 'transfer') return planTransfers(calls, listings, request, unfinished)
  const { entry, newName } = request
  const problem = addressProblem(entry.name)
  return one(
    renameAction(calls, entry, newName, unfinished),
    problem === null ? invalidName(newName) : { reason: 'unaddressable', name: entry.name, problem },
  )
}

/** `unusable` is why there is no action: a name that cannot even stand in a path. */
function one(action: Action | null, unusable: Refusal): Plan {
  return action === null ? { kind: 'refused', refusal: unusable } : { kind: 'actions', actions: [action] }
}

/** Broken moves are finished first; such a folder may be at its new place already, where no plan expects it. */
async function planTransfers(
  calls: InventoryCalls,
  listings: FreshListings,
  wish: TransferWish,
  unfinished: UnfinishedMoves,
): Promise<Plan> {
  const actions: Action[] = []
  const others: EntryRef[] = []
  for (const entry of wish.entries) {
    const action = wish.mode === 'move' ? finishing(calls, wish, entry, unfinished) : null
    if (action !== null) actions.push(action)
    else if (wish.mode === 'copy' || !(await hasArrived(listings, wish, entry))) others.push(entry)
  }
  if (actions.length > 0 && others.length === 0) return { kind: 'actions', actions }
  if (wish.entries.length > 0 && others.length === 0) {
    return { kind: 'refused', refusal: { reason: 'already-there' } }
  }
  const plan = await planFresh(listings, { ...wish, entries: others })
  if (plan.kind === 'refused') {
    return { kind: 'refused', refusal: plan.refusals[0] ?? { reason: 'nothing-selected' } }
  }
  for (const step of plan.steps) actions.push(transferAction(calls, wish, step, unfinished))
  return { kind: 'actions', actions }
}

/** A batch that stopped midway may be asked for again: what was moved then is left where it is. */
async function hasArrived(
  listings: FreshListings,
  { target }: TransferWish,
  { parent, recordId, name }: EntryRef,
): Promise<boolean> {
  if (parent.path === target.path) return false
  const located = await locateTarget(listings, target)
  if (located.kind === 'refused') return false
  const { kind, linkName } = located.value
  if (kind !== 'folder' || linkName !== null) return false
  return (await listings.folder(target.path)).withRecordId(recordId).some(entry => entry.name === name)
}

function finishing(
  calls: InventoryCalls,
  { target }: TransferWish,
  entry: EntryRef,
  unfinished: UnfinishedMoves,
): Action | null {
  const from = childPath(entry.parent.path, entry.name)
  const to = childPath(target.path, entry.name)
  if (from === null || to === null) return null
  const broken = unfinished.between(entry.recordId, from, to)
  const parents = [entry.parent, target]
  return broken && finishMoveAction(calls, { entry, broken, from, to, parents, unfinished })
}

/** Whether a folder that is half moved would lose its other half by this; its own move would not. */
async function brokenMoveRefusal(
  listings: FreshListings,
  request: ChangeRequest,
  unfinished: UnfinishedMoves,
): Promise<Refusal | null> {
  const broken = await unfinished.inTheWayOf(listings, wishedPaths(request, unfinished))
  if (broken === null) return null
  return { reason: 'unfinished-move', name: broken.name, to: broken.to.slice(ROOT.length + 1) }
}

/** From where to where, without what finishes a broken move. */
function wishedPaths(request: ChangeRequest, unfinished: UnfinishedMoves): readonly InventoryPath[] {
  if (request.kind === 'make-folder') {
    const path = childPath(request.parent.path, request.name)
    return path === null ? [] : [path]
  }
  const entries = request.kind === 'rename' ? [request.entry] : request.entries
  const isMove = request.kind === 'rename' || request.mode === 'move'
  return entries.flatMap(entry => {
    const from = childPath(entry.parent.path, entry.name)
    const to =
      request.kind === 'rename'
        ? childPath(entry.parent.path, request.newName)
        : childPath(request.target.path, entry.name)
    const isFinishing = from && to && isMove && unfinished.between(entry.recordId, from, to)
    return isFinishing ? [] : [from, to].filter(path => path !== null)
  })
}

function invalidName(name: string): Refusal {
  return { reason: 'invalid-name', name, problem: nameProblem(name) ?? 'slash' }
}
