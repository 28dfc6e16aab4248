import { ROOT } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'

/** More than anybody has open; those that were listed last are kept. */
const MOST = 20_000

/** By which path each folder was listed last: sources name those that change by their ids. */
export class FolderPaths {
  readonly #paths = new Map<string, InventoryPath>()

  note(folderId: string, path: InventoryPath): void {
    this.#paths.delete(folderId)
    this.#paths.set(folderId, path)
    const [oldest] = this.#paths.keys()
    if (this.#paths.size > MOST && oldest !== undefined) this.#paths.delete(oldest)
  }

  /** Null: it was never listed. */
  of(folderId: string, rootId: string | null): InventoryPath | null {
    return folderId === rootId ? ROOT : (this.#paths.get(folderId) ?? null)
  }
}
