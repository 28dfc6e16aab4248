import { addressOf } from '../../../src-shared/domain/entry-address'
import { titleOf } from '../../../src-shared/domain/names'
import { childPath, nameOf } from '../../../src-shared/domain/paths'
import { AppFailure } from '../../../src-shared/errors'
import type { Entry, EntryProblem } from '../../../src-shared/model/entry'
import type { EntryAddress } from '../../../src-shared/model/entry-address'
import type { ContentCount } from '../../../src-shared/model/operation'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import type { MovedEntry } from '../journal/journal'
import { addressOfExpected, type ExpectedEntry } from './expected-entry'
import type { FreshListings, ListedFolder } from './fresh-listings'

/** A folder below that cannot be looked into: no path tells it apart. */
export interface BlindFolder {
  readonly name: string
  readonly problem: EntryProblem
  /** Another folder of its name shows the same entries: children belong to a path (section 5). */
  readonly isShared: boolean
}

export interface SubtreeEntry extends MovedEntry {
  /** The record of the folder that lists it; null directly in the top one. */
  readonly folderId: string | null
}

/** Everything below a folder, as far as listings show it. Links are not followed: no change follows them. */
export interface Subtree {
  readonly recordIds: ReadonlySet<string>
  /** Each folder before its content. */
  readonly entries: readonly SubtreeEntry[]
  readonly blind: readonly BlindFolder[]
  /** Whether anything inside can be seen by others. */
  readonly holdsPublic: boolean
  /** How many folders were listed, the top one too. */
  readonly folderCount: number
  /** One of which not all has arrived: what is not below may be in it. */
  readonly unwhole: ListedFolder | null
}

const AT_ONCE = 4
/** As deep as a request may be; a service that shows a folder inside itself must not keep us for ever. */
const MAX_LEVELS = 256
/** More than any inventory has: folders that list ever new ones end here. */
const MAX_FOLDERS = 50_000

/** Lists a folder and all folders below it, a few at once. Fails with the first listing that fails. */
export async function subtreeOf(listings: FreshListings, top: EntryAddress): Promise<Subtree> {
  const found: Collected = {
    recordIds: new Set(),
    entries: [],
    blind: [],
    folderCount: 0,
    holdsPublic: false,
    unwhole: null,
  }
  let level: readonly OpenFolder[] = [{ address: top, id: null, place: '' }]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_LEVELS || found.folderCount > MAX_FOLDERS)
      throw new AppFailure({ kind: 'too-large', ...say('folders-too-deep', nameOf(top.path)) })
    level = await collectLevel(listings, level, found)
  }
  return found
}

interface Collected extends Subtree {
  readonly recordIds: Set<string>
  readonly entries: SubtreeEntry[]
  readonly blind: BlindFolder[]
  folderCount: number
  holdsPublic: boolean
  unwhole: ListedFolder | null
}

interface OpenFolder {
  readonly address: EntryAddress
  readonly id: string | null
  /** As in `MovedEntry`; empty for the top one. */
  readonly place: string
}

/** Answers the folders one level further down. */
async function collectLevel(
  listings: FreshListings,
  level: readonly OpenFolder[],
  found: Collected,
): Promise<readonly OpenFolder[]> {
  const below: OpenFolder[] = []
  for (let start = 0; start < level.length; start += AT_ONCE) {
    const open = level.slice(start, start + AT_ONCE)
    const listed = await Promise.all(
      open.map(async folder => ({ folder, listed: await listings.at(folder.address) })),
    )
    for (const { folder, listed: content } of listed) {
      found.folderCount += 1
      if (!content.isWhole) found.unwhole ??= content
      await content.visit(entry => {
        const { recordId, kind, modifiedMs, isPublic } = entry
        found.recordIds.add(recordId)
        const place = placeOf(folder, entry)
        found.entries.push({ recordId, place, kind, modifiedMs, folderId: folder.id })
        found.holdsPublic ||= isPublic
      })
      below.push(...openable(content, folder, found.blind))
    }
  }
  return below
}

function openable(listed: ListedFolder, above: OpenFolder, blind: BlindFolder[]): readonly OpenFolder[] {
  return listed.folders().flatMap(entry => {
    const problem = listed.problemOf(entry)
    const path = childPath(above.address.path, entry.name)
    if (problem === null && path !== null) {
      const { recordId: id } = entry
      return [{ address: addressOf(path, id), id, place: placeOf(above, entry) }]
    }
    const isShared = listed.titled(entry.name).filter(({ kind }) => kind === 'folder').length > 1
    blind.push({ name: titleOf(entry), problem: problem ?? 'slash', isShared })
    return []
  })
}

function placeOf({ place }: OpenFolder, entry: Entry): string {
  return place === '' ? titleOf(entry) : `${place}/${titleOf(entry)}`
}

/** As `subtreeOf`, where everything inside has to be known. Fails also where not all of a folder has arrived. */
export async function wholeSubtreeOf(listings: FreshListings, top: EntryAddress): Promise<Subtree> {
  const subtree = await subtreeOf(listings, top)
  subtree.unwhole?.mustBeWhole()
  return subtree
}

/** How many of the paths below the first folder have fewer entries below the second one. */
export function countLackingPaths(wanted: Subtree, found: Subtree): number {
  const counts = countsByPath(found)
  let missing = 0
  for (const [path, count] of countsByPath(wanted)) missing += Math.max(0, count - (counts.get(path) ?? 0))
  if (missing > 0) found.unwhole?.mustBeWhole()
  return missing
}

function countsByPath({ entries }: Subtree): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { place } of entries) counts.set(place, (counts.get(place) ?? 0) + 1)
  return counts
}

/** What the journal keeps of entries on their way. */
export function movedEntryOf({ recordId, place, kind, modifiedMs }: SubtreeEntry): MovedEntry {
  return { recordId, place, kind, modifiedMs }
}

/** How many of the records are not below the folder. Fails where some are not shown, and not all has arrived. */
export function missingFrom(subtree: Subtree, expected: readonly MovedEntry[]): number {
  return missingEntries(subtree, expected).length
}

export function missingEntries(subtree: Subtree, expected: readonly MovedEntry[]): readonly MovedEntry[] {
  const missing = expected.filter(({ recordId }) => !subtree.recordIds.has(recordId))
  if (missing.length > 0) subtree.unwhole?.mustBeWhole()
  return missing
}

/** A folder without a name holds itself by path: the service may walk it for ever (section 5). */
export function movingRefusal(name: string, { blind }: Pick<Subtree, 'blind'>): Refusal | null {
  const nameless = blind.find(({ problem }) => problem === 'empty-name')
  return nameless ? { reason: 'unsafe-content', name, inner: nameless.name, problem: 'empty-name' } : null
}

/** Each of two folders of one name shows the content of both, so the copy would hold it twice (section 5). */
export function copyingRefusal(name: string, { blind }: Pick<Subtree, 'blind'>): Refusal | null {
  const unsafe = blind.find(({ isShared, problem }) => isShared || problem === 'empty-name')
  return unsafe ? { reason: 'unsafe-content', name, inner: unsafe.name, problem: unsafe.problem } : null
}

/**
 * Entries and everything inside them: what a person is told before it is deleted for good. Fails with the first
 * listing that fails, and where not all of a folder has arrived: there would be more than was said.
 */
export async function countContent(
  listings: FreshListings,
  entries: readonly ExpectedEntry[],
): Promise<ContentCount> {
  const count = { folders: 0, items: 0, links: 0, unseenFolders: 0 }
  const add = (kind: ExpectedEntry['kind']): void => {
    if (kind === 'folder') count.folders += 1
    else if (kind === 'link') count.links += 1
    else count.items += 1
  }
  for (const entry of entries) {
    add(entry.kind)
    const address = addressOfExpected(entry)
    if (entry.kind !== 'folder' || address === null) continue
    const content = await wholeSubtreeOf(listings, address)
    for (const { kind } of content.entries) add(kind)
    count.unseenFolders += content.blind.length
  }
  return count
}

export function totalOf({ folders, items, links }: ContentCount): number {
  return folders + items + links
}
