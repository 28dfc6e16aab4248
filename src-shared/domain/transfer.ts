import { type Capabilities, RESONITE_CAPABILITIES, type TrashRules } from '../model/capabilities'
import type { EntryRef } from '../model/entry'
import type { InventoryPath } from '../model/inventory-path'
import type { TransferMode } from '../model/operation'
import type { Refusal } from '../model/refusal'
import { type Dragged, type DropTarget, entryRefusal, targetRefusal } from './guards'
import { clashFormOf, titleOf } from './names'
import { childPath, isWithin } from './paths'
import { SelectedTree, withoutNested } from './selected-tree'
import { isInTrash, trashFolderOf } from './trash'
import { actionRefusal, verbOf } from './why-not'

export type { Dragged, DropTarget } from './guards'

/** One call to the service: the entry goes from one whole path to another. */
export interface PlannedStep {
  readonly entry: EntryRef
  readonly from: InventoryPath
  readonly to: InventoryPath
}

export type TransferPlan =
  | {
      readonly kind: 'steps'
      /** For entries whose names are free in the target. */
      readonly steps: readonly PlannedStep[]
      /** Entries whose names are taken there, or by another entry of the batch: somebody has to choose. */
      readonly clashes: readonly EntryRef[]
    }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] }

/**
 * Why a drop may not happen, or null. Synchronous, so that it can be asked while
 * a drag hovers; main asks the same again from fresh listings. Knows everything
 * but the names in the target (resonite-io.md, section 6).
 */
export function canDrop(
  dragged: readonly Dragged[],
  target: DropTarget,
  mode: TransferMode,
  capabilities: Capabilities = RESONITE_CAPABILITIES,
): Refusal | null {
  return dropRefusals(selectionOf(dragged), target, mode, capabilities)[0] ?? null
}

/**
 * The steps of a transfer, or every reason against it: the rules of `canDrop`.
 * One refusal refuses all, so that nothing is left half done by choice. Names
 * that are taken in the target, or twice within the batch, refuse nothing: they
 * are asked about (design-shown.md, "Operations").
 */
export function planTransfer(
  dragged: readonly Dragged[],
  target: DropTarget,
  titlesInTarget: Iterable<string>,
  mode: TransferMode,
  capabilities: Capabilities = RESONITE_CAPABILITIES,
): TransferPlan {
  const selection = selectionOf(dragged)
  const refusals = dropRefusals(selection, target, mode, capabilities)
  if (refusals.length > 0) return { kind: 'refused', refusals }
  const taken = new Set<string | null>()
  for (const title of titlesInTarget) taken.add(clashFormOf(title, capabilities.names))
  const steps: PlannedStep[] = []
  const clashes: EntryRef[] = []
  for (const { ref } of selection.entries) {
    const step = stepOf(ref, target.ref.path)
    const wanted = clashFormOf(titleOf(ref), capabilities.names)
    if (step === null || (wanted !== null && taken.has(wanted))) clashes.push(ref)
    else steps.push(step)
    taken.add(wanted)
  }
  return { kind: 'steps', steps, clashes }
}

export interface Divided {
  /** What the target takes: `canDrop` says yes to them together. */
  readonly taken: readonly Dragged[]
  /** Why each of the others stays where it is. */
  readonly left: readonly Refusal[]
}

/**
 * For entries that were gathered from many places, where one that does not fit
 * is no reason against the others: those that a target takes, and why it leaves
 * the rest. What another one takes along is not counted.
 */
export function divideDrop(
  dragged: readonly Dragged[],
  target: DropTarget,
  mode: TransferMode,
  capabilities: Capabilities = RESONITE_CAPABILITIES,
): Divided {
  const { entries, tree } = selectionOf(dragged)
  const refusal = targetRefusal(target)
  if (refusal !== null) return { taken: [], left: entries.map(() => refusal) }
  const holders = holdersOf(tree, entries, target)
  const taken: Dragged[] = []
  const left: Refusal[] = []
  for (const item of entries) {
    const isHolder = holders.has(item.ref)
    const why = isHolder
      ? ({ reason: 'into-itself', name: titleOf(item.ref) } as const)
      : ownRefusal(item, target, mode, capabilities)
    if (why === null) taken.push(item)
    else left.push(why)
  }
  return { taken, left }
}

function ownRefusal(
  item: Dragged,
  target: DropTarget,
  mode: TransferMode,
  capabilities: Capabilities,
): Refusal | null {
  const refusal = unsupported([item], target, mode, capabilities) ?? entryRefusal(item)
  if (refusal !== null) return refusal
  if (mode === 'move' && isTheTrash(item.ref, capabilities.trash)) return { reason: 'trash-itself' }
  if (isInTrash(target.ref.path, capabilities.trash)) {
    return trashRefusals([item], mode, capabilities)[0] ?? null
  }
  return mode === 'move' && isPresentParent(item.ref, target) ? { reason: 'already-there' } : null
}

/** The entries that the target is or lies in: one after the other, because a renamed folder is known by its record only. */
function holdersOf(
  whole: SelectedTree,
  entries: readonly Dragged[],
  target: DropTarget,
): ReadonlySet<EntryRef> {
  const holders = new Set<EntryRef>()
  let tree = whole
  for (let holder = tree.holderOf(target.ref); holder !== null; holder = tree.holderOf(target.ref)) {
    holders.add(holder)
    tree = new SelectedTree(entries.flatMap(({ ref }) => (holders.has(ref) ? [] : [ref])))
  }
  return holders
}

/** What can be said about a selection before any target is known. */
interface Selection {
  /** Without what another selected entry takes along. */
  readonly entries: readonly Dragged[]
  readonly tree: SelectedTree
  readonly refusals: readonly Refusal[]
}

/** A drag hovers with the same array all the time: what does not depend on the target is worked out once. */
const selections = new WeakMap<readonly Dragged[], Selection>()

function selectionOf(dragged: readonly Dragged[]): Selection {
  const known = selections.get(dragged)
  if (known !== undefined) return known
  const kept = new Set(withoutNested(dragged.map(({ ref }) => ref)))
  const entries = dragged.filter(({ ref }) => kept.delete(ref))
  const refusals = entries.map(entryRefusal).filter(refusal => refusal !== null)
  const selection = { entries, tree: new SelectedTree(entries.map(({ ref }) => ref)), refusals }
  selections.set(dragged, selection)
  return selection
}

/** In the order in which they help most: what never works, then where it does not work, then why not there. */
function dropRefusals(
  selection: Selection,
  target: DropTarget,
  mode: TransferMode,
  capabilities: Capabilities,
): readonly Refusal[] {
  if (selection.entries.length === 0) return [{ reason: 'nothing-selected' }]
  const never = unsupported(selection.entries, target, mode, capabilities)
  if (never !== null) return [never]
  if (selection.refusals.length > 0) return selection.refusals
  if (mode === 'move' && selection.entries.some(({ ref }) => isTheTrash(ref, capabilities.trash))) {
    return [{ reason: 'trash-itself' }]
  }
  const refusal = targetRefusal(target) ?? insideRefusal(selection.tree, target)
  if (refusal !== null) return [refusal]
  if (isInTrash(target.ref.path, capabilities.trash)) {
    return trashRefusals(selection.entries, mode, capabilities)
  }
  // A copy beside the original gets the next free name, as in every file manager.
  const isThere = mode === 'move' && selection.entries.some(({ ref }) => isPresentParent(ref, target))
  return isThere ? [{ reason: 'already-there' }] : []
}

/** What the source never does with one of them: a move to the Trash is a deletion. */
function unsupported(
  entries: readonly Dragged[],
  target: DropTarget,
  mode: TransferMode,
  capabilities: Capabilities,
): Refusal | null {
  const isDeletion = mode === 'move' && isInTrash(target.ref.path, capabilities.trash)
  for (const entry of entries) {
    const refusal = actionRefusal(verbOf(isDeletion ? 'trash' : mode, entry.ref.kind), entry, capabilities)
    if (refusal !== null) return refusal
  }
  return null
}

/** Asked of thousands while a drag hovers: most are told apart by their folder. */
function isTheTrash({ parent, name }: EntryRef, rules: TrashRules): boolean {
  const trash = trashFolderOf(rules)
  return trash !== null && isWithin(trash, parent.path) && childPath(parent.path, name) === trash
}

/** A move to the Trash, wherever in it, is a deletion. */
function trashRefusals(
  entries: readonly Dragged[],
  mode: TransferMode,
  { trash }: Capabilities,
): readonly Refusal[] {
  if (mode === 'copy') return [{ reason: 'trash-takes-deletions' }]
  const inTrash = entries.find(({ ref }) => isInTrash(ref.parent.path, trash))
  return inTrash === undefined ? [] : [{ reason: 'in-trash-already', name: titleOf(inTrash.ref) }]
}

/** A folder moved into itself or below itself vanishes with everything in it, without an error (section 5). */
function insideRefusal(tree: SelectedTree, target: DropTarget): Refusal | null {
  const holder = tree.holderOf(target.ref)
  if (holder === null) return null
  const isItself =
    holder.recordId === target.ref.recordIds.at(-1) ||
    childPath(holder.parent.path, holder.name) === target.ref.path
  return { reason: isItself ? 'into-itself' : 'inside-selection', name: target.title }
}

/** By path, and by record id for a folder that was renamed or moved since the drag began. */
function isPresentParent(ref: EntryRef, target: DropTarget): boolean {
  if (ref.parent.path === target.ref.path) return true
  const recordId = target.ref.recordIds.at(-1)
  return recordId !== undefined && recordId !== '' && recordId === ref.parent.recordIds.at(-1)
}

function stepOf(entry: EntryRef, target: InventoryPath): PlannedStep | null {
  const from = childPath(entry.parent.path, entry.name)
  const to = childPath(target, entry.name)
  return from && to && { entry, from, to }
}
