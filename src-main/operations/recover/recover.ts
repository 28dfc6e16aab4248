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
import { isNotFound, isNowhere, missingOf, namedAt, type UnfinishedMoves } from '../look/unfinished-moves'

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
export async function recoverOperations(
  journal: Journal,
  target: OperationTarget,
  unfinished: UnfinishedMoves,
  isRunning: (id: string) => boolean,
  nowMs: () => number,
): Promise<readonly Operation[]> {
  const { inventory } = target
  const unknown = journal.history(inventory, null, LOOKED_AGAIN).filter(({ state }) => state === 'unknown')
  const open = [...journal.unended(inventory), ...unknown].filter(({ id }) => !isRunning(id))
  const listings = new FreshListings(target)
  const changed: Operation[] = []
  for (const operation of open) {
    const steps = await Promise.all(operation.steps.map(step => recovered(listings, step, nowMs)))
    const next: Operation = {
      ...operation,
      steps,
      state: outcomeOf(steps, true),
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

async function recovered(listings: FreshListings, step: Step, nowMs: () => number): Promise<Step> {
  if (!UNDER_WAY.has(step.state)) return step
  const recovery = await recoverStep(listings, step)
  const { error: _, ...rest } = step
  switch (recovery.state) {
    case 'done': {
      const { arrival = {}, recordId = step.recordId } = recovery
      return { ...rest, ...arrival, state: 'done', recordId, provenAtMs: nowMs() }
    }
    case 'queued':
      return { ...rest, state: 'queued' }
    default:
      return {
        ...rest,
        state: 'unknown',
        error: { kind: 'unknown-outcome', message: recovery.message, said: recovery.said },
      }
  }
}

/** The broken moves as the window shows them, each looked at again; those that turn out whole are ended. */
export async function lookAtMoves(
  unfinished: UnfinishedMoves,
  source: EntrySource,
): Promise<readonly UnfinishedMove[]> {
  const open: UnfinishedMove[] = []
  for (const move of unfinished.all()) {
    const missing = await missingOrUnknown(source, move)
    if (missing === 0 && unfinished.settle(move.id)) continue
    open.push(shown(move, missing))
  }
  return open
}

async function missingOrUnknown(source: EntrySource, move: MoveRecord): Promise<number | null> {
  try {
    return await missingOf(new FreshListings(source), move)
  } catch (thrown) {
    if (thrown instanceof AppFailure) return null
    throw thrown
  }
}

export function shown(move: MoveRecord, missing: number | null): UnfinishedMove {
  const { id, name, from, to, startedAtMs, content } = move
  return { id, name, from, to, startedAtMs, total: content.length, missing }
}

/** What became of a step that was under way when the program or the connection ended. */
type Recovery =
  | { readonly state: 'done'; readonly recordId?: string; readonly arrival?: Arrival }
  | { readonly state: 'queued' }
  | ({ readonly state: 'unknown' } & Sentence)

/**
 * Looks what became of a step by its journal entry alone. Where twins cannot be,
 * nothing had the name that it gives before it was called (that was its guard),
 * so that what has it now was made by it. Fails where the listings themselves fail.
 */
async function recoverStep(listings: FreshListings, step: Step): Promise<Recovery> {
  const { action, from, to } = step
  if (action === 'spawn') return { state: 'unknown', ...say('spawn-unknown', titleOf(step)) }
  if (action === 'remove') return from === null ? { state: 'queued' } : recoverRemove(listings, step, from)
  if (to === null) return { state: 'queued' }
  if (action === 'move') return from === null ? { state: 'queued' } : recoverMove(listings, step, from, to)
  return recoverMaking(listings, step, to)
}

async function recoverRemove(listings: FreshListings, step: Step, from: InventoryPath): Promise<Recovery> {
  const { recordId, fromIds } = step
  const there = await entriesAt(listings, from, fromIds, titleOf(step))
  return there.some(entry => entry.recordId === recordId) ? { state: 'queued' } : { state: 'done' }
}

/** What has a title in the folder of one end of a step; nothing where that folder is not there. */
async function entriesAt(
  listings: FreshListings,
  path: InventoryPath,
  ids: Step['fromIds'],
  title: string,
): Promise<readonly Entry[]> {
  if (listings.isByPath) return namedAt(listings, path)
  try {
    return (await listExpected(listings, parentOfEnd(path, ids))).listed.titled(title)
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
    default:
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
  // It may have been there before.
  if (listings.capabilities.names.twinsAllowed) {
    return { state: 'unknown', ...say('more-than-one-in-target', newTitle) }
  }
  return { state: 'done', recordId: only.recordId }
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
