import { addressOf, newPlaceAt } from '../../../src-shared/domain/entry-address'
import { nameOf } from '../../../src-shared/domain/paths'
import { AppFailure } from '../../../src-shared/errors'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { type Sentence, say } from '../../../src-shared/sentences'
import type { MovedEntry, MoveRecord } from '../journal/journal'
import { type ExpectedEntry, folderOf } from '../look/expected-entry'
import { FreshListings } from '../look/fresh-listings'
import type { Found, LocatedEntry } from '../look/locate'
import { missingFrom, type Subtree, subtreeOf } from '../look/subtree'
import { isNotFound } from '../look/unfinished-moves'
import type { Action, ActionContext, MoveFinding, Proof } from './action'
import type { DateChange } from './remembered-dates'

export interface MoveParts {
  readonly entry: ExpectedEntry
  readonly from: InventoryPath
  readonly to: InventoryPath
  readonly guard: (listings: FreshListings) => Promise<Found<LocatedEntry>>
}

/**
 * A move or a rename: one and the same call. A record keeps its id, so the
 * proof follows it; of a folder everything that was below it is looked for too.
 */
export function moveAction(context: ActionContext, parts: MoveParts): Action {
  return parts.entry.kind === 'folder' ? folderMove(context, parts) : itemMove(context, parts)
}

function itemMove(context: ActionContext, { entry, from, to, guard }: MoveParts): Action {
  const { calls } = context
  let beforeMs: number | null = null

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const located = await guard(listings)
    if (located.kind === 'refused') return located.refusal
    beforeMs = located.value.entry?.modifiedMs ?? null
    return null
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    try {
      const { proof, found, isNowhere } = await proveTop(listings, entry, from, to)
      const dates = found ? [{ recordId: entry.recordId, beforeMs, afterMs: found.modifiedMs }] : []
      return { ...proof, dates, ...(isNowhere ? { move: astray() } : {}) }
    } catch (thrown) {
      if (!(thrown instanceof AppFailure) || !isNotFound(thrown)) throw thrown
      return { kind: 'unlisted', error: thrown.error, move: astray() }
    }
  }

  /** Somebody took a folder away at that moment: what hangs on its path can still be fetched. */
  function astray(): MoveFinding {
    return { kind: 'astray', record: newMove(context, entry, from, to) }
  }

  return {
    ...factsOf(entry, from, to),
    shape: 'whole',
    group: `move ${folderOf(from)} ${folderOf(to)}`,
    check,
    call: () => calls.move(addressOf(from), newPlaceAt(to), { isFolder: false }),
    prove,
  }
}

function folderMove(context: ActionContext, { entry, from, to, guard }: MoveParts): Action {
  const { calls, locks } = context
  const { name } = entry
  let move = newMove(context, entry, from, to)
  let topMs: number | null = null

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const located = await guard(listings)
    if (located.kind === 'refused') return located.refusal
    topMs = located.value.entry?.modifiedMs ?? null
    const before = await subtreeOf(listings, from)
    const refusal = locks.refusalInside(name, before.entries) ?? movingRefusal(name, before)
    if (refusal !== null) return refusal
    move = { ...move, content: before.entries, isAllKnown: before.blind.length === 0 }
    if (before.folderCount === 1) return null
    // Looking through a tree takes a while: what is where has to be true now.
    const again = await guard(new FreshListings(calls))
    return again.kind === 'refused' ? again.refusal : null
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const { proof, found } = await proveTop(listings, entry, from, to)
    if (proof.kind !== 'done' && proof.kind !== 'unchanged') return proof
    const after = await subtreeOf(listings, proof.kind === 'done' ? to : from)
    const missing = missingFrom(after, move.content)
    if (proof.kind === 'unchanged') return proveNothingLeft(missing)
    if (missing > 0) return { kind: 'unclear', ...say('moved-but-not-listed', name, missing) }
    const top = { recordId: entry.recordId, beforeMs: topMs, afterMs: found?.modifiedMs ?? topMs }
    const dates = [top, ...dateChanges(move.content, after)]
    return { ...proof, dates, move: { kind: 'over', id: move.id } }
  }

  /** A folder that still stands may have lost its content: it is moved content first. */
  function proveNothingLeft(missing: number): Proof {
    if (missing === 0 && move.isAllKnown) {
      return { kind: 'unchanged', move: { kind: 'untouched', id: move.id } }
    }
    return { kind: 'partial', ...say('move-not-finished', name) }
  }

  return {
    ...factsOf(entry, from, to),
    shape: 'moving-content',
    group: null,
    check,
    atRisk: () => move,
    call: () => calls.move(addressOf(from), newPlaceAt(to), { isFolder: true }),
    prove,
  }
}

function factsOf(entry: ExpectedEntry, from: InventoryPath, to: InventoryPath) {
  const { name, kind: entryKind, recordId } = entry
  return { action: 'move', name, entryKind, recordId, from, to } as const
}

function newMove(
  { operationId, newId, nowMs }: ActionContext,
  { recordId, name, kind }: ExpectedEntry,
  from: InventoryPath,
  to: InventoryPath,
): MoveRecord {
  const what = { recordId, name, kind, from, to, content: [], isAllKnown: true }
  return { id: newId(), operationId, startedAtMs: nowMs(), ...what }
}

export function dateChanges(before: readonly MovedEntry[], after: Subtree): readonly DateChange[] {
  const dates = new Map(after.entries.map(({ recordId, modifiedMs }) => [recordId, modifiedMs]))
  return before.map(({ recordId, modifiedMs }) => {
    return { recordId, beforeMs: modifiedMs, afterMs: dates.get(recordId) ?? modifiedMs }
  })
}

/** A folder without a name holds itself by path: the service may walk it for ever (section 5). */
export function movingRefusal(name: string, content: Pick<Subtree, 'blind'>): Refusal | null {
  const nameless = content.blind.find(({ problem }) => problem === 'empty-name')
  return nameless ? { reason: 'unsafe-content', name, inner: nameless.name, problem: 'empty-name' } : null
}

/** Of one record, whatever is inside it. */
export type TopProof =
  | { readonly kind: 'done' }
  | { readonly kind: 'unchanged' }
  | ({ readonly kind: 'unclear' } & Sentence)

interface TopLook {
  readonly proof: TopProof
  /** At its new place. */
  readonly found: Entry | null
  readonly isNowhere: boolean
}

/** Where the record itself is now. */
export async function proveTop(
  listings: FreshListings,
  entry: Pick<ExpectedEntry, 'recordId' | 'name' | 'kind'>,
  from: InventoryPath,
  to: InventoryPath,
): Promise<TopLook> {
  const before = (await listings.folder(folderOf(from))).withRecordId(entry.recordId)
  const target = await listings.folder(folderOf(to))
  const found = target.withRecordId(entry.recordId).find(one => isEntryAt(one, entry, to)) ?? null
  const isStillHere = before.some(one => isEntryAt(one, entry, from))
  const isAlone = target.named(nameOf(to)).length === 1
  return {
    proof: proofOf(entry.name, nameOf(to), { isThere: found !== null, isStillHere, isAlone }),
    found: isStillHere ? null : found,
    isNowhere: found === null && !isStillHere,
  }
}

function proofOf(
  name: string,
  newName: string,
  at: { readonly isThere: boolean; readonly isStillHere: boolean; readonly isAlone: boolean },
): TopProof {
  if (at.isStillHere && !at.isThere) return { kind: 'unchanged' }
  if (at.isStillHere) {
    return { kind: 'unclear', ...say('in-both-places', name) }
  }
  if (!at.isThere) {
    return { kind: 'unclear', ...say('in-neither-place', name) }
  }
  if (at.isAlone) return { kind: 'done' }
  return { kind: 'unclear', ...say('more-than-one-in-target', newName) }
}

function isEntryAt(found: Entry, { kind }: Pick<ExpectedEntry, 'kind'>, path: InventoryPath): boolean {
  return found.name === nameOf(path) && found.kind === kind
}
