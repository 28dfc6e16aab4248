import { isWithin, nameOf } from '../../../src-shared/domain/paths'
import { isUnfinished } from '../../../src-shared/domain/pending'
import { AppFailure } from '../../../src-shared/errors'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Operation, Step, StepState, UnfinishedMove } from '../../../src-shared/model/operation'
import { type Sentence, say } from '../../../src-shared/sentences'
import { outcomeOf } from '../act/job'
import { proveTop, type TopProof } from '../act/move-action'
import type { Journal, MoveRecord } from '../journal/journal'
import { FreshListings } from '../look/fresh-listings'
import type { InventoryCalls } from '../look/inventory-calls'
import { isNowhere, missingOf, namedAt, type UnfinishedMoves } from '../look/unfinished-moves'

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
  inventory: string,
  calls: InventoryCalls,
  unfinished: UnfinishedMoves,
  isRunning: (id: string) => boolean,
  nowMs: () => number,
): Promise<readonly Operation[]> {
  const unknown = journal.history(inventory, null, LOOKED_AGAIN).filter(({ state }) => state === 'unknown')
  const open = [...journal.unended(inventory), ...unknown].filter(({ id }) => !isRunning(id))
  const listings = new FreshListings(calls)
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
    case 'done':
      return { ...rest, state: 'done', recordId: recovery.recordId ?? step.recordId, provenAtMs: nowMs() }
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
  calls: InventoryCalls,
): Promise<readonly UnfinishedMove[]> {
  const open: UnfinishedMove[] = []
  for (const move of unfinished.all()) {
    const missing = await missingOrUnknown(calls, move)
    if (missing === 0 && unfinished.settle(move.id)) continue
    open.push(shown(move, missing))
  }
  return open
}

async function missingOrUnknown(calls: InventoryCalls, move: MoveRecord): Promise<number | null> {
  try {
    return await missingOf(new FreshListings(calls), move)
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
  | { readonly state: 'done'; readonly recordId?: string }
  | { readonly state: 'queued' }
  | ({ readonly state: 'unknown' } & Sentence)

/**
 * Looks what became of a step by its journal entry alone. Before it was called
 * nothing had the name that it gives (that was its guard), so that what has it
 * now was made by it. Fails where the listings themselves fail.
 */
async function recoverStep(listings: FreshListings, step: Step): Promise<Recovery> {
  const { action, from, to } = step
  if (action === 'spawn') return { state: 'unknown', ...say('spawn-unknown', step.name) }
  if (action === 'remove') return from === null ? { state: 'queued' } : recoverRemove(listings, step, from)
  if (to === null) return { state: 'queued' }
  if (action === 'move') return from === null ? { state: 'queued' } : recoverMove(listings, step, from, to)
  return recoverMaking(listings, step, to)
}

async function recoverRemove(
  listings: FreshListings,
  { recordId }: Step,
  from: InventoryPath,
): Promise<Recovery> {
  const isThere = (await namedAt(listings, from)).some(entry => entry.recordId === recordId)
  return isThere ? { state: 'queued' } : { state: 'done' }
}

async function recoverMove(
  listings: FreshListings,
  { recordId, name, entryKind }: Step,
  from: InventoryPath,
  to: InventoryPath,
): Promise<Recovery> {
  if (recordId === null) return { state: 'queued' }
  const proof = await proofOrNothing(listings, { recordId, name, kind: entryKind }, from, to)
  switch (proof.kind) {
    case 'done':
      return { state: 'done' }
    case 'unchanged':
      return { state: 'queued' }
    default:
      return { state: 'unknown', message: proof.message, said: proof.said }
  }
}

/** A folder that is not there lists nothing; that alone proves nothing either. */
async function proofOrNothing(
  listings: FreshListings,
  entry: { readonly recordId: string; readonly name: string; readonly kind: Step['entryKind'] },
  from: InventoryPath,
  to: InventoryPath,
): Promise<TopProof> {
  try {
    return (await proveTop(listings, entry, from, to)).proof
  } catch (thrown) {
    if (!(thrown instanceof AppFailure) || thrown.error.kind !== 'not-found') throw thrown
    return { kind: 'unclear', ...say('folder-on-way-gone', entry.name) }
  }
}

async function recoverMaking(listings: FreshListings, step: Step, to: InventoryPath): Promise<Recovery> {
  const named = (await namedAt(listings, to)).filter(
    ({ recordId }) => step.action === 'make-folder' || recordId !== step.recordId,
  )
  const [made] = named
  if (made === undefined) return { state: 'queued' }
  if (named.length > 1) return { state: 'unknown', ...say('more-than-one-in-target', nameOf(to)) }
  if (!(await isItsLike(listings, step, made, to))) return { state: 'queued' }
  if (step.action === 'copy' && step.entryKind === 'folder') {
    return { state: 'unknown', ...say('copy-broken-off', step.name) }
  }
  return { state: 'done', recordId: made.recordId }
}

/** What others have made there meanwhile under that name is not this step's, as far as it looks otherwise. */
async function isItsLike(
  listings: FreshListings,
  { action, entryKind, recordId, from }: Step,
  made: Entry,
  to: InventoryPath,
): Promise<boolean> {
  if (made.kind !== entryKind || made.name !== nameOf(to)) return false
  if (action !== 'copy' || from === null) return true
  const original = (await namedAt(listings, from)).find(entry => entry.recordId === recordId)
  return original === undefined || original.assetUri === made.assetUri
}
