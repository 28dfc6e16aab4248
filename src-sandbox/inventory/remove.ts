import type {
  InventoryMutationResult,
  InventoryRemoveRequest,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { toEnginePath } from '../paths.ts'
import { recursionNeeded } from '../status.ts'
import { isDirectory } from '../store/stored-record.ts'
import type { InventoryBridge } from './inventory-bridge.ts'
import { RecordTurns } from './record-turns.ts'
import { findWhole } from './resolve.ts'
import { collectSubtree } from './subtree.ts'

/**
 * Deletes for good, each inner folder before its content and the top record last, so a failure midway leaves orphans.
 * The root is refused only because the cloud has no record of it (sheet, sections 4 and 5).
 */
export async function remove(
  bridge: InventoryBridge,
  request: InventoryRemoveRequest,
  signal: AbortSignal,
): Promise<InventoryMutationResult> {
  const owner = bridge.engine.requireOwner()
  const enginePath = toEnginePath(request.path)
  const record = await findWhole(bridge, { owner, enginePath }, request.path, signal)
  if (isDirectory(record)) {
    if (!request.recursive) throw recursionNeeded(request.path, 'rm')
    const turns = new RecordTurns(bridge.faults, 'delete', signal)
    for (const descendant of await collectSubtree(bridge, record, signal)) {
      await turns.next(descendant.name)
      bridge.cloud.delete(descendant)
    }
    await turns.next(record.name)
  }
  bridge.cloud.delete(record)
  return { path: request.path, recordId: record.recordId }
}
