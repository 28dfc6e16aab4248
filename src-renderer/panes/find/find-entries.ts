import { BestMatches, type Match } from '../../../src-shared/domain/best-matches'
import type { NameIndex } from '../../../src-shared/domain/name-index'
import { isEmptyQuery, type NameQuery } from '../../../src-shared/domain/name-query'
import { deletionTimeMs, isTrash } from '../../../src-shared/domain/trash'
import type { Entry } from '../../../src-shared/model/entry'
import type { Listing } from '../../../src-shared/model/listing'
import { rowOfSeen } from '../../browser/row-of-seen'
import { ROOT_ID, type RowId, rowIdOf } from '../../kit/row-id'
import { Slices } from '../../kit/slices'
import type { Spot } from '../../listings/known-folder'
import { indexOf } from '../../listings/listing-indexes'
import type { Answers, ReachableFolder } from '../../listings/whereabouts'
import { type Found, type FoundEntry, titlesOf } from './found'

/** What a screen needs; the count says that there are more. */
const MAX_SHOWN = 200

/** A listing that is searched, and the folder that it is of. */
interface Searched {
  readonly id: RowId
  readonly folder: ReachableFolder
  readonly listing: Listing
  readonly index: NameIndex
}

/**
 * Looks through the complete listings of all folders that can be reached, and
 * through what proven steps have brought into them, in slices that no key has to
 * wait for: the first search reads the names, later ones take some milliseconds
 * for 100,000. Throws when the signal is aborted.
 */
export async function findEntries(
  { reachableFolders, isValid }: Pick<Answers, 'reachableFolders' | 'isValid'>,
  query: NameQuery,
  signal: AbortSignal,
): Promise<Found> {
  const slices = new Slices(signal)
  const folders = reachableFolders()
  const searched: Searched[] = []
  for (const folder of folders) {
    const id = rowIdAlong(folder.way)
    for (const listing of listingsOf(folder))
      searched.push({ id, folder, listing, index: await indexOf(listing, slices) })
  }
  const matches = new BestMatches<Searched>(MAX_SHOWN)
  if (!isEmptyQuery(query)) await searchAll(searched, query, matches, isValid, slices)
  const entries = matches.best().map(foundEntry)
  const folderCount = folders.filter(({ listing }) => listing?.isComplete).length
  const coverage = { kind: 'opened', folders: folderCount } as const
  return {
    asked: query,
    isAsked: !isEmptyQuery(query),
    entries,
    count: matches.count,
    coverage,
    notFollowed: [],
  }
}

function listingsOf({ listing, arrived }: ReachableFolder): readonly Listing[] {
  return [...(listing?.isComplete ? [listing] : []), ...(arrived ? [arrived] : [])]
}

/** Of the folder at the end of a way. */
function rowIdAlong(way: readonly Spot[]): RowId {
  return way.reduce((id, { listing, index }) => rowIdOf(id, listing.keyAt(index)), ROOT_ID)
}

async function searchAll(
  searched: readonly Searched[],
  query: NameQuery,
  matches: BestMatches<Searched>,
  isValid: Answers['isValid'],
  slices: Slices,
): Promise<void> {
  for (const one of searched) {
    const hasLeft = one.folder.isOlderThanSteps && one.listing === one.folder.listing
    const taking = hasLeft || isTrash(one.listing.path) ? without(matches, isToldOf(isValid)) : matches
    for (const part of one.index.parts) {
      part.search(query, one, taking)
      await slices.pause()
    }
  }
}

/** What a step has taken elsewhere is found there; the folder of a single deletion is nothing that was deleted. */
function isToldOf(isValid: Answers['isValid']): (listing: Listing, entry: Entry) => boolean {
  return (listing, { recordId, name }) =>
    isValid(listing, recordId) && !(isTrash(listing.path) && deletionTimeMs(name) !== null)
}

function without(
  matches: BestMatches<Searched>,
  isTold: (listing: Listing, entry: Entry) => boolean,
): Pick<BestMatches<Searched>, 'add' | 'toldApart'> {
  return {
    get toldApart() {
      return matches.toldApart
    },
    add: (rank, one, index) => {
      if (isTold(one.listing, one.listing.entryAt(index))) matches.add(rank, one, index)
    },
  }
}

function foundEntry({ folder: { id, folder, listing }, index }: Match<Searched>): FoundEntry {
  const { way } = folder
  return {
    id: rowIdOf(id, listing.keyAt(index)),
    entry: listing.entryAt(index),
    folder: listing.path,
    folders: titlesOf(way.map(spot => spot.listing.entryAt(spot.index))),
    ranges: [],
    seenAtMs: null,
    state: 'here',
    leftAtMs: null,
    isSimilar: false,
    copies: 1,
    problem: null,
    row: () => rowOfSeen({ spot: { listing, index }, way }),
  }
}
