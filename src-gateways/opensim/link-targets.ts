import { FOLDER_LINK_TYPE, LINK_TYPE } from '../grids/asset-types'
import type { LinkTarget } from '../grids/grid-entry'
import type { ItemRecord } from '../grids/records'
import type { Skeleton } from '../grids/skeleton'
import { parseUuid, type Uuid } from '../grids/uuid'
import type { XInventory } from './wire/xinventory'

/**
 * What the links among some items lead to, by the id that they hold: those of one
 * listing are asked for together. Folders are known from the skeleton; an unknown
 * one may be another avatar's, and is asked for.
 */
export async function linkTargets(
  inventory: XInventory,
  items: readonly ItemRecord[],
  skeleton: Skeleton | null,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, LinkTarget>> {
  const here = new Map(items.map(it => [it.id, it]))
  const targets = new Map<string, LinkTarget>()
  const wanted = new Set<Uuid>()
  const wantedFolders = new Set<Uuid>()
  for (const { assetType, assetId } of items) {
    if (assetType !== LINK_TYPE && assetType !== FOLDER_LINK_TYPE) continue
    const id = parseUuid(assetId)
    const known = id === null ? null : assetType === LINK_TYPE ? here.get(id) : skeleton?.get(id)
    targets.set(assetId, known ?? null)
    if (id === null || (known ?? null) !== null) continue
    if (assetType === LINK_TYPE) wanted.add(id)
    else wantedFolders.add(id)
  }
  await Promise.all(
    [...wantedFolders].map(async id => targets.set(id, await inventory.folder(id, { signal }))),
  )
  for (const item of await inventory.items([...wanted], { signal })) targets.set(item.id, item)
  return targets
}
