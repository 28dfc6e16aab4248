import { bridgeFaulted } from '../status.ts'
import { fullPathOf, isDirectory, type StoredRecord } from '../store/stored-record.ts'
import type { InventoryBridge } from './inventory-bridge.ts'

/** A folder without a name holds itself by path; the real service would go on until its stack or memory ends. */
const maxDepth = 500

/**
 * Every descendant, each folder before its content, gathered before anything is changed. Two folders of one name show
 * the same children, so these come twice, and a "Directory" with a capital is not entered (sheet, section 5).
 */
export async function collectSubtree(
  bridge: InventoryBridge,
  directory: StoredRecord,
  signal: AbortSignal,
  depth = 0,
): Promise<StoredRecord[]> {
  if (depth > maxDepth) throw bridgeFaulted('Inventory', 'Insufficient stack to continue.')
  const records: StoredRecord[] = []
  const children = await bridge.cloud.children(directory.owner, fullPathOf(directory), signal)
  for (const child of children) {
    records.push(child)
    if (isDirectory(child)) records.push(...(await collectSubtree(bridge, child, signal, depth + 1)))
  }
  return records
}
