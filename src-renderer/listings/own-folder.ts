import { descendantPath, parentOf, ROOT, segmentsOf } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { KnownFolder } from './known-folder'
import { type KnownInventory, type LastStep, NEVER } from './known-inventory'
import type { PathNow } from './known-tree'

/** The folder that a record was in last. */
export interface OwnFolder {
  readonly path: InventoryPath
  /** Null where nothing is known of it. */
  readonly folder: KnownFolder | null
  /** Whether it is that very folder, and not only one at the same path. */
  readonly isCertain: boolean
  /** A later listing shows a folder on the way no more. */
  readonly isWayGone: boolean
  /** When it, or a folder above it, was deleted permanently. */
  readonly deletedAtMs: number | null
}

/** From a folder down to the one that a record was in. */
interface KeptWay {
  readonly names: readonly string[]
  /** The last ones, as many as are known. */
  readonly ids: readonly (string | null)[]
  readonly seenAtMs: number
}

/** From the deepest record on the way of which a step is known, or else from where it was kept. */
export function ownFolderOf(known: KnownInventory, place: KeptPlace): OwnFolder {
  const { path, recordIds, seenAtMs } = place
  for (let up = 0; up < recordIds.length; up += 1) {
    const step = known.lastStepOf(recordIds.at(-1 - up) ?? '')
    if (step && step.atMs >= (seenAtMs ?? NEVER)) return ownFolderAfter(known, step, place, up)
  }
  const kept = parentOf(path) ?? ROOT
  const now: PathNow =
    seenAtMs === undefined ? { kind: 'at', path: kept } : known.tree.pathNow(kept, seenAtMs)
  if (now.kind !== 'at') return lostFrom(kept, now)
  return followed(known, now.path, known.tree.root, {
    names: segmentsOf(now.path),
    ids: recordIds.slice(0, -1),
    seenAtMs: seenAtMs ?? NEVER,
  })
}

/** `up`: how many folders above the record the step was about. */
function ownFolderAfter(
  known: KnownInventory,
  step: LastStep,
  { path, recordIds }: KeptPlace,
  up: number,
): OwnFolder {
  const { folder, folderPath, folderIds, atMs } = step
  if (folder === null) return lostFrom(parentOf(path) ?? ROOT, { kind: 'deleted', atMs })
  const now = known.tree.pathNow(folderPath, atMs)
  if (now.kind !== 'at') return lostFrom(folderPath, now)
  const [first, ...below] = segmentsOf(path).slice(-1 - up, -1)
  const ids = recordIds.slice(-1 - up, -1)
  const nameNow = known.entryIn(folder, ids[0] ?? '')?.name ?? first
  const names = nameNow === undefined ? [] : [nameNow, ...below]
  const said = descendantPath(now.path, names) ?? now.path
  if (known.pathOf(folder) !== null) return followed(known, said, folder, { names, ids, seenAtMs: atMs })
  return followed(known, said, known.tree.root, {
    names: segmentsOf(said),
    // Above a folder that has been moved since are others than the step tells.
    ids: now.path === folderPath ? [...folderIds, ...ids] : ids,
    seenAtMs: atMs,
  })
}

/** `path` is said where the way leads nowhere. */
function followed(known: KnownInventory, path: InventoryPath, start: KnownFolder, way: KeptWay): OwnFolder {
  const found = follow(known, start, way)
  const { folder } = found
  // A folder that was put there by a step, the inventory itself, or one that bears the id.
  const lastId = way.ids.at(-1) ?? null
  const isCertain =
    folder !== null && (way.names.length === 0 || (lastId !== null && folder.recordId === lastId))
  const now = folder && known.pathOf(folder)
  return { ...found, path: now ?? path, isCertain, deletedAtMs: null }
}

function withWay(known: KnownInventory, folder: KnownFolder): Pick<OwnFolder, 'folder' | 'isWayGone'> {
  return { folder, isWayGone: known.wayTo(folder) === 'gone' }
}

/** Down from a folder: by ids where they are known, so that what another program has renamed is found. */
function follow(
  known: KnownInventory,
  start: KnownFolder,
  { names, ids, seenAtMs }: KeptWay,
): Pick<OwnFolder, 'folder' | 'isWayGone'> {
  const firstKnown = names.length - ids.length
  let folder = start
  for (const [index, keptName] of names.entries()) {
    const id = ids[index - firstKnown] ?? null
    const entry = id === null ? null : known.entryIn(folder, id)
    const isLater = folder.isWhole && folder.listedAtMs > seenAtMs
    if (id !== null && entry === null && isLater) return { folder: null, isWayGone: true }
    const child = folder.children.get(entry?.name ?? keptName)
    if (!child || isOther(known, child, id)) return { ...withWay(known, folder), folder: null }
    folder = child
  }
  return withWay(known, folder)
}

function isOther(known: KnownInventory, folder: KnownFolder, id: string | null): boolean {
  const { recordId } = known.identify(folder)
  return id !== null && recordId !== null && recordId !== id
}

function lostFrom(path: InventoryPath, now: Exclude<PathNow, { readonly kind: 'at' }>): OwnFolder {
  const deletedAtMs = now.kind === 'deleted' ? now.atMs : null
  return { path, folder: null, isCertain: false, isWayGone: true, deletedAtMs }
}
