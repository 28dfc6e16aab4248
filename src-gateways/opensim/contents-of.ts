import type { Uuid } from '../grids/uuid'
import type { CallOptions } from './wire/grid-http'
import type { FolderContent, XInventory } from './wire/xinventory'

/** Folders in one request; each may have thousands of items of 835 bytes (opensim-run.md, 1). */
const AT_ONCE = 16

/** What lies in each of many folders, in their order, a request for several. */
export async function* contentsOf(
  inventory: XInventory,
  ids: readonly Uuid[],
  options?: CallOptions,
): AsyncGenerator<{ readonly id: Uuid; readonly content: FolderContent }> {
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE)
    const contents = await inventory.contents(some, options)
    for (const id of some) {
      const content = contents.get(id)
      if (content !== undefined) yield { id, content }
    }
  }
}
