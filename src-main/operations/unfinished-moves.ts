import { isWithin, nameOf } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { FreshListings } from './fresh-listings'
import type { FolderMove, Journal } from './journal'
import { folderOf } from './place'
import { missingFrom, subtreeOf } from './subtree'

/**
 * Folder moves whose call went out and was not seen to end. The service moves
 * each inner folder before its content (section 5, Move), so a break leaves
 * entries on both paths, and some of them no listing shows. They are reached
 * again only through these two paths: until the move is finished, nothing else
 * may happen there. Kept by the journal, so that no crash forgets one.
 */
export class UnfinishedMoves {
  readonly #journal: Journal
  readonly #inventory: string
  readonly #moves: Map<string, FolderMove>

  /** Fails where the journal cannot be read. */
  constructor(journal: Journal, inventory: string) {
    this.#journal = journal
    this.#inventory = inventory
    this.#moves = new Map(journal.openMoves(inventory).map(move => [move.id, move]))
  }

  all(): readonly FolderMove[] {
    return [...this.#moves.values()]
  }

  get(id: string): FolderMove | null {
    return this.#moves.get(id) ?? null
  }

  /** To be noted before the call; fails when the journal cannot be written, and then nothing may be called. */
  begin(move: FolderMove): void {
    this.#journal.saveMove(this.#inventory, move)
    this.#moves.set(move.id, move)
  }

  end(id: string): void {
    if (!this.#moves.has(id)) return
    this.#journal.endMove(this.#inventory, id)
    this.#moves.delete(id)
  }

  /** The broken move that this one would finish, forth or back. */
  between(recordId: string, from: InventoryPath, to: InventoryPath): FolderMove | null {
    const found = this.all().find(move => {
      const isForth = move.from === from && move.to === to
      return move.recordId === recordId && (isForth || (move.from === to && move.to === from))
    })
    return found ?? null
  }

  /** A broken move that a change at one of these paths would cut off from its other half. */
  async inTheWayOf(listings: FreshListings, paths: readonly InventoryPath[]): Promise<FolderMove | null> {
    for (const move of this.#moves.values()) {
      const isNear = paths.some(path => overlaps(path, move.from) || overlaps(path, move.to))
      if (isNear && (await missingOf(listings, move)) !== 0) return move
      if (isNear) this.end(move.id)
    }
    return null
  }
}

/**
 * How many entries of a broken move no listing of its two ends shows; 0 says
 * that all is well at one of them. Asked of listings, because it may have been
 * mended elsewhere.
 */
export async function missingOf(listings: FreshListings, move: FolderMove): Promise<number> {
  const at = await whereIs(listings, move)
  if (at === null) return move.content.length + 1
  if (move.kind !== 'folder') return 0
  const missing = missingFrom(await subtreeOf(listings, at), move.content)
  // What no path reaches cannot be seen to be whole.
  return move.isAllKnown ? missing : Math.max(1, missing)
}

/** The path of the two that the entry is at; null when it is at neither, or when a twin stands in between. */
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

/** What has this name in its folder; nothing where the folder itself is not there. */
export async function namedAt(listings: FreshListings, path: InventoryPath): Promise<readonly Entry[]> {
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
