import { isSameName } from '../../src-shared/domain/names'
import { segmentsOf } from '../../src-shared/domain/paths'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Spot } from '../listings/known-folder'
import { freshListing, knownListing } from '../listings/listing-query'
import { resolverOf } from '../listings/session-resolver'
import type { Answers } from '../listings/whereabouts'
import type { Session } from '../session/session'
import { type Branch, branchBelow, type OpenProblem, ROOT_BRANCH } from './branch'
import type { EntryRow } from './row'
import { rowIn } from './row-of-seen'

/** Why a path leads nowhere; names are raw. */
export type PathProblem =
  | { readonly kind: 'not-there' | 'twins'; readonly name: string; readonly folder: string }
  | { readonly kind: 'not-a-folder'; readonly name: string }
  | { readonly kind: 'not-opened'; readonly name: string; readonly problem: OpenProblem }
  | {
      readonly kind: 'not-listed'
      readonly folder: string
      readonly isBehindLink: boolean
      readonly error: AppError
    }

export type Followed =
  /** Null for the inventory itself, which is no row. */
  | { readonly kind: 'found'; readonly row: EntryRow | null }
  | { readonly kind: 'problem'; readonly problem: PathProblem }

export interface PathParts {
  /** As of now. */
  readonly named: Answers['named']
  /** Resolves when a folder is listed; `isFresh`: anew, although it was before. */
  readonly list: (path: InventoryPath, isFresh: boolean) => Promise<unknown>
}

/** Follows a path by names from the inventory down, where nobody says which record is meant. */
export function followPath(session: Session, path: InventoryPath): Promise<Followed> {
  const list: PathParts['list'] = (folder, isFresh) =>
    isFresh ? freshListing(session, folder) : knownListing(session, folder)
  return follow({ named: resolverOf(session).now.named, list }, path)
}

/** A name that is not there is looked for once more in a fresh listing. */
export async function follow(parts: PathParts, path: InventoryPath): Promise<Followed> {
  let row: EntryRow | null = null
  for (const name of segmentsOf(path)) {
    const branch: Branch | PathProblem = row === null ? ROOT_BRANCH : openedBy(row)
    if ('kind' in branch) return problem(branch)
    const found: EntryRow | PathProblem = await rowNamed(parts, branch, name)
    if (found.kind !== 'entry') return problem(found)
    row = found
  }
  return { kind: 'found', row }
}

/** As far as is known without listing anything; null where that does not lead to a row. */
export function followKnown({ named }: Pick<PathParts, 'named'>, path: InventoryPath): EntryRow | null {
  let row: EntryRow | null = null
  for (const name of segmentsOf(path)) {
    const branch: Branch | PathProblem = row === null ? ROOT_BRANCH : openedBy(row)
    if ('kind' in branch) return null
    const found: EntryRow | PathProblem = chosen(
      branch,
      name,
      named(branch.path, other => other === name),
    )
    if (found.kind !== 'entry') return null
    row = found
  }
  return row
}

/** The folder that a row opens. */
export function openedBy(row: EntryRow): Branch | PathProblem {
  const { name } = row.entry
  if (!row.isFolder) return { kind: 'not-a-folder', name }
  if (row.openProblem !== null) return { kind: 'not-opened', name, problem: row.openProblem }
  return branchBelow(row.branch, row.id, row.entry) ?? { kind: 'not-opened', name, problem: 'unaddressable' }
}

async function rowNamed(parts: PathParts, branch: Branch, name: string): Promise<EntryRow | PathProblem> {
  try {
    for (const isFresh of [false, true]) {
      await parts.list(branch.path, isFresh)
      const found = chosen(branch, name, spotsNamed(parts, branch, name))
      if (found.kind !== 'not-there') return found
    }
    return notThere(branch, name)
  } catch (error) {
    if (!(error instanceof AppFailure)) throw error
    const { title: folder, link } = branch
    return { kind: 'not-listed', folder, isBehindLink: link !== null, error: error.error }
  }
}

/** Exactly so, or else but for upper and lower case: people type paths by heart. */
function spotsNamed({ named }: PathParts, { path }: Branch, name: string): readonly Spot[] {
  const exact = named(path, other => other === name)
  return exact.length > 0 ? exact : named(path, other => isSameName(other, name))
}

/** Never one of two. */
function chosen(branch: Branch, name: string, spots: readonly Spot[]): EntryRow | PathProblem {
  const [first] = spots
  const row = first && rowIn(branch, first)
  if (!row) return notThere(branch, name)
  return spots.length > 1 || row.problem === 'twin' ? { kind: 'twins', name, folder: branch.title } : row
}

function notThere({ title: folder }: Branch, name: string): PathProblem {
  return { kind: 'not-there', name, folder }
}

function problem(problem: PathProblem): Followed {
  return { kind: 'problem', problem }
}
