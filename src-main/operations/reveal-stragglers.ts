import { descendantPath, lineageOf, nameOf, ROOT } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { say } from '../../src-shared/sentences'
import type { ActionContext } from './action-context'
import { FreshListings } from './fresh-listings'
import type { FolderMove, MovedEntry } from './journal'
import { folderOf } from './place'
import { refusedFailure } from './refused-error'
import { missingEntries, subtreeOf } from './subtree'
import { namedAt, whereIs } from './unfinished-moves'

/** One search for what a broken move left on paths that no folder leads to. */
class StragglerSearch {
  readonly #context: ActionContext
  readonly #move: FolderMove
  readonly #rest: InventoryPath
  readonly #goal: InventoryPath
  /** Folders that were made only to look below them, outermost first. */
  readonly #made = new Map<InventoryPath, string>()

  constructor(context: ActionContext, move: FolderMove, rest: InventoryPath, goal: InventoryPath) {
    this.#context = context
    this.#move = move
    this.#rest = rest
    this.#goal = goal
  }

  async run(): Promise<void> {
    await this.#fetchTop()
    if (this.#move.kind === 'folder') {
      for (const entry of await this.#missing()) await this.#fetch(entry)
    }
    await this.#clearAway()
  }

  /** The moved entry itself; where it is nowhere, a new folder takes its place for what it held. */
  async #fetchTop(): Promise<void> {
    for (const end of [this.#goal, this.#rest]) {
      if ((await whereIs(this.#listings(), this.#move)) !== null) break
      await this.#ensureFolder(folderOf(end))
    }
    const at = await whereIs(this.#listings(), this.#move)
    if (at === this.#rest) {
      await this.#ensureFolder(folderOf(this.#goal))
      await this.#take(this.#rest, this.#goal, this.#move.kind === 'folder')
    }
    if (at === null && this.#move.kind === 'folder') await this.#ensureFolder(this.#goal)
  }

  async #missing(): Promise<readonly MovedEntry[]> {
    return missingEntries(await subtreeOf(this.#listings(), this.#goal), this.#move.content)
  }

  /** Looks at the place of an entry below both ends, and brings it to the goal. */
  async #fetch({ place, recordId, kind }: MovedEntry): Promise<void> {
    const names = place.split('/')
    const goal = descendantPath(this.#goal, names)
    const rest = descendantPath(this.#rest, names)
    // What no path reaches comes along with its folder or not at all.
    if (goal === null || rest === null) return
    await this.#ensureFolder(folderOf(goal))
    if (await this.#isAt(goal, recordId)) return
    await this.#ensureFolder(folderOf(rest))
    if (!(await this.#isAt(rest, recordId))) return
    const isFree = (await namedAt(this.#listings(), goal)).length === 0
    if (isFree) await this.#take(rest, goal, kind === 'folder')
  }

  async #isAt(path: InventoryPath, recordId: string): Promise<boolean> {
    const named = await namedAt(this.#listings(), path)
    return named.length === 1 && named[0]?.recordId === recordId
  }

  async #take(from: InventoryPath, to: InventoryPath, isFolder: boolean): Promise<void> {
    await this.#context.calls.move(from, to, { isFolder })
    if ((await namedAt(this.#listings(), to)).length === 1) return
    throw new AppFailure({
      kind: 'cloud',
      ...say('not-moved-after-all', nameOf(to)),
    })
  }

  /** Makes what is missing of a folder and all above it; whatever else has its name is in the way. */
  async #ensureFolder(path: InventoryPath): Promise<void> {
    for (const folder of lineageOf(path)) {
      if (folder === ROOT) continue
      const named = await namedAt(this.#listings(), folder)
      if (named.length === 0) await this.#makeFolder(folder)
      else if (named.length > 1 || named[0]?.kind !== 'folder') {
        throw refusedFailure({ reason: 'place-gone', name: this.#move.name, place: nameOf(folder) })
      }
    }
  }

  async #makeFolder(path: InventoryPath): Promise<void> {
    await this.#context.calls.makeDir(path)
    const [made, ...others] = await namedAt(this.#listings(), path)
    if (made === undefined || others.length > 0) {
      throw new AppFailure({ kind: 'cloud', ...say('folder-not-made', nameOf(path)) })
    }
    this.#made.set(path, made.recordId)
  }

  /** Folders that were made to look below them and hold nothing go again, innermost first; nothing else ever does. */
  async #clearAway(): Promise<void> {
    for (const [path, recordId] of [...this.#made].toReversed()) {
      if (path === this.#goal || isAbove(path, this.#goal)) continue
      const isOurs = await this.#isAt(path, recordId)
      const isEmpty = isOurs && (await this.#listings().folder(path)).count === 0
      if (isEmpty) await this.#context.calls.remove(path, { isFolder: true })
    }
  }

  #listings(): FreshListings {
    return new FreshListings(this.#context.calls)
  }
}

/**
 * Brings what is missing at the goal of a move there: makes the folders anew on
 * whose paths it may hang (section 5, Orphans), and moves what shows up then.
 * Fails with what the service says; then nothing is worse than before.
 */
export async function revealStragglers(
  context: ActionContext,
  move: FolderMove,
  rest: InventoryPath,
  goal: InventoryPath,
): Promise<void> {
  await new StragglerSearch(context, move, rest, goal).run()
}

function isAbove(path: InventoryPath, below: InventoryPath): boolean {
  return lineageOf(below).includes(path)
}
