import { nameProblem, titleOf } from '../../../src-shared/domain/names'
import { childPath, nameOf, ROOT } from '../../../src-shared/domain/paths'
import { withoutNested } from '../../../src-shared/domain/selected-tree'
import { canDrop } from '../../../src-shared/domain/transfer'
import { isInTrash } from '../../../src-shared/domain/trash'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import type { Asks, Warning } from '../../../src-shared/model/asks'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation, OperationRequest } from '../../../src-shared/model/operation'
import { assertNever } from '../../../src-shared/result'
import type { ActionContext, PlannedAction } from '../act/action'
import type { MoveRecord } from '../journal/journal'
import { anyFolderAt, folderOf } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import type { LinkTargets } from '../look/link-targets'
import { type LocatedEntry, locateEntry, locateTarget } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { namedAt } from '../look/unfinished-moves'
import { blockedRefusal } from '../recover/rescue-orphans'
import { refuseUnsafe, warningsOf } from './look-inside'
import { planDelete, planEmptyTrash } from './plan-delete'
import { planInverse } from './plan-inverse'
import { planRenames } from './plan-rename'
import { planTransfers } from './plan-transfer'
import { planRestore, planTrash } from './plan-trash'
import { Planner } from './planner'

export type ChangeRequest = Exclude<OperationRequest, { readonly kind: 'spawn' }>

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
  const warn = (kind: Warning['kind'], located: readonly LocatedEntry[]) =>
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
    case 'trash':
      return warn('breaks-links', await planTrash(planner, request.entries))
    case 'restore':
      await planRestore(planner, request.entries)
      return []
    case 'delete':
      await planDelete(planner, request.entries, request.confirmedCount)
      return []
    case 'empty-trash':
      await planEmptyTrash(planner, request.confirmedCount)
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

async function planNewFolder(
  planner: Planner,
  { parent, name, entries = [] }: Extract<ChangeRequest, { kind: 'make-folder' }>,
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

async function planReversal(planner: Planner, parts: PlanParts, operationId: string): Promise<void> {
  const operation = parts.operationToReverse(operationId)
  if (operation === null) throw refusedFailure({ reason: 'nothing-to-undo' })
  await planInverse(planner, operation)
}

async function planFinish(
  planner: Planner,
  { moveId, direction }: Extract<ChangeRequest, { kind: 'finish-move' }>,
): Promise<void> {
  const broken = planner.context.unfinished.get(moveId)
  if (broken === null) throw refusedFailure({ reason: 'nothing-to-undo' })
  if (direction === 'gather') return planGathering(planner, broken)
  const [from, to] = direction === 'resume' ? [broken.from, broken.to] : [broken.to, broken.from]
  planner.finish({ broken, from, to, isGathered: false })
}

/** In the folder that it was going to, as far as that can be: else where it came from, or in the root. */
async function planGathering(planner: Planner, broken: MoveRecord): Promise<void> {
  const { listings } = planner
  const ends = await Promise.all([broken.from, broken.to].map(path => namedAt(listings, path)))
  const isTaken = ends.flat().some(({ recordId }) => recordId !== broken.recordId)
  if (!isTaken) {
    // Only its own way brings along what no path reaches.
    planner.finish({ broken, from: broken.from, to: broken.to, isGathered: false })
    return
  }
  for (const path of [folderOf(broken.to), folderOf(broken.from), ROOT]) {
    const isThere = path === ROOT || (await namedAt(listings, path)).length === 1
    if (!isThere || (await blockedRefusal(listings, path, broken.name)) !== null) continue
    const title = await planner.freeTitle(anyFolderAt(path), broken.name)
    const to = childPath(path, title)
    if (to === null) continue
    planner.finish({ broken, from: broken.from, to, isGathered: true })
    return
  }
  // A plan without a step would be called done.
  throw refusedFailure({ reason: 'place-gone', name: broken.name, place: nameOf(folderOf(broken.to)) })
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
