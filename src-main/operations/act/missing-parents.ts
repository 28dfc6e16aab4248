import { addressOf, newPlaceAt } from '../../../src-shared/domain/entry-address'
import { lineageOf, nameOf, ROOT } from '../../../src-shared/domain/paths'
import { AppFailure } from '../../../src-shared/errors'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import { FreshListings } from '../look/fresh-listings'
import type { InventoryCalls } from '../look/inventory-calls'
import { refusedFailure } from '../look/refused-error'
import { namedAt } from '../look/unfinished-moves'

/** Folders that are made anew so that what hangs on their paths shows again (section 5, Orphans). */
export class MissingParents {
  readonly #calls: InventoryCalls
  /** For whom they are made, for the sentences on screen. */
  readonly #forName: string
  /** Record ids of those that were made, outermost first. */
  readonly #made = new Map<InventoryPath, string>()

  constructor(calls: InventoryCalls, forName: string) {
    this.#calls = calls
    this.#forName = forName
  }

  /** Makes what is missing of a folder and all above it; whatever else has its name is in the way. */
  async ensure(path: InventoryPath): Promise<void> {
    const blocked = await blockedRefusal(this.#listings(), path, this.#forName)
    if (blocked !== null) throw refusedFailure(blocked)
    for (const folder of lineageOf(path)) {
      if (folder === ROOT) continue
      if ((await namedAt(this.#listings(), folder)).length === 0) await this.#make(folder)
    }
  }

  /** Those that hold nothing go again, innermost first; nothing else ever does. What leads to `kept` stays. */
  async clearAway(kept: InventoryPath): Promise<void> {
    for (const [path, recordId] of [...this.#made].toReversed()) {
      if (lineageOf(kept).includes(path)) continue
      const [only, ...others] = await namedAt(this.#listings(), path)
      const isOurs = only?.recordId === recordId && others.length === 0
      if (isOurs && (await this.#isSurelyEmpty(path)))
        await this.#calls.remove(addressOf(path), { isFolder: true })
    }
  }

  /** What a listing that lags does not show yet would go with its folder. */
  async #isSurelyEmpty(path: InventoryPath): Promise<boolean> {
    const first = await this.#listings().folder(path)
    const second = await this.#listings().folder(path)
    return first.count === 0 && second.count === 0
  }

  async #make(path: InventoryPath): Promise<void> {
    await this.#calls.makeDir(newPlaceAt(path))
    const [made, ...others] = await namedAt(this.#listings(), path)
    if (made === undefined || others.length > 0) {
      throw new AppFailure({ kind: 'cloud', ...say('folder-not-made', nameOf(path)) })
    }
    this.#made.set(path, made.recordId)
  }

  #listings(): FreshListings {
    return new FreshListings(this.#calls)
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
