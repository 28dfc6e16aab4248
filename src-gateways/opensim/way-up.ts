import type { Uuid } from '../grids/uuid'
import type { CallOptions } from './wire/grid-http'
import type { XInventory } from './wire/xinventory'

/** Where the parents of a folder lead. */
export interface WayUp {
  /** The root; nothing (a parent that is not there); back to where it began; or to another avatar's folder. */
  readonly end: 'root' | 'lost' | 'loop' | 'foreign'
  /** The folder and all on the way, as far as it goes. */
  readonly ids: ReadonlySet<Uuid>
}

/**
 * Goes from a folder to the root by what the service has this moment: it takes any
 * parent, so that only looking tells whether something still hangs on the root
 * (opensim.md, A4).
 */
export async function wayUp(
  inventory: XInventory,
  from: Uuid,
  { rootId, ownerId }: { readonly rootId: Uuid; readonly ownerId: Uuid },
  options?: CallOptions,
): Promise<WayUp> {
  const ids = new Set<Uuid>()
  for (let id: Uuid | null = from; id !== null; ) {
    if (ids.has(id)) return { end: 'loop', ids }
    const folder = await inventory.folder(id, options)
    if (folder === null) return { end: 'lost', ids }
    if (folder.ownerId !== ownerId) return { end: 'foreign', ids }
    ids.add(id)
    if (id === rootId) return { end: 'root', ids }
    id = folder.parentId
  }
  return { end: 'lost', ids }
}
