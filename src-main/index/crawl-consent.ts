import type { VersionedFile } from '../storage/versioned-file'

export const CRAWL_FILE = { version: 1 } as const

interface Said {
  readonly isAllowed: boolean
  readonly isStopped: boolean
  /** When everything that can be listed had been, last; milliseconds since 1970, null: never. */
  readonly throughAtMs: number | null
  /** Folders that could not be looked into then. */
  readonly closed: number
}

/** What a person has said of looking through one inventory, and when that was done last. */
export class CrawlConsent implements Said {
  readonly #file: VersionedFile | null
  readonly #log: (line: string) => void
  #said: Said

  /** Without a file it is kept for as long as the inventory is open. */
  constructor(file: VersionedFile | null, log: (line: string) => void) {
    this.#file = file
    this.#log = log
    const stored = file?.read()
    const data = stored?.kind === 'data' ? stored.data : {}
    const { throughAtMs, closed } = data
    this.#said = {
      isAllowed: data['isAllowed'] === true,
      isStopped: data['isStopped'] === true,
      throughAtMs: typeof throughAtMs === 'number' ? throughAtMs : null,
      closed: typeof closed === 'number' ? closed : 0,
    }
  }

  get isAllowed(): boolean {
    return this.#said.isAllowed
  }

  get isStopped(): boolean {
    return this.#said.isStopped
  }

  get throughAtMs(): number | null {
    return this.#said.throughAtMs
  }

  get closed(): number {
    return this.#said.closed
  }

  change(said: Partial<Said>): void {
    this.#said = { ...this.#said, ...said }
    try {
      this.#file?.write({ ...this.#said })
    } catch (thrown) {
      this.#log(`crawl: what was said is not kept: ${String(thrown)}`)
    }
  }
}
