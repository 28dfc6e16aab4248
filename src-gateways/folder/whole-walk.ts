import type { Trail } from '../kit/platform.ts'
import { type FolderEntry, isLookedAt, ROOT_ID } from './folder-entry.ts'
import type { FolderFiles } from './folder-files.ts'
import type { KnownPlaces } from './known-places.ts'

/** Looking for one id among all files: not longer than anybody waits. */
const MOST_LOOKED_AT = 200_000
/** Who looks for many ids that are nowhere (the Trash does) goes through the tree once. */
const BELIEVED_MS = 5_000

/** Everything listed once, so that `KnownPlaces` knows all there is. */
export class WholeWalk {
  readonly #files: FolderFiles
  readonly #places: KnownPlaces
  #last: { readonly isWhole: Promise<boolean>; endMs: number } | null = null

  constructor(files: FolderFiles, places: KnownPlaces) {
    this.#files = files
    this.#places = places
  }

  /** Whatever was found out does not count any more. */
  forget(): void {
    this.#last = null
  }

  /** Answers whether all has been listed within the last moments; if not, an id that is not known may be anywhere. */
  async isDone(): Promise<boolean> {
    const last = this.#last
    if (last !== null && performance.now() - last.endMs < BELIEVED_MS) return last.isWhole
    const walk = { isWhole: this.#walk(), endMs: Number.POSITIVE_INFINITY }
    this.#last = walk
    try {
      return await walk.isWhole
    } finally {
      walk.endMs = performance.now()
    }
  }

  /** Nobody's own: who stops waiting leaves it to the others. */
  async #walk(): Promise<boolean> {
    const { signal } = new AbortController()
    let left = MOST_LOOKED_AT
    let isWhole = true
    const waiting: Trail<FolderEntry>[] = [[]]
    for (let trail = waiting.shift(); trail !== undefined; trail = waiting.shift()) {
      const entries = await this.#files.children(trail, signal).catch(() => null)
      if (entries === null) {
        // What cannot be read may hold it.
        isWhole = false
        continue
      }
      isWhole &&= entries.every(isLookedAt)
      this.#places.listed(trail.at(-1)?.id ?? ROOT_ID, entries)
      left -= entries.length
      if (left < 0) return false
      const here = trail
      waiting.push(...entries.filter(({ kind }) => kind === 'folder').map(folder => [...here, folder]))
    }
    return isWhole
  }
}
