import type { Browser } from './browser'
import type { EntryRow } from './row'
import type { Rows } from './rows'
import type { SelectedIds } from './selected-ids'

export function focusedRow({ tree }: Browser, rows: Rows): EntryRow | null {
  const { focus } = tree.get().selection
  return focus === null ? null : rows.entryById(focus)
}

/** The selected entries that are visible. For actions only: making the rows of a large selection takes its time. */
export function selectedRows(rows: Rows, ids: SelectedIds): readonly EntryRow[] {
  const singles = [...ids.singles].map(id => rows.entryById(id)).filter(row => row !== null)
  return [...ids.spans.flatMap(span => rows.entriesOf(span)), ...singles]
}
