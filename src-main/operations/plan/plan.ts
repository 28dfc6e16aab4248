import { titleOf } from '../../../src-shared/domain/names'
import { nameOf, ROOT } from '../../../src-shared/domain/paths'
import { withoutNested } from '../../../src-shared/domain/selected-tree'
import { type Dragged, planTransfer, type TransferPlan } from '../../../src-shared/domain/transfer'
import { isInTrash } from '../../../src-shared/domain/trash'
import { whyNot } from '../../../src-shared/domain/why-not'
import type { Asks, Warning } from '../../../src-shared/model/asks'
import type { EntryRef, FolderRef } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation, OperationRequest, TransferMode } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import { assertNever } from '../../../src-shared/result'
import type { ActionContext, PlannedAction } from '../act/action'
import { type Incoming, pathOfEntry } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import type { LinkTargets } from '../look/link-targets'
import { type LocatedEntry, locateEntry, locateTarget } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import type { BringRequest } from './bring-request'
import { type LinkWarning, refuseUnsafe, warningsOf } from './look-inside'
import { planBring } from './plan-bring'
import { planDelete, planEmptyTrash } from './plan-delete'
import { planFinish } from './plan-finish'
import { planGive } from './plan-give'
import { planInverse } from './plan-inverse'
import { planNewFolder } from './plan-new-folder'
import { planRenames } from './plan-rename'
import { planRestore, planTrash } from './plan-trash'
import { Planner } from './planner'
import { putEntry, resolveConflict } from './put-entry'

export type ChangeRequest = Exclude<EngineRequest, { readonly kind: 'spawn' }>

/** What a person asks for, and what main does of it in another inventory. */
export type EngineRequest = OperationRequest | BringRequest

/** What a plan needs to know besides listings. */
export interface PlanParts {
  readonly context: ActionContext
  readonly listings: FreshListings
  readonly links: LinkTargets
  /** The operation that is to be taken back, or null when the journal has none of that id. */
  readonly operationToReverse: (id: string) => Operation | null
  /** Whether Satchel made this folder on the way to something else. */
  readonly isTrashParent: (recordId: string) => boolean
}

export type Plan =
  | {
      readonly kind: 'actions'
      readonly planned: readonly PlannedAction[]
      /** Broken moves near it that turned out to be whole: to be ended before it begins. */
      readonly over: readonly string[]
    }
  | { readonly kind: 'asks'; readonly asks: Asks }

/** The calls that a request needs, or what has to be asked first. Fails with the refusal when there can be none. */
export async function planOf(parts: PlanParts, request: ChangeRequest): Promise<Plan> {
  const answers = 'answers' in request ? (request.answers ?? null) : null
  const planner = new Planner({ ...parts, answers })
  const warnings = await collect(planner, parts, request)
  const over = await refuseBrokenMoves(planner)
  const { conflicts, planned } = planner
  const isUnconfirmed = request.kind === 'transfer' && request.isToBeConfirmed === true && answers === null
  if (isUnconfirmed || conflicts.length > 0 || warnings.length > 0) {
    return { kind: 'asks', asks: { conflicts, warnings } }
  }
  return { kind: 'actions', planned, over }
}

async function collect(
  planner: Planner,
  parts: PlanParts,
  request: ChangeRequest,
): Promise<readonly Warning[]> {
  const warn = (kind: LinkWarning, located: readonly LocatedEntry[]) =>
    warningsOf(planner, kind, located, parts.links)
  switch (request.kind) {
    case 'make-folder':
      return warn('breaks-links', await planNewFolder(planner, request))
    case 'rename':
      return warn('breaks-links', await planRenames(planner, request.renames))
    case 'transfer': {
      const located = await planTransfers(planner, request)
      return warn(request.mode === 'copy' ? 'copies-public' : 'breaks-links', located)
    }
    case 'bring':
      await planBring(planner, request)
      return []
    case 'trash':
      return warn('breaks-links', await planTrash(planner, request.entries))
    case 'restore':
      return planRestore(planner, request.entries)
    case 'delete':
      await planDelete(planner, request.entries, request.confirmedCount)
      return []
    case 'empty-trash':
      await planEmptyTrash(planner, request.confirmedCount)
      return []
    case 'give':
      planGive(planner, request)
      return []
    case 'undo':
    case 'redo':
      await planReversal(planner, parts, request.operationId)
      return []
    case 'finish-move':
      await planFinish(planner, request)
      return []
    default:
      return assertNever(request)
  }
}

async function planReversal(planner: Planner, parts: PlanParts, operationId: string): Promise<void> {
  const operation = parts.operationToReverse(operationId)
  if (operation === null) throw refusedFailure({ reason: 'nothing-to-undo' })
  await planInverse(planner, operation)
}

/** Refuses where a folder that is half moved would lose its other half by this; its own move would not. Answers which are whole by now. */
async function refuseBrokenMoves({ context, listings, planned }: Planner): Promise<readonly string[]> {
  const paths = planned.flatMap((one): readonly (InventoryPath | null)[] =>
    one.kind === 'call' && one.isFinishing !== true ? [one.action.from, one.action.to] : [],
  )
  const { inTheWay, over } = await context.unfinished.near(
    listings,
    paths.filter(path => path !== null),
    context.settling,
    context.untilCancelled,
  )
  if (inTheWay === null) return over
  const { from, to } = inTheWay
  throw refusedFailure({ reason: 'unfinished-move', name: nameOf(from), to: to.slice(ROOT.length + 1) })
}

interface TransferWish {
  readonly mode: TransferMode
  readonly entries: readonly EntryRef[]
  readonly target: FolderRef
}

/**
 * Moves or copies entries into a folder. Broken moves are finished first: such a
 * folder may be at its new place already, where no plan expects it.
 */
async function planTransfers(planner: Planner, asked: TransferWish): Promise<readonly LocatedEntry[]> {
  const { trash } = planner.context.capabilities
  if (isInTrash(asked.target.path, trash)) throw refusedFailure({ reason: 'trash-takes-deletions' })
  const wish = { ...asked, entries: withoutNested(asked.entries) }
  const others: EntryRef[] = []
  for (const entry of wish.entries) {
    const isFinished = wish.mode === 'move' && finishBroken(planner, wish, entry)
    if (!isFinished && (wish.mode === 'copy' || !(await hasArrived(planner.listings, wish, entry)))) {
      others.push(entry)
    }
  }
  if (others.length === 0 && wish.entries.length > 0) {
    if (planner.planned.length > 0) return []
    throw refusedFailure({ reason: 'already-there' })
  }
  return planFresh(planner, { ...wish, entries: others })
}

/** The rules of `domain/transfer`, asked with what fresh listings say. All or nothing: one refusal refuses the batch. */
async function planFresh(planner: Planner, wish: TransferWish): Promise<readonly LocatedEntry[]> {
  const { mode } = wish
  const { located, target, plan } = await judge(planner.listings, wish)
  if (plan.kind === 'refused') throw refusedFailure(plan.refusals[0] ?? { reason: 'nothing-selected' })
  const byRecord = new Map(located.map(one => [one.ref.recordId, one.entry]))
  const incoming = (entry: EntryRef): Incoming => ({ entry, listed: byRecord.get(entry.recordId) ?? null })
  for (const one of located) {
    const refusal = whyNot(mode, one, planner.context.capabilities)
    if (refusal !== null) throw refusedFailure(refusal)
    await refuseUnsafe(planner, mode, one)
  }
  for (const { entry } of plan.steps) {
    await putEntry(planner, mode, incoming(entry), target, titleOf(entry))
  }
  for (const entry of plan.clashes) await resolveConflict(planner, mode, incoming(entry), target)
  return located
}

interface Judged {
  readonly located: readonly LocatedEntry[]
  /** As it is now. */
  readonly target: FolderRef
  readonly plan: TransferPlan
}

async function judge(listings: FreshListings, wish: TransferWish): Promise<Judged> {
  const refusals: Refusal[] = []
  const located: LocatedEntry[] = []
  for (const entry of wish.entries) {
    const found = await locateEntry(listings, entry, 'stop-at-links')
    if (found.kind === 'refused') refusals.push(found.refusal)
    else located.push(found.value)
  }
  const target = await locateTarget(listings, wish.target)
  if (target.kind === 'refused') refusals.push(target.refusal)
  if (refusals.length > 0 || target.kind === 'refused') {
    return { located, target: wish.target, plan: { kind: 'refused', refusals } }
  }
  const { ref, kind, linkName } = target.value
  const isWritable = kind === 'folder' && linkName === null
  const taken = isWritable ? await takenTitles(listings, located, ref) : []
  const plan = planTransfer(located, target.value, taken, wish.mode, listings.capabilities)
  return { located, target: ref, plan }
}

/** Only the titles that matter, so that the rule itself need not fold 100,000 of them. */
async function takenTitles(
  listings: FreshListings,
  dragged: readonly Dragged[],
  target: FolderRef,
): Promise<readonly string[]> {
  const listed = await listings.inside(target)
  return dragged.flatMap(({ ref }) => listed.clashing(titleOf(ref)).map(titleOf))
}

/** A batch that stopped midway may be asked for again: what was moved then is left where it is. */
async function hasArrived(
  listings: FreshListings,
  { target }: TransferWish,
  entry: EntryRef,
): Promise<boolean> {
  const { parent, recordId } = entry
  if (parent.path === target.path) return false
  const located = await locateTarget(listings, target)
  if (located.kind === 'refused') return false
  const { ref, kind, linkName } = located.value
  if (kind !== 'folder' || linkName !== null) return false
  const listed = await listings.inside(ref)
  return listed.shownWith(recordId).some(there => titleOf(there) === titleOf(entry))
}

/** The same move once more is how a person finishes one that broke off. */
function finishBroken(planner: Planner, { target }: TransferWish, entry: EntryRef): boolean {
  const from = pathOfEntry(entry)
  const to = pathOfEntry({ ...entry, parent: target })
  const broken = from && to && planner.context.unfinished.between(entry.recordId, from, to)
  if (!broken) return false
  planner.finish({ broken, from, to, isGathered: false })
  return true
}
