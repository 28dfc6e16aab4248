import type { TrashRules } from '../model/capabilities'
import type { InventoryPath } from '../model/inventory-path'
import { assertNever } from '../result'
import { childPath, depthOf, isWithin, ROOT, segmentsOf } from './paths'

/**
 * Where the source has no Trash, it is a folder of the inventory itself, so that
 * it works from any computer: each deletion is a move to `Satchel Trash/<UTC
 * time>/<original path>`. Nobody reads these names but this file.
 */
export const TRASH_NAME = 'Satchel Trash'

export const TRASH: InventoryPath = pathBelow(ROOT, [TRASH_NAME])

/** No colons: people also see these folders in their world, and some file systems refuse them. */
const TIME_NAME = /^(\d{4})-(\d{2})-(\d{2}) (\d{2})-(\d{2})-(\d{2}) UTC(?: \(\d+\))?$/

/** The name of the folder of one deletion, such as `2026-11-22 05-27-35 UTC`. `timeMs` since 1970. */
export function deletionName(timeMs: number): string {
  const [date = '', time = ''] = new Date(timeMs).toISOString().slice(0, 19).split('T')
  return `${date} ${time.replaceAll(':', '-')} UTC`
}

/** When a folder of the Trash says that it was made, in milliseconds since 1970; null for any other name. */
export function deletionTimeMs(name: string): number | null {
  const parts = TIME_NAME.exec(name)
  if (parts === null) return null
  const [, year, month, day, hour, minute, second] = parts
  const timeMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(timeMs) ? null : timeMs
}

const SATCHELS_OWN: TrashRules = { kind: 'satchel' }

/** The folder that is the Trash of a source; null where deleting is permanent. */
export function trashFolderOf(rules: TrashRules): InventoryPath | null {
  switch (rules.kind) {
    case 'satchel':
      return TRASH
    case 'native':
      return rules.folder.path
    case 'none':
      return null
    default:
      return assertNever(rules)
  }
}

/** Whether a path is the Trash itself. */
export function isTrash(path: InventoryPath, rules: TrashRules = SATCHELS_OWN): boolean {
  return path === trashFolderOf(rules)
}

/** Whether a path is the Trash or lies in it. */
export function isInTrash(path: InventoryPath, rules: TrashRules = SATCHELS_OWN): boolean {
  const trash = trashFolderOf(rules)
  return trash !== null && isWithin(path, trash)
}

export interface TrashOrigin {
  readonly deletedAtMs: number
  /** Where the entry was. */
  readonly origin: InventoryPath
}

/** Where something in Satchel's own Trash was before; null for what did not get there by a deletion. */
export function trashOriginOf(path: InventoryPath): TrashOrigin | null {
  const [trash, time, ...rest] = segmentsOf(path)
  if (trash !== TRASH_NAME || time === undefined || rest.length === 0) return null
  const deletedAtMs = deletionTimeMs(time)
  return deletedAtMs === null ? null : { deletedAtMs, origin: pathBelow(ROOT, rest) }
}

/** The place in the Trash of something that is deleted in the folder of one deletion. */
export function trashPathOf(path: InventoryPath, deletion: InventoryPath): InventoryPath {
  return pathBelow(deletion, segmentsOf(path))
}

/** Whether a path is the folder of one deletion in Satchel's own Trash. */
export function isDeletionFolder(path: InventoryPath): boolean {
  return depthOf(path) === 2 && isInTrash(path) && deletionTimeMs(segmentsOf(path)[1] ?? '') !== null
}

/** Segments that come from a path can stand in one. */
function pathBelow(parent: InventoryPath, segments: readonly string[]): InventoryPath {
  return segments.reduce<InventoryPath>((path, name) => childPath(path, name) ?? path, parent)
}
