import { createHash } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import type { AddedSource } from '../../src-shared/model/added-source'
import { LastInventory } from './last-inventory'

/** Which inventory each added source showed last: what is shown of it while it cannot be reached. */
export class LastInventories {
  readonly #folder: string
  readonly #log: (line: string) => void

  constructor(userData: string, log: (line: string) => void) {
    this.#folder = join(userData, 'last-inventories')
    this.#log = log
  }

  /** Another bucket or bot under the same id is another inventory: nothing is known of that yet. */
  of({ id, platform, settings }: AddedSource): LastInventory {
    const place = createHash('sha256').update(JSON.stringify([platform, settings]))
    const name = `${id}.${place.digest('hex').slice(0, 16)}.json`
    return new LastInventory(join(this.#folder, name), this.#log)
  }

  forget(id: string): void {
    for (const name of namesIn(this.#folder))
      if (name.startsWith(`${id}.`)) rmSync(join(this.#folder, name), { force: true })
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}
