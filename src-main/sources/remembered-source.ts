import { z } from 'zod'
import { VersionedFile } from '../storage/versioned-file'
import type { RememberedChoice } from './pick-source'

const VERSION = 1

const choiceField = z.object({ address: z.string(), pid: z.number() }).readonly()

/** Which of several services a person chose. It lies in a file, because that process may outlive Satchel. */
export class RememberedSource {
  readonly choice: RememberedChoice | null
  readonly #file: VersionedFile
  readonly #log: (line: string) => void

  constructor(path: string, log: (line: string) => void) {
    this.#file = new VersionedFile(path, VERSION, log)
    this.#log = log
    const stored = this.#file.read()
    this.choice = stored.kind === 'data' ? (choiceField.safeParse(stored.data['choice']).data ?? null) : null
  }

  choose(choice: RememberedChoice): void {
    try {
      this.#file.write({ choice })
    } catch (thrown) {
      this.#log(`the choice of a source was not kept: ${String(thrown)}`)
    }
  }
}
