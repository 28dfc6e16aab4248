import { titleOf, titlePart } from '../../src-shared/domain/names'
import type { Dragged, DropTarget } from '../../src-shared/domain/transfer'
import type { EntryRef } from '../../src-shared/model/entry'
import { type Branch, folderRefOf } from './branch'
import type { EntryRow, Row } from './row'

export function entryRefOf(row: EntryRow): EntryRef {
  const { recordId, name, kind } = row.entry
  return { parent: folderRefOf(row.branch), recordId, name, ...titlePart(row.entry), kind }
}

export function draggedOf(row: EntryRow): Dragged {
  const { denied } = row.entry
  return { ref: entryRefOf(row), problem: row.problem, linkName: row.branch.link?.title ?? null, denied }
}

export function branchAsTarget(branch: Branch): DropTarget {
  return {
    ref: folderRefOf(branch),
    title: branch.title,
    kind: 'folder',
    problem: null,
    linkName: branch.link?.title ?? null,
  }
}

/** Where a drop on a row goes: into a folder, or beside a leaf. */
export function targetOfRow(row: Row): DropTarget {
  if (row.kind !== 'entry' || !row.isFolder) return branchAsTarget(row.branch)
  const { entry, branch, problem } = row
  return {
    ref: {
      path: row.path ?? branch.path,
      recordIds: [...branch.recordIds, entry.recordId],
      ...titlePart(entry),
    },
    title: titleOf(entry),
    kind: entry.kind,
    problem,
    linkName: branch.link?.title ?? null,
  }
}
