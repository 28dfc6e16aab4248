import type { S3Entry } from './s3-entry.ts'

/** About 600 bytes each. */
const MOST_ENTRIES = 200_000

/** What was listed last under an id, so that an id alone leads to its key. What is led to is looked at again. */
export class KnownKeys {
  readonly #entries = new Map<string, S3Entry>()

  listed(entries: readonly S3Entry[]): void {
    for (const entry of entries) {
      this.#entries.delete(entry.id)
      this.#entries.set(entry.id, entry)
    }
    for (const oldest of this.#entries.keys()) {
      if (this.#entries.size <= MOST_ENTRIES) return
      this.#entries.delete(oldest)
    }
  }

  get(id: string): S3Entry | null {
    return this.#entries.get(id) ?? null
  }
}
