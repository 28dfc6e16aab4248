import type {
  InventorySpawnRequest,
  InventoryThumbnailRequest,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { joinPath, type Location, linkTarget, rootPath, segmentsOf } from '../paths.ts'
import { noEntryAt } from '../status.ts'
import { isLink, type StoredRecord } from '../store/stored-record.ts'
import type { InventoryBridge } from './inventory-bridge.ts'

export interface Resolved extends Location {
  /** The last record looked up: for a final link the link itself, while the location is its target. */
  readonly record: StoredRecord
}

/**
 * How List, Spawn and FetchThumbnail find an entry: one look-up per segment, and every link on the way is followed
 * without asking whether its target exists (sheet, section 5).
 */
export async function walk(
  bridge: InventoryBridge,
  clientPath: string,
  signal: AbortSignal,
): Promise<Resolved> {
  const segments = segmentsOf(clientPath)
  let location: Location = { owner: bridge.engine.requireOwner(), enginePath: rootPath }
  let record: StoredRecord | undefined
  for (const [index, segment] of segments.entries()) {
    if (index === 0) continue
    location = { owner: location.owner, enginePath: joinPath(location.enginePath, segment) }
    record = await bridge.cloud.lookUp(location.owner, location.enginePath, signal)
    if (record === undefined) throw noEntryAt(`/${segments.slice(0, index + 1).join('/')}`)
    if (isLink(record)) location = linkTarget(record.assetUri)
  }
  if (record === undefined) throw noEntryAt(clientPath)
  return { ...location, record }
}

/** How Copy, Move and Remove find an entry: one look-up of the whole path, links not followed. */
export async function findWhole(
  bridge: InventoryBridge,
  location: Location,
  clientPath: string,
  signal: AbortSignal,
): Promise<StoredRecord> {
  const record = await bridge.cloud.lookUp(location.owner, location.enginePath, signal)
  if (record === undefined) throw noEntryAt(clientPath)
  return record
}

/** What Spawn and FetchThumbnail are about, however entries are told apart here. */
export async function findToShow(
  bridge: InventoryBridge,
  { path, extras }: InventorySpawnRequest | InventoryThumbnailRequest,
  signal: AbortSignal,
): Promise<{ readonly record: StoredRecord }> {
  if (bridge.ids === null) return walk(bridge, path, signal)
  return { record: await bridge.ids.find(path, extras?.expectedId ?? '', signal) }
}
