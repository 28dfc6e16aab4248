import { nameOf } from '../../src-shared/domain/paths'
import { AppFailure, isOutcomeUnknown } from '../../src-shared/errors'
import type { Entry, EntryRef } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Refusal } from '../../src-shared/model/refusal'
import { type Sentence, say } from '../../src-shared/sentences'
import type { Action, Proof } from './action'
import { FreshListings } from './fresh-listings'
import type { InventoryCalls } from './inventory-calls'
import { folderOf } from './locate'
import { missingFrom, type Subtree, subtreeOf } from './subtree'
import type { FolderMove, UnfinishedMoves } from './unfinished-moves'

export interface MoveParts {
  readonly entry: EntryRef
  readonly from: InventoryPath
  readonly to: InventoryPath
  readonly unfinished: UnfinishedMoves
  readonly guard: (listings: FreshListings) => Promise<Refusal | null>
}

/**
 * A move or a rename: one and the same call. A record keeps its id, so the
 * proof follows it; of a folder everything that was below it is looked for too.
 */
export function moveAction(calls: InventoryCalls, parts: MoveParts): Action {
  return parts.entry.kind === 'folder' ? folderMove(calls, parts) : itemMove(calls, parts)
}

function itemMove(calls: InventoryCalls, { entry, from, to, guard }: MoveParts): Action {
  return {
    name: entry.name,
    recordId: entry.recordId,
    from,
    to,
    shape: 'whole',
    check: guard,
    call: () => calls.move(from, to, { isFolder: false }),
    prove: listings => proveTop(listings, entry, from, to),
  }
}

function folderMove(calls: InventoryCalls, { entry, from, to, unfinished, guard }: MoveParts): Action {
  const { recordId, name } = entry
  let move: FolderMove = { recordId, name, from, to, content: new Set(), isAllKnown: true }
  let isStillAtWork = false

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const refusal = await guard(listings)
    if (refusal !== null) return refusal
    const before = await subtreeOf(listings, from)
    const unsafe = movingRefusal(name, before)
    if (unsafe !== null) return unsafe
    move = { ...move, content: before.recordIds, isAllKnown: before.blind.length === 0 }
    // Looking through a tree takes a while: what is where has to be true now.
    return before.folderCount > 1 ? guard(new FreshListings(calls)) : null
  }

  async function call(): Promise<void> {
    unfinished.begin(move)
    try {
      await calls.move(from, to, { isFolder: true })
      unfinished.end(recordId)
    } catch (thrown) {
      if (thrown instanceof AppFailure && !isOutcomeUnknown(thrown.error)) unfinished.end(recordId)
      isStillAtWork = thrown instanceof AppFailure && thrown.error.kind === 'unknown-outcome'
      throw thrown
    }
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    const proof = await proveTop(listings, entry, from, to)
    if (proof.kind !== 'done' && proof.kind !== 'unchanged') return proof
    const content = await subtreeOf(listings, proof.kind === 'done' ? to : from)
    const missing = missingFrom(content, move.content)
    if (proof.kind === 'unchanged') return proveNothingLeft(missing)
    if (missing > 0) return { kind: 'unclear', ...say('moved-but-not-listed', name, missing) }
    unfinished.end(recordId)
    return proof
  }

  /** A folder that still stands may have lost its content: it is moved content first. */
  function proveNothingLeft(missing: number): Proof {
    if (missing === 0 && move.isAllKnown) {
      if (!isStillAtWork) unfinished.end(recordId)
      return { kind: 'unchanged' }
    }
    unfinished.begin(move)
    return { kind: 'partial', ...say('move-not-finished', name) }
  }

  return { name, recordId, from, to, shape: 'moving-content', check, call, prove }
}

/** A folder without a name holds itself by path: the service may walk it for ever (section 5). */
export function movingRefusal(name: string, content: Subtree): Refusal | null {
  const nameless = content.blind.find(({ problem }) => problem === 'empty-name')
  return nameless ? { reason: 'unsafe-content', name, inner: nameless.name, problem: 'empty-name' } : null
}

/** Where the record itself is now. */
async function proveTop(
  listings: FreshListings,
  entry: EntryRef,
  from: InventoryPath,
  to: InventoryPath,
): Promise<Proof> {
  const before = (await listings.folder(folderOf(from))).withRecordId(entry.recordId)
  const target = await listings.folder(folderOf(to))
  const isThere = target.withRecordId(entry.recordId).some(found => isEntryAt(found, entry, to))
  const isStillHere = before.some(found => isEntryAt(found, entry, from))
  if (isStillHere && !isThere) return { kind: 'unchanged' }
  if (!isThere || isStillHere) return { kind: 'unclear', ...whereabouts(entry.name, isThere) }
  if (target.named(nameOf(to)).length === 1) return { kind: 'done' }
  return { kind: 'unclear', ...say('more-than-one-in-target', nameOf(to)) }
}

function isEntryAt(found: Entry, entry: EntryRef, path: InventoryPath): boolean {
  return found.name === nameOf(path) && found.kind === entry.kind
}

function whereabouts(name: string, isThere: boolean): Sentence {
  return say(isThere ? 'in-both-places' : 'in-neither-place', name)
}
