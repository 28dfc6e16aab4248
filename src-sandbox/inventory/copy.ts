import type {
  InventoryCopyRequest,
  InventoryMutationResult,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { nowNanos } from '../clock.ts'
import { splitEnginePath, toEnginePath } from '../paths.ts'
import { newRecordId } from '../record-id.ts'
import { recursionNeeded } from '../status.ts'
import { fullPathOf, isDirectory, type StoredRecord } from '../store/stored-record.ts'
import type { InventoryBridge } from './inventory-bridge.ts'
import { RecordTurns } from './record-turns.ts'
import { findWhole } from './resolve.ts'
import { collectSubtree } from './subtree.ts'

/**
 * Checks neither destination nor its parent, and saves the top record before it asks whether `recursive` was said:
 * the refusal leaves an empty folder behind. Into itself it ends, with one extra folder (sheet, section 5).
 */
export async function copy(
  bridge: InventoryBridge,
  request: InventoryCopyRequest,
  signal: AbortSignal,
): Promise<InventoryMutationResult> {
  const owner = bridge.engine.requireOwner()
  const sourcePath = toEnginePath(request.sourcePath)
  const destination = toEnginePath(request.destinationPath)
  const source = await findWhole(bridge, { owner, enginePath: sourcePath }, request.sourcePath, signal)
  const { parent, name } = splitEnginePath(destination)

  const turns = new RecordTurns(bridge.faults, 'save', signal)
  const top = cloneOf(source, parent, name)
  if (isDirectory(source)) await turns.next(name)
  bridge.cloud.save(top)
  if (isDirectory(source)) {
    if (!request.recursive) throw recursionNeeded(request.sourcePath, 'cp')
    const oldPath = fullPathOf(source)
    for (const record of await collectSubtree(bridge, source, signal)) {
      await turns.next(record.name)
      bridge.cloud.save(cloneOf(record, destination + record.parent.slice(oldPath.length), record.name))
    }
  }
  return { path: request.destinationPath, recordId: top.recordId }
}

function cloneOf(record: StoredRecord, parent: string, name: string): StoredRecord {
  const now = nowNanos()
  return {
    ...record,
    recordId: newRecordId(),
    parent,
    name,
    modifiedNanos: now,
    createdNanos: now,
    generated: false,
  }
}
