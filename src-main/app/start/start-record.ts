import { z } from 'zod'
import type { VersionedFile } from '../../storage/versioned-file'

/** So often in a row is no accident: something that is remembered may be what makes it fail. */
const TOO_OFTEN = 2

const recordSchema = z.object({ failedStarts: z.number().int().min(0).max(1_000) })

/**
 * Remembers how many starts in a row never came to their window's content. A
 * start counts as failed from its beginning until it says otherwise, so that a
 * crash, a hang that is killed and a power cut count, too.
 */
export class StartRecord {
  readonly #file: VersionedFile
  readonly #log: (line: string) => void
  readonly #failedBefore: number

  constructor(file: VersionedFile, log: (line: string) => void) {
    this.#file = file
    this.#log = log
    const stored = file.read()
    this.#failedBefore =
      stored.kind === 'data' ? (recordSchema.safeParse(stored.data).data?.failedStarts ?? 0) : 0
  }

  get hasFailedTooOften(): boolean {
    return this.#failedBefore >= TOO_OFTEN
  }

  begin(): void {
    this.#write(this.#failedBefore + 1)
  }

  succeed(): void {
    this.#write(0)
  }

  /** A person ended it before anything could be told. */
  takeBack(): void {
    this.#write(this.#failedBefore)
  }

  /** What cannot be remembered must not keep anybody from starting. */
  #write(failedStarts: number): void {
    try {
      this.#file.write({ failedStarts })
    } catch (error) {
      this.#log(`the start was not noted: ${String(error)}`)
    }
  }
}
