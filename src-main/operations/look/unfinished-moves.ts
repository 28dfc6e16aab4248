import { addressOf } from '../../../src-shared/domain/entry-address'
import { isWithin, nameOf, ROOT } from '../../../src-shared/domain/paths'
import { AppFailure } from '../../../src-shared/errors'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Journal, MovedEntry, MoveRecord } from '../journal/journal'
import { folderOf } from './expected-entry'
import type { FreshListings } from './fresh-listings'
import type { Settling } from './settling'
import { missingEntries, subtreeOf } from './subtree'

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
  readonly #moves: Map<string, MoveRecord>
  readonly #atWork = new Set<string>()
  /** When the last call that could change it was known to be over; of an earlier start, before this one. */
  readonly #calledMs = new Map<string, number>()

  /** Fails where the journal cannot be read. */
  constructor(journal: Journal, inventory: string) {
    this.#journal = journal
    this.#inventory = inventory
    this.#moves = new Map(journal.openMoves(inventory).map(move => [move.id, move]))
  }

  all(): readonly MoveRecord[] {
    return [...this.#moves.values()]
  }

  get(id: string): MoveRecord | null {
    return this.#moves.get(id) ?? null
  }

  /** To be noted before the call; fails when the journal cannot be written, and then nothing may be called. */
  begin(move: MoveRecord): void {
    this.#journal.saveMove(this.#inventory, move)
    this.#moves.set(move.id, move)
    this.noteCalled(move.id)
  }

  /** A call for it has just ended, however: what listings show of it is of before for a while. */
  noteCalled(id: string): void {
    this.#calledMs.set(id, performance.now())
  }

  /** Nobody has seen its last call end. */
  isAtWork(id: string): boolean {
    return this.#atWork.has(id)
  }

  /** When the last call for it was over. */
  calledMs(id: string, { startedMs }: Settling): number {
    return this.#calledMs.get(id) ?? startedMs
  }

  end(id: string): void {
    this.#atWork.delete(id)
    this.#calledMs.delete(id)
    if (!this.#moves.has(id)) return
    this.#journal.endMove(this.#inventory, id)
    this.#moves.delete(id)
  }

  /** Nobody waits for its answer any more, but the service may go on with it. */
  noteAtWork(id: string): void {
    this.#atWork.add(id)
  }

  /** At a new connection: the service gives up the calls of the one before. */
  noteConnection(): void {
    this.#atWork.clear()
  }

  /** Ends a move that listings show to be whole, if nothing can come after what they show. Answers whether. */
  settle(id: string): boolean {
    if (this.#atWork.has(id)) return false
    this.end(id)
    return true
  }

  /** The broken move that this one would finish, forth or back. */
  between(recordId: string, from: InventoryPath, to: InventoryPath): MoveRecord | null {
    const found = this.all().find(move => {
      const isForth = move.from === from && move.to === to
      return move.recordId === recordId && (isForth || (move.from === to && move.to === from))
    })
    return found ?? null
  }

  /** Looks at the broken moves near these paths, and ends none: what is over may be ended by who acts on it. */
  async near(
    listings: FreshListings,
    paths: readonly InventoryPath[],
    settling: Settling,
    signal: AbortSignal,
  ): Promise<NearMoves> {
    const over: string[] = []
    for (const move of this.#moves.values()) {
      const isNear = paths.some(path => overlaps(path, move.from) || overlaps(path, move.to))
      if (!isNear) continue
      if (!(await this.isOver(listings, move, settling, signal))) return { inTheWay: move, over }
      over.push(move.id)
    }
    return { inTheWay: null, over }
  }

  /**
   * Whether it is whole at one of its ends, by two looks that agree, the second
   * when listings have had the time to show what its last call has done: one that
   * lags shows the folder as it was before that. Waits for that time.
   */
  async isOver(
    listings: FreshListings,
    move: MoveRecord,
    settling: Settling,
    signal?: AbortSignal,
  ): Promise<boolean> {
    if (this.#atWork.has(move.id) || (await missingOf(listings, move)) > 0) return false
    await settling.lag.settled(this.calledMs(move.id, settling), signal)
    return (await missingOf(listings.anew(), move)) === 0
  }
}

export interface NearMoves {
  /** A change at one of the paths would cut it off from its other half. */
  readonly inTheWay: MoveRecord | null
  /** Those that listings show to be whole. */
  readonly over: readonly string[]
}

/** What listings say of a broken move. */
export interface BrokenLook {
  /** How many of its entries no listing of its two ends shows; 0 says that nothing of it is hidden. */
  readonly missing: number
  /** Paths inside of those that are known. */
  readonly hidden: readonly string[]
}

/** Asked of listings, because it may have been mended elsewhere. */
export async function missingOf(listings: FreshListings, move: MoveRecord): Promise<number> {
  return (await lookAt(listings, move)).missing
}

/** What is listed at either end is not hidden, whoever's folder shows it: content hangs on paths (section 5). */
export async function lookAt(listings: FreshListings, move: MoveRecord): Promise<BrokenLook> {
  const at = await whereIs(listings, move)
  if (move.kind !== 'folder') return { missing: at === null ? 1 : 0, hidden: at === null ? [move.name] : [] }
  let hidden: readonly MovedEntry[] = move.content
  for (const end of [move.from, move.to]) {
    if (hidden.length === 0 || !(await isFolderAt(listings, end))) continue
    hidden = missingEntries(await subtreeOf(listings, addressOf(end)), hidden)
  }
  // What no path reaches cannot be seen to be whole, nor can a folder of nothing that is nowhere.
  const isUnsure = !move.isAllKnown || (at === null && move.content.length === 0)
  return {
    missing: Math.max(isUnsure ? 1 : 0, hidden.length),
    hidden: hidden.map(({ place }) => place),
  }
}

async function isFolderAt(listings: FreshListings, path: InventoryPath): Promise<boolean> {
  return (await namedAt(listings, path)).some(({ kind, name }) => kind === 'folder' && name === nameOf(path))
}

/** The path of the two that the entry is at; null when it is at neither, or when a twin stands in between. */
export async function whereIs(
  listings: FreshListings,
  { recordId, from, to }: Pick<MoveRecord, 'recordId' | 'from' | 'to'>,
): Promise<InventoryPath | null> {
  for (const path of [from, to]) {
    const named = await namedAt(listings, path)
    if (named.length === 1 && named[0]?.recordId === recordId && named[0].name === nameOf(path)) return path
  }
  return null
}

/**
 * What has this name in its folder; nothing where the folder itself is not
 * there. A NOT_FOUND alone does not say that (section 3): the folder above must
 * not list it either, or else this fails with it.
 */
export async function namedAt(listings: FreshListings, path: InventoryPath): Promise<readonly Entry[]> {
  const folder = folderOf(path)
  try {
    return (await listings.folder(folder)).titled(nameOf(path))
  } catch (thrown) {
    if (!isNotFound(thrown) || folder === ROOT) throw thrown
    const listed = await namedAt(listings, folder)
    if (listed.some(({ kind, name }) => kind === 'folder' && name === nameOf(folder))) throw thrown
    return []
  }
}

export function isNotFound(thrown: unknown): boolean {
  return thrown instanceof AppFailure && thrown.error.kind === 'not-found'
}

/** Whether neither of the two folders lists the record, whatever its name is there. */
export async function isNowhere(
  listings: FreshListings,
  { recordId, from, to }: Pick<MoveRecord, 'recordId' | 'from' | 'to'>,
): Promise<boolean> {
  for (const path of [from, to]) {
    // Above it is looked whether the folder is there at all.
    await namedAt(listings, path)
    const listed = await listings.folder(folderOf(path)).catch(() => null)
    if (listed?.has(recordId) === true) return false
  }
  return true
}

function overlaps(a: InventoryPath, b: InventoryPath): boolean {
  return isWithin(a, b) || isWithin(b, a)
}
