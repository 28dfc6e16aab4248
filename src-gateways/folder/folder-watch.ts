import { type Watching, type WatchParts, watchFolder } from './watch-folder.ts'

/**
 * Changes from outside. Nobody waits for the system to begin telling them, which
 * takes as long as the tree is large: folders that were listed before are told
 * as changed then, because somebody may have changed them in between.
 */
export class FolderWatch {
  readonly #opening: Promise<Watching>
  readonly #early = new Map<string, readonly [path: string, seen: bigint]>()
  #watching: Watching | null = null

  constructor(parts: WatchParts) {
    this.#opening = watchFolder(parts).then(watching => {
      this.#watching = watching
      for (const [id, [path, seen]] of this.#early) watching.listed(id, path, seen)
      parts.sink.changed([...this.#early.keys()])
      this.#early.clear()
      return watching
    })
    // Said by `stop`; without changes being told, everything else works.
    this.#opening.catch(() => {})
  }

  /** As that of `Watching`. */
  listed(id: string, path: string, seen: bigint): void {
    if (this.#watching === null) this.#early.set(id, [path, seen])
    else this.#watching.listed(id, path, seen)
  }

  async stop(): Promise<void> {
    await (await this.#opening).stop()
  }
}
