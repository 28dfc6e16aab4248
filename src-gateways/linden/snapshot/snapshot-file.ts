import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { readLlsdBinary, writeLlsdBinary } from '../llsd/llsd-binary'
import { LLSD_BOUNDS } from '../llsd/llsd-bounds'
import { isLlsdMap, type Llsd, LlsdInteger, type LlsdMap, LlsdReal, LlsdUuid } from '../llsd/llsd-value'
import { readListing } from '../wire/fetch-inventory'
import { idOf, mapOf, mapsOf, numberOf, textOf } from '../wire/llsd-fields'
import { readFolder } from '../wire/read-records'
import { writeFolder, writeListing } from '../wire/write-records'
import type { Snapshot } from './snapshot'

const VERSION = 1

/**
 * Writes a snapshot whole, and only for this account of the system to read: a new file beside
 * it, synced, then renamed, so that the one before stays until this one is there. In it stand
 * neither password nor session. @throws what the file system says.
 */
export function writeSnapshot(file: string, snapshot: Snapshot): void {
  const bytes = gzipSync(writeLlsdBinary(written(snapshot)))
  const beside = `${file}.new`
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const opened = openSync(beside, 'w', 0o600)
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(opened, bytes, at)
    fsyncSync(opened)
  } catch (thrown) {
    closeSync(opened)
    rmSync(beside, { force: true })
    throw thrown
  }
  closeSync(opened)
  renameSync(beside, file)
}

/** Null: there is none. @throws Error where it is damaged, or of a later version. */
export function readSnapshot(file: string): Snapshot | null {
  let bytes: Buffer
  try {
    bytes = readFileSync(file)
  } catch (thrown) {
    if (thrown instanceof Error && 'code' in thrown && thrown.code === 'ENOENT') return null
    throw thrown
  }
  const value = readLlsdBinary(gunzipSync(bytes, { maxOutputLength: LLSD_BOUNDS.maxBytes }))
  const snapshot = isLlsdMap(value) && numberOf(value, 'version') === VERSION ? read(value) : null
  if (snapshot === null) throw new Error('The snapshot is not one that this Satchel understands.')
  return snapshot
}

function written({
  ownerId,
  ownerName,
  takenAtMs,
  root,
  library,
  folders,
  listings,
  unread,
}: Snapshot): LlsdMap {
  return new Map<string, Llsd>([
    ['version', new LlsdInteger(VERSION)],
    ['owner_id', new LlsdUuid(ownerId)],
    ['owner_name', ownerName],
    ['taken_at_ms', new LlsdReal(takenAtMs)],
    ['root', writeFolder(root)],
    ['library', library === null ? null : writeFolder(library.root)],
    ['skeleton', folders.map(it => writeFolder(it))],
    ['folders', listings.map(it => writeListing(it))],
    ['unread', unread.map(id => new LlsdUuid(id))],
  ])
}

function read(map: LlsdMap): Snapshot | null {
  const ownerId = idOf(map, 'owner_id')
  const root = readFolder(mapOf(map, 'root'), ownerId)
  const library = readFolder(mapOf(map, 'library'), null)
  const unread = map.get('unread')
  const ids = Array.isArray(unread) ? unread.map(id => idOf(new Map<string, Llsd>([['id', id]]), 'id')) : []
  if (ownerId === null || root === null) return null
  return {
    ownerId,
    ownerName: textOf(map, 'owner_name'),
    takenAtMs: numberOf(map, 'taken_at_ms') ?? 0,
    root,
    library:
      library === null || library.ownerId === null ? null : { ownerId: library.ownerId, root: library },
    folders: mapsOf(map, 'skeleton').flatMap(one => readFolder(one, null) ?? []),
    listings: mapsOf(map, 'folders').flatMap(one => readListing(one) ?? []),
    unread: ids.filter(id => id !== null),
  }
}
