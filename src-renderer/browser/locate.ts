import { lineageOf } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { Listing } from '../../src-shared/model/listing'
import { freshListing, knownListing } from '../listings/listing-query'
import { resolverOf } from '../listings/session-resolver'
import type { Whereabouts } from '../listings/whereabouts'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import type { EntryRow } from './row'
import { rowOfSeen } from './row-of-seen'

export type Located =
  | { readonly kind: 'found'; readonly row: EntryRow }
  /** As far as looking for it told. */
  | { readonly kind: 'missing'; readonly found: Whereabouts }

/**
 * Goes where a record is: lists on the way what is not known yet, and its own
 * folder once more before it says that it is not there. Throws what keeps a
 * folder from being listed, but for one that is no longer there.
 */
export function locate(session: Session, place: KeptPlace): Promise<Located> {
  return locateWith(session, place, new Set())
}

/** `asked`: folders that have just been listed, which need not be again. */
async function locateWith(session: Session, place: KeptPlace, asked: Set<InventoryPath>): Promise<Located> {
  for (;;) {
    const found = resolverOf(session).now.whereIs(place)
    const row = rowOf(found)
    const isSure = row !== null && (found.kind === 'here' || !session.inventory.get().isReady)
    // What a step has brought is shown once its folder is listed, too.
    const next = isSure ? nextUnlisted(session, found, asked) : nextToList(session, found, asked)
    if (next === null) return row ? { kind: 'found', row } : { kind: 'missing', found }
    asked.add(next.path)
    try {
      await listNext(session, next)
    } catch (error) {
      if (isSure && error instanceof AppFailure) return { kind: 'found', row }
      throw error
    }
  }
}

/** Lists the folder that a record was seen in last, and what else is needed to be sure. Throws as `locate` does. */
export async function lookAgain(session: Session, place: KeptPlace): Promise<Whereabouts> {
  const { now } = resolverOf(session)
  const before = now.whereIs(place)
  const asked = new Set<InventoryPath>()
  if ('folder' in before) {
    await listed(freshListing(session, before.folder))
    asked.add(before.folder)
  }
  const found = now.whereIs(place)
  if (found.kind === 'here' || found.kind === 'gone') return found
  await locateWith(session, place, asked)
  return now.whereIs(place)
}

/** The row of what is known, whether it was looked at lately or not. */
export function rowOf(found: Whereabouts): EntryRow | null {
  return 'seen' in found ? rowOfSeen(found.seen) : null
}

interface NextFolder {
  readonly path: InventoryPath
  /** Whether it is the folder of the record itself. */
  readonly isOwn: boolean
}

/** The uppermost folder on the way that is not listed; at last its own, whether that is or not. */
export function nextToList(
  session: Session,
  found: Whereabouts,
  asked: ReadonlySet<InventoryPath>,
): NextFolder | null {
  const unlisted = nextUnlisted(session, found, asked)
  if (unlisted || !('folder' in found) || asked.has(found.folder)) return unlisted
  return { path: found.folder, isOwn: true }
}

function nextUnlisted(
  session: Session,
  found: Whereabouts,
  asked: ReadonlySet<InventoryPath>,
): NextFolder | null {
  if (!('folder' in found)) return null
  const path = lineageOf(found.folder).find(above => !asked.has(above) && !isListed(session, above))
  return path === undefined ? null : { path, isOwn: path === found.folder }
}

function isListed({ queries, key }: Session, path: InventoryPath): boolean {
  const state = queries.getQueryState<Listing>(keys.listing(key, path))
  return state?.data?.isComplete === true && !state.isInvalidated
}

/** A folder that is no longer there is no failure. `freshMs`: what is not older need not be listed anew. */
export async function listNext(session: Session, { path, isOwn }: NextFolder, freshMs = 0): Promise<void> {
  await listed(isOwn ? freshListing(session, path, freshMs) : knownListing(session, path))
}

async function listed(listing: Promise<unknown>): Promise<void> {
  try {
    await listing
  } catch (error) {
    if (!(error instanceof AppFailure) || error.error.kind !== 'not-found') throw error
  }
}
