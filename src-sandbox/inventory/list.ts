import type { InventoryEntry, InventoryListRequest } from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { InventoryEntryKind, InventoryListing } from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { isRoot, type Location, rootPath, toEnginePath } from '../paths.ts'
import { notFound } from '../status.ts'
import { isDirectory, isLink, type StoredRecord } from '../store/stored-record.ts'
import type { InventoryBridge } from './inventory-bridge.ts'
import { walk } from './resolve.ts'
import { shuffledById } from './shuffled-by-id.ts'

/** One reply of any size, in no promised order. The root is never looked up; a link answers with its target's content. */
export async function list(
  bridge: InventoryBridge,
  request: InventoryListRequest,
  signal: AbortSignal,
): Promise<Buffer> {
  const location = await locate(bridge, request.path, signal)
  await bridge.faults.wait('list-delay', signal)
  const children = await bridge.cloud.listed(location.owner, location.enginePath, signal)
  const shuffled = bridge.faults.text('page-order') === 'shuffled'
  const version = `${bridge.cloud.folderVersion(location.owner, location.enginePath)} ${shuffled}`
  const encoded = () =>
    encode(request.path, shuffled ? shuffledById(children, ({ recordId }) => recordId) : children)
  if (!bridge.cloud.isUpToDate) return encoded()
  return bridge.listings.get([location.owner, location.enginePath, request.path], version, encoded)
}

async function locate(bridge: InventoryBridge, path: string, signal: AbortSignal): Promise<Location> {
  const enginePath = toEnginePath(path)
  if (isRoot(enginePath)) return { owner: bridge.engine.requireOwner(), enginePath: rootPath }
  const found = await walk(bridge, path, signal)
  if (!isDirectory(found.record) && !isLink(found.record)) throw notFound(`${path} is not a directory.`)
  return found
}

function encode(path: string, records: readonly StoredRecord[]): Buffer {
  const entries = records.map(record => toEntry(record, path))
  return Buffer.from(InventoryListing.encode({ path, entries }).finish())
}

/** The path is the raw request plus the raw name: nothing is escaped, nothing normalised (sheet, section 4). */
const toEntry = (record: StoredRecord, requestPath: string): InventoryEntry => ({
  name: record.name,
  path: `${requestPath}/${record.name}`,
  kind: kindOf(record.type),
  recordId: record.recordId,
  assetUri: record.assetUri,
  isPublic: record.isPublic,
  lastModifiedUnixNanos: record.modifiedNanos > 0n ? record.modifiedNanos : 0n,
})

export function kindOf(type: string): InventoryEntryKind {
  switch (type) {
    case 'directory':
      return InventoryEntryKind.INVENTORY_ENTRY_KIND_DIRECTORY
    case 'object':
      return InventoryEntryKind.INVENTORY_ENTRY_KIND_OBJECT
    case 'world':
      return InventoryEntryKind.INVENTORY_ENTRY_KIND_WORLD
    case 'link':
      return InventoryEntryKind.INVENTORY_ENTRY_KIND_LINK
    default:
      return InventoryEntryKind.INVENTORY_ENTRY_KIND_UNKNOWN
  }
}
