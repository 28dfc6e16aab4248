import { addressOf, destinationAt } from '../../../src-shared/domain/entry-address'
import { descendantPath, lineageOf, nameOf, ROOT } from '../../../src-shared/domain/paths'
import { AppFailure } from '../../../src-shared/errors'
import type { Entry } from '../../../src-shared/model/entry'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import type { ActionContext } from '../act/action'
import type { MovedEntry, MoveRecord } from '../journal/journal'
import { folderOf } from '../look/expected-entry'
import { FreshListings } from '../look/fresh-listings'
import { madeAt, movedByPath } from '../look/proven-changes'
import { refusedFailure } from '../look/refused-error'
import { missingEntries, subtreeOf } from '../look/subtree'
import { namedAt, whereIs } from '../look/unfinished-moves'

export interface RescueParts {
  readonly move: MoveRecord
  /** The end that it leaves. */
  readonly rest: InventoryPath
  /** The end where all of it shall be. */
  readonly goal: InventoryPath
  readonly parents: MissingParents
}

/** One search for what a broken move left on paths that no folder leads to. */
class OrphanRescue {
  readonly #context: ActionContext
  readonly #move: MoveRecord
  readonly #rest: InventoryPath
  readonly #goal: InventoryPath
  readonly #parents: MissingParents

  constructor(context: ActionContext, { move, rest, goal, parents }: RescueParts) {
    this.#context = context
    this.#move = move
    this.#rest = rest
    this.#goal = goal
    this.#parents = parents
  }

  async run(): Promise<void> {
    await this.#fetchTop()
    if (this.#move.kind === 'folder') {
      for (const entry of await this.#missing()) await this.#fetch(entry)
    }
    // What is still missing may hang on the path of a folder that only looks empty.
    if (await this.#hasAll()) await this.#parents.clearAway(this.#goal)
  }

  async #hasAll(): Promise<boolean> {
    if ((await this.#whereIs()) !== this.#goal) return false
    return this.#move.kind !== 'folder' || (await this.#missing()).length === 0
  }

  /** The moved entry itself; where it is nowhere, a new folder takes its place for what it held. */
  async #fetchTop(): Promise<void> {
    await this.#parents.ensure(folderOf(this.#goal))
    if ((await this.#whereIs()) === null) await this.#reach(this.#rest, this.#goal)
    const at = await this.#settled(
      () => this.#whereIs(),
      seen => seen !== null,
    )
    if (at === this.#rest) await this.#take(this.#rest, this.#goal, this.#move.kind === 'folder')
    if (at === null && this.#move.kind === 'folder') await this.#parents.ensure(this.#goal)
  }

  async #missing(): Promise<readonly MovedEntry[]> {
    return missingEntries(await subtreeOf(this.#listings(), addressOf(this.#goal)), this.#move.content)
  }

  /** Looks at the place of an entry below both ends, and brings it to the goal. */
  async #fetch({ place, recordId, kind }: MovedEntry): Promise<void> {
    const names = place.split('/')
    const goal = descendantPath(this.#goal, names)
    const rest = descendantPath(this.#rest, names)
    // What no path reaches comes along with its folder or not at all.
    if (goal === null || rest === null || !this.#isPlaceOfFolder(names.slice(0, -1))) return
    await this.#parents.ensure(folderOf(goal))
    if (await this.#isAt(goal, recordId)) return
    await this.#reach(rest, goal)
    if (!(await this.#isAt(rest, recordId))) return
    const isFree = (await namedAt(this.#listings(), goal)).length === 0
    if (isFree) await this.#take(rest, goal, kind === 'folder')
  }

  /** A slash in a name looks like a path; no folder of that place was there. */
  #isPlaceOfFolder(names: readonly string[]): boolean {
    const place = names.join('/')
    return place === '' || this.#move.content.some(entry => entry.kind === 'folder' && entry.place === place)
  }

  /**
   * Makes the folders that lead to a path. Where a link or an item stands in for
   * one of them, whatever hangs on the path is moved unseen: no listing can show
   * it, but a move looks its source up by the whole path and passes no link
   * (section 5). It goes to a free name, where it is seen.
   */
  async #reach(rest: InventoryPath, goal: InventoryPath): Promise<void> {
    const isBlocked = (await blockedRefusal(this.#listings(), folderOf(rest), this.#move.name)) !== null
    if (!isBlocked) return this.#parents.ensure(folderOf(rest))
    if ((await namedAt(this.#listings(), goal)).length > 0) return
    try {
      await this.#context.calls.move(addressOf(rest), destinationAt(goal), { isFolder: true })
      this.#parents.noteCalled()
    } catch (thrown) {
      if (!(thrown instanceof AppFailure) || thrown.error.kind !== 'not-found') throw thrown
    }
  }

  #whereIs(): Promise<InventoryPath | null> {
    return whereIs(this.#listings(), this.#move)
  }

  async #isAt(path: InventoryPath, recordId: string): Promise<boolean> {
    const named = await namedAt(this.#listings(), path)
    return named.length === 1 && named[0]?.recordId === recordId
  }

  async #take(from: InventoryPath, to: InventoryPath, isFolder: boolean): Promise<void> {
    await this.#context.calls.move(addressOf(from), destinationAt(to), { isFolder })
    this.#parents.noteCalled()
    const named = await this.#settled(
      () => namedAt(this.#listings(), to),
      seen => seen.length === 1,
    )
    const [only] = named
    if (only !== undefined && named.length === 1) {
      this.#context.settling.note([movedByPath(only.recordId, from, to)])
      return
    }
    throw new AppFailure({
      kind: 'cloud',
      ...say('not-moved-after-all', nameOf(to)),
    })
  }

  /** Looked at until it is so, or until listings have had the time to show the last call. */
  #settled<T>(look: () => Promise<T>, isSo: (seen: T) => boolean): Promise<T> {
    return this.#context.settling.lag.until(performance.now(), look, isSo)
  }

  #listings(): FreshListings {
    return new FreshListings(this.#context)
  }
}

/**
 * Brings what is missing at the goal of a move there: makes the folders anew on
 * whose paths it may hang (section 5, Orphans), and moves what shows up then.
 * Fails with what the service says; then nothing is worse than before.
 */
export async function rescueOrphans(context: ActionContext, parts: RescueParts): Promise<void> {
  await new OrphanRescue(context, parts).run()
}

/** Folders that are made anew so that what hangs on their paths shows again (section 5, Orphans). */
export class MissingParents {
  readonly #source: ActionContext
  /** For whom they are made, for the sentences on screen. */
  readonly #forName: string
  /** Record ids of those that were made, outermost first. */
  readonly #made = new Map<InventoryPath, string>()

  /** The last call that may have changed what stands there. */
  #calledMs: number

  constructor(source: ActionContext, forName: string, calledMs: number) {
    this.#source = source
    this.#forName = forName
    this.#calledMs = calledMs
  }

  /** A call has ended just now that a listing may not show yet. */
  noteCalled(): void {
    this.#calledMs = performance.now()
  }

  /** Makes what is missing of a folder and all above it; whatever else has its name is in the way. */
  async ensure(path: InventoryPath): Promise<void> {
    const blocked = await blockedRefusal(this.#listings(), path, this.#forName)
    if (blocked !== null) throw refusedFailure(blocked)
    for (const folder of lineageOf(path)) {
      if (folder === ROOT || this.#made.has(folder)) continue
      if (!(await this.#isThere(folder))) await this.#make(folder)
    }
  }

  /** One that a listing does not show yet would be made twice. */
  async #isThere(path: InventoryPath): Promise<boolean> {
    const look = (): Promise<readonly Entry[]> => namedAt(this.#listings(), path)
    const { lag } = this.#source.settling
    return (await lag.until(this.#calledMs, look, named => named.length > 0, 'unlearnt')).length > 0
  }

  /** Those that hold nothing go again, innermost first; nothing else ever does. What leads to `kept` stays. */
  async clearAway(kept: InventoryPath): Promise<void> {
    for (const [path, recordId] of [...this.#made].toReversed()) {
      if (lineageOf(kept).includes(path)) continue
      const [only, ...others] = await namedAt(this.#listings(), path)
      const isOurs = only?.recordId === recordId && others.length === 0
      if (isOurs && (await this.#isSurelyEmpty(path)))
        await this.#source.calls.remove(addressOf(path), { isFolder: true })
    }
  }

  /** What a listing that lags does not show yet would go with its folder. */
  async #isSurelyEmpty(path: InventoryPath): Promise<boolean> {
    const first = await this.#listings().folder(path)
    const second = await this.#listings().folder(path)
    return first.count === 0 && second.count === 0
  }

  async #make(path: InventoryPath): Promise<void> {
    await this.#source.calls.makeDir(destinationAt(path))
    const look = (): Promise<readonly Entry[]> => namedAt(this.#listings(), path)
    const { lag } = this.#source.settling
    const [made, ...others] = await lag.until(performance.now(), look, named => named.length > 0)
    if (made === undefined || others.length > 0) {
      throw new AppFailure({ kind: 'cloud', ...say('folder-not-made', nameOf(path)) })
    }
    this.#made.set(path, made.recordId)
    this.#source.settling.note([madeAt(made.recordId, path)])
  }

  #listings(): FreshListings {
    return new FreshListings(this.#source)
  }
}

/** What stands where a folder has to be and is none: a link, an item, or twins. */
export async function blockedRefusal(
  listings: FreshListings,
  path: InventoryPath,
  forName: string,
): Promise<Refusal | null> {
  for (const folder of lineageOf(path)) {
    if (folder === ROOT) continue
    const [found, ...others] = await namedAt(listings, folder)
    if (found === undefined) return null
    if (found.kind !== 'folder' || found.name !== nameOf(folder) || others.length > 0) {
      return { reason: 'place-gone', name: forName, place: nameOf(folder) }
    }
  }
  return null
}
