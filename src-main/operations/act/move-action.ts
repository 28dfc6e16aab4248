import { addressOf, addressOfEntry, addressOfFolder } from '../../../src-shared/domain/entry-address'
import { isKeptAs, titleOf, titlePart } from '../../../src-shared/domain/names'
import { childPath, nameOf } from '../../../src-shared/domain/paths'
import { AppFailure } from '../../../src-shared/errors'
import type { Entry, EntryKind, FolderRef } from '../../../src-shared/model/entry'
import type { EntryAddress } from '../../../src-shared/model/entry-address'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { type Sentence, say } from '../../../src-shared/sentences'
import type { MoveRecord } from '../journal/journal'
import {
  type ExpectedEntry,
  type ExpectedFolder,
  folderOf,
  folderRefOf,
  idsOf,
  plannedPath,
} from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import { type Found, type LocatedPassage, listExpected } from '../look/locate'
import { isNotFound } from '../look/unfinished-moves'
import type { Action, ActionContext, Arrival, MoveFinding, Proof, StepEnds } from './action'

/** One entry that gets another folder or another title, or both. */
export interface MoveParts {
  readonly entry: ExpectedEntry
  readonly target: ExpectedFolder
  readonly newTitle: string
  /** As planned: where names are keys, the source makes the one that it gets at its end. */
  readonly from: InventoryPath
  readonly to: InventoryPath
  readonly guard: (listings: FreshListings) => Promise<Found<LocatedPassage>>
}

/**
 * A move or a rename of an item: one and the same call. A record keeps its id,
 * so the proof follows it.
 */
export function moveItem(context: ActionContext, parts: MoveParts): Action {
  const { entry, from, to } = parts
  let way = plannedWay(parts)
  let beforeMs: number | null = null

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const found = await parts.guard(listings)
    if (found.kind === 'refused') return found.refusal
    way = wayOf(parts, found.value)
    beforeMs = found.value.located.entry?.modifiedMs ?? null
    return null
  }

  async function prove(listings: FreshListings): Promise<Proof> {
    try {
      const { proof, found, isNowhere } = await proveTop(listings, way)
      // Where entries hang on paths, the service gives what it moves the date of the move.
      const isReset = listings.isByPath && found !== null
      const dates = isReset ? [{ recordId: entry.recordId, beforeMs, afterMs: found.modifiedMs }] : []
      return { ...proof, dates, ...(isNowhere ? astray(listings) : {}) }
    } catch (thrown) {
      if (!(thrown instanceof AppFailure) || !isNotFound(thrown)) throw thrown
      return { kind: 'unlisted', error: thrown.error, ...astray(listings) }
    }
  }

  /** Somebody took a folder away at that moment: what hangs on its path can still be fetched. */
  function astray({ isByPath }: FreshListings): { readonly move?: MoveFinding } {
    return isByPath ? { move: { kind: 'astray', record: newMoveRecord(context, parts) } } : {}
  }

  return {
    ...moveFacts(parts),
    shape: 'whole',
    group: `move ${folderOf(from)} ${folderOf(to)}`,
    check,
    ends: () => endsOf(way),
    call: unsent => callMove(context, way, unsent),
    prove,
  }
}

/** A move as it is about to be called: both ends as the guard has found them. */
export interface Way {
  readonly recordId: string
  readonly kind: EntryKind
  /** Before and after. */
  readonly title: string
  readonly newTitle: string
  readonly address: EntryAddress
  readonly from: FolderRef
  readonly to: FolderRef
}

export function plannedWay({ entry, target, newTitle, from }: MoveParts): Way {
  const { recordId, kind } = entry
  return {
    recordId,
    kind,
    title: titleOf(entry),
    newTitle,
    address: addressOf(from, recordId),
    from: folderRefOf(entry.parent),
    to: folderRefOf(target),
  }
}

export function wayOf(parts: MoveParts, { located: { ref }, target }: LocatedPassage): Way {
  const planned = plannedWay(parts)
  const address = addressOfEntry(ref) ?? planned.address
  return { ...planned, title: titleOf(ref), address, from: ref.parent, to: target }
}

export function callMove(
  { calls }: ActionContext,
  { address, kind, to, newTitle }: Way,
  unsent: AbortSignal,
): Promise<void> {
  const place = { folder: addressOfFolder(to), title: newTitle }
  return calls.move(address, place, { isFolder: kind === 'folder' }, unsent)
}

/** What the guard has seen of both ends. */
export function endsOf({ address, from, to, newTitle }: Way): StepEnds {
  const planned = plannedPath(to.path, newTitle)
  return {
    from: address.path,
    fromIds: from.recordIds,
    ...(planned === null ? {} : { to: planned }),
    toIds: to.recordIds,
  }
}

export function moveFacts({ entry, target, from, to, newTitle }: MoveParts) {
  const { name, kind: entryKind, recordId, parent } = entry
  const titles = { ...titlePart(entry), ...(newTitle === nameOf(to) ? {} : { newTitle }) }
  const ids = { fromIds: idsOf(parent), toIds: idsOf(target) }
  return { action: 'move', name, ...titles, entryKind, recordId, from, to, ...ids } as const
}

export function newMoveRecord(
  { operationId, newId, nowMs }: ActionContext,
  { entry: { recordId, name, kind }, from, to }: MoveParts,
): MoveRecord {
  const what = { recordId, name, kind, from, to, content: [], isAllKnown: true }
  return { id: newId(), operationId, startedAtMs: nowMs(), ...what }
}

/** Of one record, whatever is inside it. */
export type TopProof =
  | { readonly kind: 'done'; readonly arrival: Arrival }
  | { readonly kind: 'unchanged' }
  /** It is in its new folder, and has the old title there. */
  | ({ readonly kind: 'partial' } & Sentence)
  | ({ readonly kind: 'unclear' } & Sentence)

interface TopLook {
  readonly proof: TopProof
  /** At its new place. */
  readonly found: Entry | null
  readonly isNowhere: boolean
}

/** Where the record itself is now. Fails where the listing of one of the two ends does. */
export async function proveTop(
  listings: FreshListings,
  { recordId, kind, title, newTitle, from, to }: Omit<Way, 'address'>,
): Promise<TopLook> {
  const source = await listExpected(listings, from)
  const target = await listExpected(listings, to)
  const isIt = (one: Entry, itsTitle: string): boolean => titleOf(one) === itsTitle && one.kind === kind
  const there = target.listed.shownWith(recordId).filter(one => one.kind === kind)
  const isStillHere = source.listed.shownWith(recordId).some(one => isIt(one, title))
  // Where the old title is not there any more, the new one may be as the service keeps it.
  const kept = isStillHere ? undefined : there.find(one => isKeptAs(newTitle, titleOf(one)))
  const found = there.find(one => isIt(one, newTitle)) ?? kept ?? null
  const isHalfDone = found === null && !isStillHere && there.some(one => titleOf(one) === title)
  const isNowhere = found === null && !isStillHere && !isHalfDone
  if (isNowhere) for (const { listed } of [source, target]) listed.mustBeWhole()
  const isAlone = target.listed
    .clashing(found === null ? newTitle : titleOf(found))
    .every(one => one.recordId === recordId)
  return {
    proof: topProofOf(title, newTitle, found && arrivalOf(target.ref, found), {
      isStillHere,
      isHalfDone,
      isAlone,
    }),
    found: isStillHere ? null : found,
    isNowhere,
  }
}

function topProofOf(
  title: string,
  newTitle: string,
  arrival: Arrival | null,
  at: { readonly isStillHere: boolean; readonly isHalfDone: boolean; readonly isAlone: boolean },
): TopProof {
  if (at.isStillHere) {
    return arrival === null ? { kind: 'unchanged' } : { kind: 'unclear', ...say('in-both-places', title) }
  }
  if (at.isHalfDone) return { kind: 'partial', ...say('moved-not-renamed', title, newTitle) }
  if (arrival === null) return { kind: 'unclear', ...say('in-neither-place', title) }
  if (at.isAlone) return { kind: 'done', arrival }
  return { kind: 'unclear', ...say('more-than-one-in-target', newTitle) }
}

/** Where an entry of a folder is, by the name that it has there. */
export function arrivalOf({ path, recordIds }: FolderRef, entry: Entry): Arrival {
  const to = childPath(path, entry.name) ?? path
  const title = titleOf(entry)
  return { to, toIds: recordIds, ...(title === nameOf(to) ? {} : { newTitle: title }) }
}
