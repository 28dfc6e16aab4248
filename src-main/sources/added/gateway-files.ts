import { rmSync } from 'node:fs'
import { join } from 'node:path'

/** What the gateway of one source keeps on the disk. */
export interface FilesOfGateway {
  /** What was fetched of an inventory that is signed in to, as a whole. */
  readonly snapshot: string
  /** What was moved in a bucket, which gives its objects no ids. */
  readonly ledger: string
}

/** Where the ledgers of added sources are: each under the id of its source. */
export class LedgerFiles {
  readonly #folder: string

  constructor(userData: string) {
    this.#folder = join(userData, 'ledgers')
  }

  fileOf(id: string): string {
    return join(this.#folder, `${id}.jsonl`)
  }

  forget(id: string): void {
    // Beside it: one that could not be read, and which process has written it.
    for (const end of ['', '.set-aside', '.owner']) rmSync(`${this.fileOf(id)}${end}`, { force: true })
  }
}
