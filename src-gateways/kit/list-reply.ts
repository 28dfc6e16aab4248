import { BinaryWriter } from '@bufbuild/protobuf/wire'
import { InventoryEntryKind } from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import {
  type DeepPartial,
  Deletion,
  EntryExtras,
  ListingExtras,
  Masks,
  Picture,
} from '../../src-wire/gen/satchel/v1/extras.ts'
import type { KnownFolder } from './known-folder.ts'
import type { NodeKind, PlatformEntry, Trail } from './platform.ts'
import type { Tree } from './tree.ts'

const KINDS: Readonly<Record<NodeKind, InventoryEntryKind>> = {
  folder: InventoryEntryKind.INVENTORY_ENTRY_KIND_DIRECTORY,
  object: InventoryEntryKind.INVENTORY_ENTRY_KIND_OBJECT,
  world: InventoryEntryKind.INVENTORY_ENTRY_KIND_WORLD,
  link: InventoryEntryKind.INVENTORY_ENTRY_KIND_LINK,
  unknown: InventoryEntryKind.INVENTORY_ENTRY_KIND_UNKNOWN,
}

interface Shown<E extends PlatformEntry> {
  /** As the client wrote it. */
  readonly path: string
  readonly folder: Trail<E>
  readonly known: KnownFolder<E>
  /** Where what lies in the Trash was, by id of the folder (`oldPlaces`). */
  readonly oldPlaces?: ReadonlyMap<string, string>
}

const LENGTH_DELIMITED = 2
const EXTRAS = (1001 << 3) | LENGTH_DELIMITED

/**
 * An InventoryListing, as bytes; `folderPath` only in ListTree. Written by hand,
 * and held to the generated code by a test: making messages of 100,000 entries
 * takes ten times as long as looking at the files.
 */
export function listingBytes<E extends PlatformEntry>(
  tree: Tree<E>,
  { path, folder, known, oldPlaces }: Shown<E>,
  folderPath = '',
): Buffer {
  const { entries, keys, incomplete } = known
  const writer = new BinaryWriter()
  if (path !== '') writer.uint32(field(1)).string(path)
  for (const [index, entry] of entries.entries()) {
    writer.uint32(field(2)).fork()
    writeEntry(writer, entry, keys[index] ?? entry.title, path, oldPlaces)
    writer.join()
  }
  const extras = ListingExtras.fromPartial({
    folderId: tree.idOf(folder),
    folderPath,
    ...(incomplete === undefined ? {} : { incomplete: true, expected: incomplete.expected }),
  })
  ListingExtras.encode(extras, writer.uint32(EXTRAS).fork()).join()
  return Buffer.from(writer.finish())
}

function field(number: number): number {
  return (number << 3) | LENGTH_DELIMITED
}

function writeEntry(
  writer: BinaryWriter,
  entry: PlatformEntry,
  key: string,
  path: string,
  oldPlaces: ReadonlyMap<string, string> | undefined,
): void {
  const { id, kind, modifiedNanos = 0n, assetUri = '', isPublic = false } = entry
  writer.uint32(field(1)).string(key)
  writer.uint32(field(2)).string(`${path}/${key}`)
  writer.uint32(3 << 3).int32(KINDS[kind])
  writer.uint32(field(4)).string(id)
  if (assetUri !== '') writer.uint32(field(5)).string(assetUri)
  if (isPublic) writer.uint32(6 << 3).bool(true)
  if (modifiedNanos > 0n) writer.uint32(7 << 3).int64(modifiedNanos)
  writer.uint32(EXTRAS).fork()
  writeExtras(writer, entry, key, oldPlaces)
  writer.join()
}

function writeExtras(
  writer: BinaryWriter,
  { id, parentId, title, extras }: PlatformEntry,
  key: string,
  oldPlaces: ReadonlyMap<string, string> | undefined,
): void {
  if (title !== key) writer.uint32(field(1)).string(title)
  writer.uint32(field(2)).string(id)
  writer.uint32(field(3)).string(parentId)
  if (extras === undefined) return
  const { typeWord = '', size, createdUnixNanos = 0n, marks = [], masks, picture } = extras
  if (typeWord !== '') writer.uint32(field(4)).string(typeWord)
  if (marks.length > 0) {
    writer.uint32(field(6)).fork()
    for (const mark of marks) writer.int32(mark)
    writer.join()
  }
  if (masks !== undefined) Masks.encode(Masks.fromPartial(masks), writer.uint32(field(10)).fork()).join()
  if (createdUnixNanos !== 0n) writer.uint32(16 << 3).int64(createdUnixNanos)
  if (size !== undefined) writer.uint32(17 << 3).uint64(size)
  if (picture !== undefined) {
    Picture.encode(Picture.fromPartial(picture), writer.uint32(field(23)).fork()).join()
  }
  writeRare(writer, extras, oldPlaces)
}

/** What most entries of most platforms have not. */
function writeRare(
  writer: BinaryWriter,
  extras: DeepPartial<EntryExtras>,
  oldPlaces: ReadonlyMap<string, string> | undefined,
): void {
  if (Object.keys(extras).every(name => COMMON.has(name))) return
  const { deletion, ...rest } = extras
  for (const name of COMMON) Reflect.deleteProperty(rest, name)
  EntryExtras.encode(EntryExtras.fromPartial(rest), writer)
  if (deletion === undefined) return
  const fromPath = oldPlaces?.get(deletion.fromId ?? '') ?? ''
  const fromId = fromPath === '' ? '' : (deletion.fromId ?? '')
  const known = Deletion.fromPartial({ ...deletion, fromPath, fromId })
  Deletion.encode(known, writer.uint32(field(40)).fork()).join()
}

/** Written by `writeExtras` itself. */
const COMMON: ReadonlySet<string> = new Set([
  'typeWord',
  'size',
  'createdUnixNanos',
  'marks',
  'masks',
  'picture',
])

/** Where what lies in the Trash was, as paths of keys by the ids of folders: platforms say the id only. */
export async function oldPlaces<E extends PlatformEntry>(
  tree: Tree<E>,
  entries: readonly E[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, string>> {
  const paths = new Map<string, string>()
  for (const { extras } of entries) {
    const id = extras?.deletion?.fromId ?? ''
    if (id === '' || paths.has(id)) continue
    const trail = await tree.trailOf(id, signal)
    paths.set(id, trail === null || trail === 'unknown' ? '' : await tree.pathOf(trail, signal))
  }
  return paths
}
