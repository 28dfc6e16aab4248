import type {
  InventoryMakeDirRequest,
  InventoryMutationResult,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { nowNanos } from '../clock.ts'
import { splitEnginePath, toEnginePath } from '../paths.ts'
import { newRecordId } from '../record-id.ts'
import { alreadyExists } from '../status.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import type { InventoryBridge } from './inventory-bridge.ts'

/**
 * Saves a directory record under any parent path at all: a missing parent, or one under a link, gives an orphan with
 * OK. Check and creation are two requests, so a hiccup in the first makes a twin (sheet, section 5).
 */
export async function makeDir(
  bridge: InventoryBridge,
  request: InventoryMakeDirRequest,
  signal: AbortSignal,
): Promise<InventoryMutationResult> {
  const owner = bridge.engine.requireOwner()
  const enginePath = toEnginePath(request.path)
  const { parent, name } = splitEnginePath(enginePath)
  if ((await bridge.cloud.lookUp(owner, enginePath, signal)) !== undefined) throw alreadyExists(request.path)
  // Without a world the mod saves directly and needs no engine thread.
  if (bridge.engine.currentWorld !== undefined) await bridge.engine.enterThread(signal)
  const record = directoryRecord(owner, parent, name)
  bridge.cloud.save(record)
  return { path: request.path, recordId: record.recordId }
}

function directoryRecord(owner: string, parent: string, name: string): StoredRecord {
  const now = nowNanos()
  return {
    recordId: newRecordId(),
    owner,
    parent,
    name,
    type: 'directory',
    assetUri: '',
    thumbnailUri: '',
    isPublic: false,
    modifiedNanos: now,
    createdNanos: now,
  }
}
