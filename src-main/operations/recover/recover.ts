import { titleOf } from '../../../src-shared/domain/names'
import { isWithin, nameOf } from '../../../src-shared/domain/paths'
import { isUnfinished } from '../../../src-shared/domain/pending'
import { AppFailure } from '../../../src-shared/errors'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation, Step, StepState, UnfinishedMove } from '../../../src-shared/model/operation'
import { type Sentence, say } from '../../../src-shared/sentences'
import type { Arrival } from '../act/action'
import { outcomeOf } from '../act/job'
import { proveTop, type TopProof, type Way } from '../act/move-action'
import type { Journal, MoveRecord } from '../journal/journal'
import { folderRefOf, parentOfEnd } from '../look/expected-entry'
import { FreshListings } from '../look/fresh-listings'
import type { EntrySource, OperationTarget } from '../look/inventory-calls'
import { listExpected } from '../look/locate'
import type { Settling } from '../look/settling'
import {
  type BrokenLook,
  isNotFound,
  isNowhere,
  lookAt,
  missingOf,
  namedAt,
  type UnfinishedMoves,
} from '../look/unfinished-moves'

const LOOKED_AGAIN = 50

/**
 * After a start or a reconnection: finds out by listings what became of the
 * operations that the last program, or the last connection, did not see to
 * their end. Answers those whose record changed, each with the steps that
 * whoever keeps places has not heard of: all that were done of one that the
 * program did not see end, since what keeps them may have been cut off with it;
 * of an older one those that turned out to be done now. Fails where listings
 * fail; then nothing was decided and the next connection tries again.
 */
export async function recoverOperations(parts: RecoveryParts): Promise<readonly Operation[]> {
  const { journal, target, unfinished, isRunning } = parts
  const { inventory } = target
  const unknown = journal.history(inventory, null, LOOKED_AGAIN).filter(({ state }) => state === 'unknown')
  const open = [...journal.unended(inventory), ...unknown].filter(({ id }) => !isRunning(id))
  const { listings, looks } = await lookWhenSettled(parts, open)
  const changed: Operation[] = []
  for (const [at, operation] of open.entries()) {
    const steps = looks[at] ?? operation.steps
    const next: Operation = {
      ...operation,
      steps,
      // What was not begun is so because the program ended, unless something broke before.
      state: outcomeOf(steps, !steps.some(({ state }) => state === 'failed')),
      endedAtMs: operation.endedAtMs ?? operation.startedAtMs,
    }
    await keepFindable(listings, unfinished, next)
    journal.save(inventory, next)
    const reversed = stepsTakenBack(journal, inventory, next)
    if (reversed.length > 0) journal.setReversed(reversed, true)
    changed.push({ ...next, steps: unheardOf(operation, steps) })
  }
  return changed
}

export interface RecoveryParts {
  readonly journal: Journal
  readonly target: OperationTarget
  readonly settling: Settling
  readonly unfinished: UnfinishedMoves
  readonly isRunning: (id: string) => boolean
  readonly nowMs: () => number
}

interface RecoveryLook {
  readonly listings: FreshListings
  /** The steps of each operation, as listings show them to be. */
  readonly looks: readonly (readonly Step[])[]
}

/**
 * That a call has changed nothing is believed when listings have had the time to
 * show what it did: it may have gone out right before the program ended. Until
 * then it is looked again.
 */
async function lookWhenSettled(parts: RecoveryParts, open: readonly Operation[]): Promise<RecoveryLook> {
  const { target, nowMs } = parts
  const { lag, startedMs } = parts.settling
  const look = async (): Promise<RecoveryLook> => {
    const listings = new FreshListings(target)
    const looks: (readonly Step[])[] = []
    for (const { steps } of open) {
      looks.push(await Promise.all(steps.map(step => recovered(listings, step, parts))))
    }
    return { listings, looks }
  }
  // What ended long ago is shown by any listing.
  const isNew = ({ endedAtMs }: Operation): boolean =>
    endedAtMs === undefined || nowMs() - endedAtMs <= lag.settleMs
  const isSure = ({ looks }: RecoveryLook): boolean =>
    open.every(
      (one, at) => !isNew(one) || one.steps.every((step, index) => isDecided(step, looks[at]?.[index])),
    )
  return lag.until(startedMs, look, isSure, 'unlearnt')
}

/** No later look can show more than that it was done. */
function isDecided(before: Step, now: Step | undefined): boolean {
  return !UNDER_WAY.has(before.state) || now?.state === 'done' || isShownByNoListing(before)
}

function isShownByNoListing({ action }: Step): boolean {
  return action === 'spawn' || action === 'give'
}

/** An item in neither place hangs on the path of a folder that is gone: from there it can still be fetched. */
async function keepFindable(
  listings: FreshListings,
  unfinished: UnfinishedMoves,
  { id: operationId, startedAtMs, steps }: Operation,
): Promise<void> {
  if (!listings.isByPath) return
  for (const { id, action, state, recordId, name, entryKind: kind, from, to } of steps) {
    // Folders are noted before their call.
    if (action !== 'move' || state !== 'unknown' || kind === 'folder') continue
    if (recordId === null || from === null || to === null) continue
    if (!(await isNowhere(listings, { recordId, from, to }))) continue
    const what = { recordId, name, kind, from, to, content: [], isAllKnown: true }
    unfinished.begin({ id: `${id}/move`, operationId, startedAtMs, ...what })
  }
}

/** The steps of the operation before that this undo or redo has taken back: the program may have ended before it said so. */
function stepsTakenBack(
  journal: Journal,
  inventory: string,
  { reverses, steps }: Operation,
): readonly string[] {
  const before = reverses && journal.operation(inventory, reverses.operationId)
  if (!before) return []
  const back = steps.filter(({ action, state }) => action === 'move' && state === 'done')
  return before.steps.filter(step => isTakenBack(step, back)).map(({ id }) => id)
}

/** A move by the record that went back; what was made by the entry that it went to the Trash with. */
function isTakenBack({ action, state, recordId, to }: Step, back: readonly Step[]): boolean {
  if (state !== 'done' || to === null) return false
  return back.some(({ recordId: backId, from }) => {
    if (from === null) return false
    return (backId === recordId && from === to) || (action !== 'move' && isWithin(to, from))
  })
}

const UNDER_WAY: ReadonlySet<StepState> = new Set(['checking', 'running', 'proving', 'unknown'])

function unheardOf(before: Operation, steps: readonly Step[]): readonly Step[] {
  const done = steps.filter(({ state }) => state === 'done')
  // What came after an operation that ended long ago must not be undone by its old steps.
  return isUnfinished(before.state) ? done : done.filter(step => !before.steps.includes(step))
}

async function recovered(
  listings: FreshListings,
  step: Step,
  { unfinished, nowMs }: Pick<RecoveryParts, 'unfinished' | 'nowMs'>,
): Promise<Step> {
  if (!UNDER_WAY.has(step.state)) return step
  const found = await recoverStep(listings, step).catch((thrown: unknown) => uncheckedOf(step, thrown))
  const recovery = found.state === 'queued' ? await movedInPart(listings, step, unfinished) : found
  const { error: _, ...rest } = step
  switch (recovery.state) {
    case 'done':
      return { ...rest, ...recovery.arrival, state: 'done', provenAtMs: nowMs() }
    case 'queued':
      return { ...rest, state: 'queued' }
    default: {
      const { state, message, said } = recovery
      const kind = state === 'failed' ? 'partial' : 'unknown-outcome'
      return { ...rest, state, error: { kind, message, said } }
    }
  }
}

/** Of a folder of which never all arrives nobody can say more, and all others are looked at all the same. Else fails as the look did. */
function uncheckedOf(step: Step, thrown: unknown): Recovery {
  const isPartial = thrown instanceof AppFailure && thrown.error.said?.code === 'listing-incomplete'
  if (!isPartial) throw thrown
  return { state: 'unknown', ...say('sent-unchecked', titleOf(step)) }
}

/** A folder that still stands may have lost its content: it is moved content first (section 5, Move). */
async function movedInPart(
  listings: FreshListings,
  { action, entryKind, name, recordId, from, to }: Step,
  unfinished: UnfinishedMoves,
): Promise<Recovery> {
  const isFolder = action === 'move' && entryKind === 'folder'
  if (!isFolder || recordId === null || from === null || to === null) return { state: 'queued' }
  const move = unfinished.between(recordId, from, to)
  if (move === null || (await missingOf(listings, move)) === 0) return { state: 'queued' }
  return { state: 'failed', ...say('move-not-finished', name) }
}

export interface MoveLookParts {
  readonly unfinished: UnfinishedMoves
  readonly settling: Settling
  readonly target: EntrySource
}

/**
 * The broken moves as the window shows them, each looked at again; those that
 * turn out whole are ended. One that cannot be told yet is shown as such: what
 * fails, or comes too early, wants a later look.
 */
export async function lookAtMoves(
  parts: MoveLookParts,
  broken: readonly MoveRecord[],
): Promise<readonly UnfinishedMove[]> {
  const { unfinished } = parts
  const open: UnfinishedMove[] = []
  for (const move of broken) {
    const look = await lookOrUnknown(parts, move)
    if (look?.missing === 0 && unfinished.settle(move.id)) continue
    open.push(shown(move, look))
  }
  return open
}

async function lookOrUnknown(
  { unfinished, settling, target }: MoveLookParts,
  move: MoveRecord,
): Promise<BrokenLook | null> {
  try {
    const listings = new FreshListings(target)
    const look = await lookAt(listings, move)
    if (look.missing > 0 || unfinished.isAtWork(move.id)) return look
    const { lag } = settling
    // Somebody may be waiting for their turn.
    if (lag.leftMs(unfinished.calledMs(move.id, settling)) > lag.firstPauseMs * 4) return null
    return (await unfinished.isOver(listings, move, settling)) ? look : null
  } catch (thrown) {
    if (thrown instanceof AppFailure) return null
    throw thrown
  }
}

const MOST_SHOWN = 100

export function shown(move: MoveRecord, look: BrokenLook | null): UnfinishedMove {
  const { id, name, from, to, startedAtMs, kind, content } = move
  // An item stands for itself.
  const total = kind === 'folder' ? content.length : 1
  const hidden = look?.hidden.slice(0, MOST_SHOWN) ?? []
  return { id, name, from, to, startedAtMs, total, missing: look?.missing ?? null, hidden }
}

/** What became of a step that was under way when the program or the connection ended. */
type Recovery =
  | { readonly state: 'done'; readonly arrival?: Arrival }
  | { readonly state: 'queued' }
  /** A part is elsewhere: the move has to be finished. */
  | ({ readonly state: 'failed' } & Sentence)
  | ({ readonly state: 'unknown' } & Sentence)

/** Looks what became of a step by its journal entry alone. Fails where the listings themselves fail. */
async function recoverStep(listings: FreshListings, step: Step): Promise<Recovery> {
  const { action, from, to } = step
  if (action === 'spawn') return { state: 'unknown', ...say('spawn-unknown', titleOf(step)) }
  if (action === 'give') return { state: 'unknown', ...say('give-unknown', titleOf(step)) }
  if (action === 'remove') return from === null ? { state: 'queued' } : recoverRemove(listings, step, from)
  if (to === null) return { state: 'queued' }
  if (action === 'move') return from === null ? { state: 'queued' } : recoverMove(listings, step, from, to)
  return recoverMaking(listings, step, to)
}

/** By its record: somebody may have given it another title. Where its folder is not there any more it may have gone with it, or before. */
async function recoverRemove(listings: FreshListings, step: Step, from: InventoryPath): Promise<Recovery> {
  const { recordId, fromIds } = step
  if (recordId === null) return { state: 'queued' }
  try {
    const { listed } = await listExpected(listings, folderRefOf(parentOfEnd(from, fromIds)))
    return listed.has(recordId) ? { state: 'queued' } : { state: 'done' }
  } catch (thrown) {
    if (!isNotFound(thrown)) throw thrown
    // That alone may be a hiccup: the folder above has to say so, too.
    if (listings.isByPath) await namedAt(listings, from)
    return { state: 'unknown', ...say('folder-on-way-gone', titleOf(step)) }
  }
}

/** What has a title in the folder of one end of a step; nothing where that folder is not there. Fails where there is nothing as far as it is shown, and not all has arrived. */
async function entriesAt(
  listings: FreshListings,
  path: InventoryPath,
  ids: Step['fromIds'],
  title: string,
): Promise<readonly Entry[]> {
  if (listings.isByPath) return namedAt(listings, path)
  try {
    const { listed } = await listExpected(listings, parentOfEnd(path, ids))
    const there = listed.titled(title)
    if (there.length === 0) listed.mustBeWhole()
    return there
  } catch (thrown) {
    if (isNotFound(thrown)) return []
    throw thrown
  }
}

async function recoverMove(
  listings: FreshListings,
  step: Step,
  from: InventoryPath,
  to: InventoryPath,
): Promise<Recovery> {
  const { recordId, entryKind: kind, newTitle = nameOf(to), fromIds, toIds } = step
  if (recordId === null) return { state: 'queued' }
  const ends = { from: folderRefOf(parentOfEnd(from, fromIds)), to: folderRefOf(parentOfEnd(to, toIds)) }
  const proof = await topProofOrNone(listings, { recordId, kind, title: titleOf(step), newTitle, ...ends })
  switch (proof.kind) {
    case 'done':
      return { state: 'done', arrival: proof.arrival }
    case 'unchanged':
      return { state: 'queued' }
    case 'partial':
      return { state: 'failed', message: proof.message, said: proof.said }
    case 'unclear':
      return { state: 'unknown', message: proof.message, said: proof.said }
  }
}

/** A folder that is not there lists nothing; that alone proves nothing either. */
async function topProofOrNone(listings: FreshListings, way: Omit<Way, 'address'>): Promise<TopProof> {
  try {
    return (await proveTop(listings, way)).proof
  } catch (thrown) {
    if (!isNotFound(thrown)) throw thrown
    return { kind: 'unclear', ...say('folder-on-way-gone', way.title) }
  }
}

async function recoverMaking(listings: FreshListings, step: Step, to: InventoryPath): Promise<Recovery> {
  const { action, entryKind, newTitle = nameOf(to), toIds } = step
  const there = await entriesAt(listings, to, toIds, newTitle)
  const made = there.filter(({ recordId }) => action === 'make-folder' || recordId !== step.recordId)
  const [only] = made
  if (only === undefined) return { state: 'queued' }
  if (made.length > 1) return { state: 'unknown', ...say('more-than-one-in-target', newTitle) }
  if (!(await isItsLike(listings, step, only, newTitle))) return { state: 'queued' }
  if (action === 'copy' && entryKind === 'folder') {
    return { state: 'unknown', ...say('copy-broken-off', titleOf(step)) }
  }
  // Nobody saw it come: a person may have made it meanwhile, and no undo may take that away.
  return { state: 'unknown', ...say('made-by-whom', newTitle) }
}

/** What others have made there meanwhile under that name is not this step's, as far as it looks otherwise. */
async function isItsLike(
  listings: FreshListings,
  step: Step,
  made: Entry,
  newTitle: string,
): Promise<boolean> {
  const { action, entryKind, recordId, from, fromIds } = step
  if (made.kind !== entryKind || titleOf(made) !== newTitle) return false
  if (action !== 'copy' || from === null) return true
  const there = await entriesAt(listings, from, fromIds, titleOf(step))
  const original = there.find(entry => entry.recordId === recordId)
  return original === undefined || original.assetUri === made.assetUri
}
