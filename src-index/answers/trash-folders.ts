import type { TrashFolder } from '../../src-shared/model/trash-folder'
import type { Known } from '../known'
import type { FolderNode } from '../tree/folder-node'
import { isThere, isWhole } from '../tree/folder-tree'

/** The Trash itself and every folder in it, from the top down, as far as they are known. */
export function trashFoldersOf({ tree }: Known, trash: FolderNode | null): readonly TrashFolder[] | null {
  if (trash === null) return null
  return tree
    .subtree(trash)
    .filter(node => isThere(node) && !node.isLink && node.recordId !== null)
    .map(node => ({
      recordId: node.recordId ?? '',
      parent: node === trash ? null : (node.parent?.recordId ?? null),
      name: node.name,
      count: node.count,
      isListed: node.listedMs > 0,
      isWhole: isWhole(node),
    }))
}
