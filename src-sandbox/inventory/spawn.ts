import type {
  InventorySpawnRequest,
  InventorySpawnResult,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { bridgeFaulted, notReady } from '../status.ts'
import type { InventoryBridge } from './inventory-bridge.ts'
import { findToShow } from './resolve.ts'

/** Spawns any kind; a folder has no asset to load and ends in INTERNAL. Not idempotent (sheet, section 5). */
export async function spawn(
  bridge: InventoryBridge,
  request: InventorySpawnRequest,
  signal: AbortSignal,
): Promise<InventorySpawnResult> {
  const { record } = await findToShow(bridge, request, signal)
  bridge.engine.requireWorld()
  await bridge.engine.enterThread(signal)
  if (bridge.faults.isOn('spawn-denied'))
    throw notReady('Spawning objects is not permitted in the current world.')
  if (record.assetUri === '') throw bridgeFaulted('Inventory', 'The record has no asset to load.')
  const number = bridge.spawns.add(request.path, record.recordId)
  const slotId = `ID${(0x2c00 + number * 0x100).toString(16).toUpperCase()}`
  return { sourcePath: request.path, spawnedSlotId: slotId, spawnedSlotName: record.name }
}
