import {
  type InventorySpawnRequest,
  InventorySpawnResult,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { Action } from '../../src-wire/gen/satchel/v1/source.ts'
import type { PlatformEntry } from './platform.ts'
import { badArgument, notSupported } from './refusal.ts'
import { refuseDenied } from './rights.ts'
import type { SourceParts } from './source-parts.ts'

/** Puts an entry into the world of the platform, once. */
export async function spawn<E extends PlatformEntry>(
  { platform, tree, described, hub }: SourceParts<E>,
  { path, extras }: InventorySpawnRequest,
  signal: AbortSignal,
): Promise<InventorySpawnResult> {
  described.require(Action.ACTION_SPAWN)
  const trail = await tree.meet(path, extras?.expectedId ?? '', signal)
  const entry = trail.at(-1)
  if (entry === undefined || entry.kind === 'folder' || entry.kind === 'link')
    throw badArgument(`${path} is no item.`)
  refuseDenied(Action.ACTION_SPAWN, entry, path)
  if (platform.spawn === undefined) throw notSupported('There is no world to spawn into.')
  // Whoever asked does not wait any more: nothing has begun.
  signal.throwIfAborted()
  try {
    const { id, name, isTaken } = await platform.spawn(trail)
    if (isTaken) hub.changed([entry.parentId])
    return InventorySpawnResult.fromPartial({ sourcePath: path, spawnedSlotId: id, spawnedSlotName: name })
  } catch (thrown) {
    // It may have left the inventory all the same.
    hub.changed([entry.parentId])
    throw thrown
  }
}
