import type {
  InventoryMoveRequest,
  InventoryMutationResult,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { nowNanos } from '../clock.ts'
import { splitEnginePath, toEnginePath } from '../paths.ts'
import { fullPathOf, isDirectory, type StoredRecord } from '../store/stored-record.ts'
import type { InventoryBridge } from './inventory-bridge.ts'
import { RecordTurns } from './record-turns.ts'
import { findWhole } from './resolve.ts'
import { collectSubtree } from './subtree.ts'

/**
 * Rewrites the descendants first and the folder's own record last, with no check of any kind: a folder moved into
 * itself is gone from every listing, and a failure leaves it in two places (sheet, section 5).
 */
export async function move(
  bridge: InventoryBridge,
  request: InventoryMoveRequest,
  signal: AbortSignal,
): Promise<InventoryMutationResult> {
  const owner = bridge.engine.requireOwner()
  const sourcePath = toEnginePath(request.sourcePath)
  const destination = toEnginePath(request.destinationPath)
  const source = await findWhole(bridge, { owner, enginePath: sourcePath }, request.sourcePath, signal)
  const { parent, name } = splitEnginePath(destination)

  if (isDirectory(source)) {
    const turns = new RecordTurns(bridge.faults, 'save', signal)
    const oldPath = fullPathOf(source)
    for (const record of await collectSubtree(bridge, source, signal)) {
      await turns.next(record.name)
      bridge.cloud.save(movedTo(record, destination + record.parent.slice(oldPath.length), record.name))
    }
    await turns.next(name)
  }
  bridge.cloud.save(movedTo(source, parent, name))
  return { path: request.destinationPath, recordId: source.recordId }
}

const movedTo = (record: StoredRecord, parent: string, name: string): StoredRecord => ({
  ...record,
  parent,
  name,
  modifiedNanos: nowNanos(),
  generated: false,
})
