import type { EntryRow } from './row'
import type { Rows } from './rows'
import { treeStore } from './tree-store'

export function focusedRow(rows: Rows): EntryRow | null {
  const { focus } = treeStore.get().selection
  return focus === null ? null : rows.entryById(focus)
}

/** The selected entries that are visible, in the order in which they were selected. */
export function selectedRows(
  rows: Rows,
  ids: Iterable<string> = treeStore.get().selection.ids,
): readonly EntryRow[] {
  return [...ids].map(id => rows.entryById(id)).filter(row => row !== null)
}
