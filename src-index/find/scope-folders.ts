import type { FindCoverage, FindScope } from '../../src-shared/model/found'
import type { Known } from '../known'
import type { FolderNode } from '../tree/folder-node'
import { isThere } from '../tree/folder-tree'

/** Which folders are looked through: 1 by id of the folder's node. */
export type FolderMarks = Uint8Array

/** Null: the scope is of a folder that nobody knows. */
export function marksOfScope(
  { tree }: Known,
  scope: FindScope,
  trash: FolderNode | null,
): FolderMarks | null {
  const marks = new Uint8Array(tree.lastId + 1)
  const top =
    scope.kind === 'folder'
      ? (tree.byRecord(scope.recordId) ?? null)
      : scope.kind === 'trash'
        ? trash
        : tree.root
  if (top === null) return null
  for (const node of tree.subtree(top)) marks[node.id] = 1
  if (scope.kind === 'everywhere' && trash !== null)
    for (const node of tree.subtree(trash)) marks[node.id] = 0
  return marks
}

/** All below folders whose title is, else begins with, one of the texts; null where there is none. */
export function marksOfTitles(
  known: Known,
  texts: readonly string[],
  titleOf: (node: FolderNode) => string,
): FolderMarks | null {
  const { tree } = known
  const marks = new Uint8Array(tree.lastId + 1)
  const named = (fits: (title: string, text: string) => boolean): readonly FolderNode[] =>
    [...tree.all()].filter(node => isThere(node) && texts.some(text => fits(titleOf(node), text)))
  const exact = named((title, text) => title === text)
  const tops = exact.length > 0 ? exact : named((title, text) => title.startsWith(text))
  if (tops.length === 0) return null
  for (const top of tops) {
    if (marks[top.id] === 1) continue
    for (const node of tree.subtree(top)) marks[node.id] = 1
  }
  return marks
}

export function coverageOf({ tree }: Known, marks: FolderMarks | null): FindCoverage {
  let [folders, neverListed, entries] = [0, 0, 0]
  let oldestMs = Number.POSITIVE_INFINITY
  for (const node of tree.attached()) {
    if (marks !== null && marks[node.id] !== 1) continue
    folders += 1
    entries += node.count
    if (node.listedMs === 0) neverListed += 1
    else oldestMs = Math.min(oldestMs, node.listedMs)
  }
  return {
    folders,
    neverListed,
    entries,
    oldestMs: Number.isFinite(oldestMs) ? oldestMs : null,
    beyondBounds: tree.beyondBounds,
  }
}
