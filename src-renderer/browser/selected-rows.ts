import type { EntryRow } from './row'
import type { Rows } from './rows'
import type { SelectedIds } from './selected-ids'
import { treeStore } from './tree-store'

export function focusedRow(rows: Rows): EntryRow | null {
  const { focus } = treeStore.get().selection
  return focus === null ? null : rows.entryById(focus)
}

/** The selected entries that are visible. For actions only: making the rows of a large selection takes its time. */
export function selectedRows(
  rows: Rows,
  ids: SelectedIds = treeStore.get().selection.ids,
): readonly EntryRow[] {
  const singles = [...ids.singles].map(id => rows.entryById(id)).filter(row => row !== null)
  return [...ids.spans.flatMap(span => rows.entriesOf(span)), ...singles]
}
