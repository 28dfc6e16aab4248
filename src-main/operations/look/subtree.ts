import { addressProblem } from '../../../src-shared/domain/names'
import { childPath } from '../../../src-shared/domain/paths'
import { AppFailure } from '../../../src-shared/errors'
import type { Entry, EntryProblem } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { ContentCount } from '../../../src-shared/model/operation'
import { say } from '../../../src-shared/sentences'
import type { MovedEntry } from '../journal/journal'
import { type ExpectedEntry, pathOfEntry } from './expected-entry'
import type { FreshListings, ListedFolder } from './fresh-listings'

/** A folder below that cannot be looked into: no path tells it apart. */
export interface BlindFolder {
  readonly name: string
  readonly problem: EntryProblem
  /** Another folder of its name shows the same entries: children belong to a path (section 5). */
  readonly isShared: boolean
}

/** Everything below a folder, as far as listings show it. Links are not followed: no change follows them. */
export interface Subtree {
  readonly recordIds: ReadonlySet<string>
  /** Each folder before its content. */
  readonly entries: readonly MovedEntry[]
  readonly blind: readonly BlindFolder[]
  /** Whether anything inside can be seen by others. */
  readonly holdsPublic: boolean
  /** How many folders were listed, the top one too. */
  readonly folderCount: number
}

const AT_ONCE = 4
/** As deep as a request may be; a service that shows a folder inside itself must not keep us for ever. */
const MAX_LEVELS = 256

/** Lists a folder and all folders below it, a few at once. Fails with the first listing that fails. */
export async function subtreeOf(listings: FreshListings, top: InventoryPath): Promise<Subtree> {
  const found: Collected = {
    recordIds: new Set(),
    entries: [],
    blind: [],
    folderCount: 0,
    holdsPublic: false,
  }
  let level = [top]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_LEVELS) throw new AppFailure({ kind: 'too-large', ...say('folders-too-deep') })
    level = await collectLevel(listings, top, level, found)
  }
  return found
}

interface Collected extends Subtree {
  readonly recordIds: Set<string>
  readonly entries: MovedEntry[]
  readonly blind: BlindFolder[]
  folderCount: number
  holdsPublic: boolean
}

/** Answers the folders one level further down. */
async function collectLevel(
  listings: FreshListings,
  top: InventoryPath,
  level: readonly InventoryPath[],
  found: Collected,
): Promise<InventoryPath[]> {
  const below: InventoryPath[] = []
  for (let start = 0; start < level.length; start += AT_ONCE) {
    const paths = level.slice(start, start + AT_ONCE)
    const folders = await Promise.all(paths.map(path => listings.folder(path)))
    for (const [index, folder] of folders.entries()) {
      const path = paths[index] ?? top
      found.folderCount += 1
      const above = path.slice(top.length + 1)
      await folder.visit(({ name, recordId, kind, modifiedMs, isPublic }) => {
        found.recordIds.add(recordId)
        const place = above === '' ? name : `${above}/${name}`
        found.entries.push({ recordId, place, kind, modifiedMs })
        found.holdsPublic ||= isPublic
      })
      below.push(...openable(folder, path, found.blind))
    }
  }
  return below
}

function openable(folder: ListedFolder, path: InventoryPath, blind: BlindFolder[]): InventoryPath[] {
  return folder.folders().flatMap(entry => {
    const alike = folder.named(entry.name)
    const problem = addressProblem(entry.name) ?? twinProblem(entry, alike)
    const child = childPath(path, entry.name)
    if (problem === null && child !== null) return [child]
    const isShared = alike.filter(({ kind }) => kind === 'folder').length > 1
    blind.push({ name: entry.name, problem: problem ?? 'slash', isShared })
    return []
  })
}

function twinProblem({ name }: Entry, alike: readonly Entry[]): EntryProblem | null {
  if (alike.length < 2) return null
  return alike.filter(other => other.name === name).length > 1 ? 'twin' : 'case-twin'
}

/** How many of the paths below the first folder have fewer entries below the second one. */
export function countLackingPaths(wanted: Subtree, found: Subtree): number {
  const counts = countsByPath(found)
  let missing = 0
  for (const [path, count] of countsByPath(wanted)) missing += Math.max(0, count - (counts.get(path) ?? 0))
  return missing
}

function countsByPath({ entries }: Subtree): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { place } of entries) counts.set(place, (counts.get(place) ?? 0) + 1)
  return counts
}

/** How many of the records are not below the folder. */
export function missingFrom(subtree: Subtree, expected: readonly MovedEntry[]): number {
  return missingEntries(subtree, expected).length
}

export function missingEntries(subtree: Subtree, expected: readonly MovedEntry[]): readonly MovedEntry[] {
  return expected.filter(({ recordId }) => !subtree.recordIds.has(recordId))
}

/** Entries and everything inside them, as far as listings show it. Fails with the first listing that fails. */
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
    const path = pathOfEntry(entry)
    if (entry.kind !== 'folder' || path === null) continue
    const content = await subtreeOf(listings, path)
    for (const { kind } of content.entries) add(kind)
    count.unseenFolders += content.blind.length
  }
  return count
}

export function totalOf({ folders, items, links }: ContentCount): number {
  return folders + items + links
}
