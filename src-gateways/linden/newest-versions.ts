import type { Uuid } from '../grids/uuid'
import type { FolderListing } from './wire/folder-listing'

/** Where versions wrap, a later one is lower by about so much (opensim-run.md, 3). */
const HALF_ROUND = 32_768

/** The versions of folders that changes have brought: a listing of a lower one was made before (linden.md, 5). */
export class NewestVersions {
  readonly #byId = new Map<Uuid, number>()

  note(versions: ReadonlyMap<Uuid, number>): void {
    for (const [id, version] of versions) this.#byId.set(id, version)
  }

  isStale({ id, version }: FolderListing): boolean {
    const newest = this.#byId.get(id)
    if (newest === undefined || version < 0) return false
    return version < newest && newest - version < HALF_ROUND
  }
}
