import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'

/** As the gateway calls it (src-gateways/linden/snapshot/replace-snapshot.ts). */
const EARLIER = '.before'

/** Where the snapshots of added sources are: each under the id of its source. */
export class SnapshotFiles {
  readonly #folder: string

  constructor(userData: string) {
    this.#folder = join(userData, 'snapshots')
  }

  fileOf(id: string): string {
    return join(this.#folder, `${id}.llsd.gz`)
  }

  /** The one that the gateway keeps beside one of which more could not be read; null where that is not so. */
  earlierOf(id: string): string | null {
    const file = `${this.fileOf(id)}${EARLIER}`
    return existsSync(file) ? file : null
  }

  forget(id: string): void {
    for (const end of ['', EARLIER]) rmSync(`${this.fileOf(id)}${end}`, { force: true })
  }
}
