import { parentOf, ROOT, segmentsOf } from '../../src-shared/domain/paths'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { type FolderNode, PLACE } from './folder-node'
import { type FolderTree, isBehindLink, isThere, pathOf } from './folder-tree'

/** Of what somebody tells of a folder that stands somewhere: when that was so. */
interface Told {
  readonly path: InventoryPath
  /** The records on the way, outermost first and the folder's own last; null for one that is not known. */
  readonly ids: readonly (string | null)[]
  readonly atMs: number
}

/** Whether what is known in a folder by this name, or as this record, is a link. */
export type IsLinkIn = (
  folder: number,
  entry: { readonly recordId: string | null; readonly name: string },
) => boolean

/**
 * The folder that a reply is of, which was asked for at `atMs`. Null: what is known
 * of the folders above is later than the reply and says otherwise, or nobody can
 * say which folder stood there.
 */
export function listedFolder(
  tree: FolderTree,
  { path, id }: EntryAddress,
  {
    isById,
    atMs,
    isLinkIn,
  }: { readonly isById: boolean; readonly atMs: number; readonly isLinkIn: IsLinkIn },
): FolderNode | null {
  if (path === ROOT) return tree.root
  const known = id === null ? undefined : tree.byRecord(id)
  if (known !== undefined && isThere(known) && (isById || pathOf(known) === path || isLater(known, atMs)))
    return known
  const atPath = tree.findPath(path)
  const isOther =
    atPath !== undefined &&
    isThere(atPath) &&
    id !== null &&
    atPath.recordId !== null &&
    atPath.recordId !== id
  return isOther ? null : toldFolder(tree, { path, ids: [id], atMs }, isLinkIn)
}

/** The folder that holds the entry at a path, of which a step tells that was proved at `atMs`. */
export function folderAbove(
  tree: FolderTree,
  { path, ids }: Omit<Told, 'atMs'>,
  { atMs, isLinkIn }: { readonly atMs: number; readonly isLinkIn: IsLinkIn },
): FolderNode | null {
  return toldFolder(tree, { path: parentOf(path) ?? ROOT, ids, atMs }, isLinkIn)
}

/** Made, with all above it, where nobody has listed its parents since. */
function toldFolder(tree: FolderTree, { path, ids, atMs }: Told, isLinkIn: IsLinkIn): FolderNode | null {
  const names = segmentsOf(path)
  // As many as are known stand at the end.
  const idAt = (at: number): string | null => ids[at - (names.length - ids.length)] || null
  let folder: FolderNode | null = tree.root
  for (const [at, name] of names.entries()) {
    const recordId = idAt(at)
    const known = recordId === null ? undefined : tree.byRecord(recordId)
    const isSettled = known !== undefined && isThere(known) && at < names.length - 1
    folder = isSettled ? known : folder && childAt(tree, folder, { name, recordId, atMs }, isLinkIn)
  }
  return folder
}

interface Child {
  readonly name: string
  readonly recordId: string | null
  readonly atMs: number
}

function childAt(
  tree: FolderTree,
  parent: FolderNode,
  { name, recordId, atMs }: Child,
  isLinkIn: IsLinkIn,
): FolderNode | null {
  const named = childNamed(parent, name, recordId)
  if (named !== undefined && isThere(named)) {
    if (named.recordId === null && recordId !== null && tree.byRecord(recordId) === undefined)
      tree.adopt(named, recordId)
    return named
  }
  const known = recordId === null ? undefined : tree.byRecord(recordId)
  // A link shows what stands elsewhere: it does not stand here for that.
  if (known !== undefined && isThere(known) && isBehindLink(parent)) return known
  const isLink = isLinkIn(parent.id, { recordId, name })
  // The folder above was listed later, and does not show it.
  if (parent.listedMs >= atMs && !isLink) return null
  if (known === tree.root) return null
  const at = { parent, name, title: known?.title ?? null, place: PLACE.TOLD }
  if (known !== undefined) return tree.place(known, at) ? known : null
  return tree.add({ ...at, recordId, isLink, ...(isLink ? { place: PLACE.SHOWN } : {}) })
}

/** The very record, if it is one of several; else the one that is there by that name. */
function childNamed(parent: FolderNode, name: string, recordId: string | null): FolderNode | undefined {
  let found: FolderNode | undefined
  for (const child of parent.children ?? []) {
    if (child.name !== name) continue
    if (recordId !== null && child.recordId === recordId) return child
    const isOther = recordId !== null && child.recordId !== null
    if (isThere(child) && !isOther) found ??= child
  }
  return found
}

/** What is known of the way to a folder is later than a moment. */
function isLater(node: FolderNode, atMs: number): boolean {
  for (let at = node.parent; at !== null; at = at.parent) if (at.listedMs >= atMs) return true
  return false
}
