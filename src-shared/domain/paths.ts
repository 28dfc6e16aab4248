import type { InventoryPath } from '../model/inventory-path'
import { addressProblem } from './names'

const ROOT_NAME = 'Inventory'
const SLASH = 0x2f

/** The longest path that is ever sent, in UTF-16 units: 64 levels of names as long as people give them, with room. */
export const MAX_PATH_LENGTH = 65_536

/** The only place that makes an InventoryPath: every caller below has checked its segments first. */
function brand(text: string): InventoryPath {
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a brand exists in the types only; this is where it is given
  return text as InventoryPath
}

/** The root of the inventory. It has no record: it cannot be moved, renamed or removed. */
export const ROOT: InventoryPath = brand(`/${ROOT_NAME}`)

/**
 * Reads a path as the service would, or null where the service could reach
 * another record than the text seems to name (resonite-io.md, section 4).
 *
 * Doubled and trailing slashes are dropped, as the service drops them. A
 * segment that is `.` or `..` or holds `\` is refused instead of resolved.
 */
export function parsePath(raw: string): InventoryPath | null {
  if (raw.charCodeAt(0) !== SLASH || raw.length > MAX_PATH_LENGTH) return null
  const segments = raw.split('/').filter(segment => segment !== '')
  // The first segment is compared case-sensitively by the service.
  if (segments[0] !== ROOT_NAME) return null
  if (segments.some(segment => addressProblem(segment) !== null)) return null
  return brand(`/${segments.join('/')}`)
}

/**
 * The path of an entry of a folder, or null where its name cannot be
 * addressed (an empty name would reach the folder itself, `..` its parent) or
 * the path would be longer than any that is sent.
 */
export function childPath(parent: InventoryPath, name: string): InventoryPath | null {
  const isTooLong = parent.length + 1 + name.length > MAX_PATH_LENGTH
  return isTooLong || addressProblem(name) !== null ? null : brand(`${parent}/${name}`)
}

/** The folder above, or null for the root. */
export function parentOf(path: InventoryPath): InventoryPath | null {
  return isRoot(path) ? null : brand(path.slice(0, path.lastIndexOf('/')))
}

/** The last segment, raw; `Inventory` for the root. */
export function nameOf(path: InventoryPath): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** The path of one or more names below a folder; null where one of them cannot be addressed. */
export function descendantPath(folder: InventoryPath, names: readonly string[]): InventoryPath | null {
  return names.reduce<InventoryPath | null>((path, name) => path && childPath(path, name), folder)
}

/** The folder and all above it up to the root, which comes first. */
export function lineageOf(path: InventoryPath): readonly InventoryPath[] {
  const lineage = [path]
  for (let at = parentOf(path); at !== null; at = parentOf(at)) lineage.unshift(at)
  return lineage
}

/** The segments below the root, so that the root has none. */
export function segmentsOf(path: InventoryPath): readonly string[] {
  return isRoot(path) ? [] : path.slice(ROOT.length + 1).split('/')
}

/** How many folders deep: 0 for the root. */
export function depthOf(path: InventoryPath): number {
  return segmentsOf(path).length
}

/**
 * Whether a path is the ancestor or lies below it; both are whole segments,
 * so `/Inventory/Foo` is not within `/Inventory/Fo`. Ordinal.
 */
export function isWithin(path: InventoryPath, ancestor: InventoryPath): boolean {
  if (!path.startsWith(ancestor)) return false
  // Both are normalised, so the text ends at a segment's end exactly here.
  return path.length === ancestor.length || path.charCodeAt(ancestor.length) === SLASH
}

/** Where something at or below `from` is when that has gone to `to`. */
export function rebase(path: InventoryPath, from: InventoryPath, to: InventoryPath): InventoryPath {
  return isWithin(path, from) ? brand(to + path.slice(from.length)) : path
}

export function isRoot(path: InventoryPath): boolean {
  return path === ROOT
}
