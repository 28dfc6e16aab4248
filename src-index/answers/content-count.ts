import type { KnownContent } from '../../src-shared/model/known-content'
import type { Known } from '../known'
import { isThere, isWhole } from '../tree/folder-tree'

/** All that is known to be in some folders, at any depth; links are not looked through. */
export function contentOf({ tree }: Known, recordIds: readonly string[]): KnownContent {
  let [count, isAll] = [0, true]
  for (const recordId of recordIds) {
    const top = tree.byRecord(recordId)
    if (top === undefined) isAll = false
    else if (!top.isLink)
      for (const node of tree.subtree(top)) {
        if (!isThere(node) || node.isLink) continue
        count += node.count
        isAll &&= isWhole(node)
      }
  }
  return { count, isAll }
}
