import { isWithin, nameOf } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { FreshListings } from './fresh-listings'
import { folderOf } from './locate'
import { missingFrom, subtreeOf } from './subtree'

/** A folder on its way between two paths, and what was in it when it set out. */
export interface FolderMove {
  readonly recordId: string
  readonly name: string
  readonly from: InventoryPath
  readonly to: InventoryPath
  readonly content: ReadonlySet<string>
  /** False where folders inside could not be looked into. */
  readonly isAllKnown: boolean
}

const REMEMBERED = 100

/**
 * Folder moves whose call went out and was not seen to end. The service moves
 * each inner folder before its content (section 5, Move), so a break leaves
 * entries on both paths, and some of them no listing shows. They are reached
 * again only through these two paths: until the move is finished, nothing else
 * may happen there. Known while Satchel runs; the journal will keep it.
 */
export class UnfinishedMoves {
  readonly #moves = new Map<string, FolderMove>()

  /** To be noted before the call. */
  begin(move: FolderMove): void {
    this.#moves.delete(move.recordId)
    this.#moves.set(move.recordId, move)
    for (const oldest of this.#moves.keys()) {
      if (this.#moves.size <= REMEMBERED) return
      this.#moves.delete(oldest)
    }
  }

  end(recordId: string): void {
    this.#moves.delete(recordId)
  }

  /** The broken move that this one would finish, forth or back. */
  between(recordId: string, from: InventoryPath, to: InventoryPath): FolderMove | null {
    const move = this.#moves.get(recordId)
    if (move === undefined) return null
    const isForth = move.from === from && move.to === to
    return isForth || (move.from === to && move.to === from) ? move : null
  }

  /** A broken move that a change at one of these paths would cut off from its other half. */
  async inTheWayOf(listings: FreshListings, paths: readonly InventoryPath[]): Promise<FolderMove | null> {
    for (const move of this.#moves.values()) {
      const isNear = paths.some(path => overlaps(path, move.from) || overlaps(path, move.to))
      if (isNear && (await this.#isOpen(listings, move))) return move
    }
    return null
  }

  /** Asked of listings: it may have been mended elsewhere, or belong to another inventory. */
  async #isOpen(listings: FreshListings, move: FolderMove): Promise<boolean> {
    const at = await whereIs(listings, move)
    if (at === null) return false
    const isWhole = move.isAllKnown && missingFrom(await subtreeOf(listings, at), move.content) === 0
    if (isWhole) this.end(move.recordId)
    return !isWhole
  }
}

/** The path of the two that the folder is at; null when it is at neither, or when a twin stands in between. */
export async function whereIs(
  listings: FreshListings,
  { recordId, from, to }: Pick<FolderMove, 'recordId' | 'from' | 'to'>,
): Promise<InventoryPath | null> {
  for (const path of [from, to]) {
    const named = await namedAt(listings, path)
    if (named.length === 1 && named[0]?.recordId === recordId && named[0].name === nameOf(path)) return path
  }
  return null
}

async function namedAt(listings: FreshListings, path: InventoryPath): Promise<readonly Entry[]> {
  try {
    return (await listings.folder(folderOf(path))).named(nameOf(path))
  } catch (thrown) {
    if (thrown instanceof AppFailure && thrown.error.kind === 'not-found') return []
    throw thrown
  }
}

function overlaps(a: InventoryPath, b: InventoryPath): boolean {
  return isWithin(a, b) || isWithin(b, a)
}
