import { addressProblem } from '../../src-shared/domain/names'
import { childPath } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { Entry, EntryProblem } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { say } from '../../src-shared/sentences'
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
  /** How often each name occurs at each place below the folder. */
  readonly places: ReadonlyMap<string, number>
  readonly blind: readonly BlindFolder[]
  /** How many folders were listed, the top one too. */
  readonly folderCount: number
}

const AT_ONCE = 4
/** As deep as a request may be; a service that shows a folder inside itself must not keep us for ever. */
const MAX_LEVELS = 256

/** Lists a folder and all folders below it, a few at once. Fails with the first listing that fails. */
export async function subtreeOf(listings: FreshListings, top: InventoryPath): Promise<Subtree> {
  const found = { recordIds: new Set<string>(), places: new Map<string, number>(), blind: [], folderCount: 0 }
  let level = [top]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_LEVELS) throw new AppFailure({ kind: 'too-large', ...say('folders-too-deep') })
    level = await collectLevel(listings, top, level, found)
  }
  return found
}

interface Collected extends Subtree {
  readonly recordIds: Set<string>
  readonly places: Map<string, number>
  readonly blind: BlindFolder[]
  folderCount: number
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
      await folder.visit((name, recordId) => {
        found.recordIds.add(recordId)
        const place = `${path.slice(top.length)}/${name}`
        found.places.set(place, (found.places.get(place) ?? 0) + 1)
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

/** How many of the records are not below the folder. */
export function missingFrom(subtree: Subtree, expected: ReadonlySet<string>): number {
  let missing = 0
  for (const recordId of expected) if (!subtree.recordIds.has(recordId)) missing++
  return missing
}
