import { nameOf, parentOf, ROOT } from '../../src-shared/domain/paths'
import type { Dragged } from '../../src-shared/domain/transfer'
import { draggedOf } from '../browser/drop-target'
import { isAvailable, type TrayLine } from './resolve-tray'

/** What is known of a collected entry to decide where it may go; where it is not listed, as it was last. */
function draggedOfLine({ id, entry, row }: TrayLine): Dragged {
  if (row) return draggedOf(row)
  const parent = { path: parentOf(entry.path) ?? ROOT, recordIds: entry.recordIds.slice(0, -1) }
  const titlePart = entry.title === undefined ? {} : { title: entry.title }
  const ref = { parent, recordId: id, name: nameOf(entry.path), ...titlePart, kind: entry.kind }
  return { ref, problem: null, linkName: entry.linkName }
}

/** Without what is gone or in the Trash. */
export function draggedOfLines(lines: readonly TrayLine[]): readonly Dragged[] {
  return lines.filter(isAvailable).map(draggedOfLine)
}
