import { addressProblem, titlePart } from '../../src-shared/domain/names'
import { childPath, segmentsOf } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { IndexedPlace } from '../../src-shared/model/record-whereabouts'
import { rowIdOf } from '../kit/row-id'
import { type Branch, openProblemOf, ROOT_BRANCH } from './branch'
import type { EntryRow } from './row'

/**
 * The row of an entry that the index knows and perhaps no listing of this window:
 * so it can be dragged, collected, pinned and shown like any other, and main
 * compares it with fresh listings before it touches anything. Whether it has a
 * twin is not known here. Null where no path leads to its folder.
 */
export function rowOfIndexed(place: IndexedPlace, entry: Entry): EntryRow | null {
  const branch = branchOfIndexed(place)
  if (branch === null) return null
  const problem = addressProblem(entry.name)
  const isFolder = entry.kind === 'folder' || entry.kind === 'link'
  return {
    kind: 'entry',
    id: rowIdOf(branch.id, entry.recordId),
    branch,
    entry,
    problem,
    path: problem ? null : childPath(branch.path, entry.name),
    isFolder,
    openProblem: isFolder ? openProblemOf(branch, entry, problem) : null,
    isExpanded: false,
    position: 1,
    setSize: 1,
  }
}

/** The folder that it is in. */
function branchOfIndexed({ folder, folderIds, folderTitles, isBehindLink }: IndexedPlace): Branch | null {
  const names = folder === null ? null : segmentsOf(folder)
  if (names === null || names.length !== folderIds.length) return null
  const [nearest = ''] = folderTitles.slice(-1)
  const link = isBehindLink ? { title: nearest, owner: null } : null
  return names.reduce<Branch | null>((above, name, at) => {
    const path = above && childPath(above.path, name)
    const recordId = folderIds[at]
    if (!above || !path || recordId === undefined) return null
    const { title = name } = titlePart({ title: folderTitles[at] ?? name, name })
    const recordIds = [...above.recordIds, recordId]
    return {
      id: rowIdOf(above.id, recordId),
      title,
      path,
      recordIds,
      depth: above.depth + 1,
      link,
      linksInPath: isBehindLink ? 1 : 0,
    }
  }, ROOT_BRANCH)
}
