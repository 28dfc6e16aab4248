import { isBelow, type RowId } from '../kit/row-id'
import type { Rows } from './rows'
import { SelectedIds } from './selected-ids'

/** What is selected, where a Shift range begins, and which row has the focus. */
export interface Selection {
  readonly ids: SelectedIds
  readonly anchor: RowId | null
  readonly focus: RowId | null
}

export const EMPTY_SELECTION: Selection = { ids: SelectedIds.of([]), anchor: null, focus: null }

export function selectOnly(id: RowId): Selection {
  return { ids: SelectedIds.of([id]), anchor: id, focus: id }
}

export function selectMany(ids: readonly RowId[]): Selection {
  const first = ids[0] ?? null
  return { ids: SelectedIds.of(ids), anchor: first, focus: first }
}

/** Whether both are about the same rows, however they came to be selected. */
export function isSameSelection(one: Selection, other: Selection): boolean {
  return one.focus === other.focus && one.ids.isSameAs(other.ids)
}

/** Ctrl+click, Ctrl+Space. */
export function toggle(selection: Selection, id: RowId): Selection {
  const { ids: before } = selection
  const ids = before.has(id) ? before.without(id) : before.with(id)
  return { ids, anchor: id, focus: id }
}

/** Ctrl+arrow: the focus moves, the selection stays. */
export function focusOn(selection: Selection, id: RowId): Selection {
  return { ...selection, focus: id }
}

/** Shift+click, Shift+arrow: everything between the anchor and the row. */
export function extendTo(selection: Selection, rows: Rows, id: RowId): Selection {
  const anchor = selection.anchor ?? id
  const from = rows.indexOf(anchor)
  const to = rows.indexOf(id)
  if (from < 0 || to < 0) return selectOnly(id)
  const ids = SelectedIds.ofSpans(rows.spansBetween(Math.min(from, to), Math.max(from, to)))
  return { ids, anchor, focus: id }
}

/** Ctrl+A: all siblings of the focused row. */
export function selectSiblings(selection: Selection, rows: Rows, parentId: RowId): Selection {
  const span = rows.spanOf(parentId)
  return span && span.to > 0 ? { ...selection, ids: SelectedIds.ofSpans([span]) } : selection
}

/** Ctrl+A in the Trash: everything that is shown, wherever it lies. */
export function selectShown(selection: Selection, rows: Rows): Selection {
  return { ...selection, ids: SelectedIds.ofSpans(rows.spansBetween(0, rows.count - 1)) }
}

/** A closed folder hides what was selected in it: nothing hidden stays selected. */
export function withoutBelow(selection: Selection, closedId: RowId): Selection {
  const ids = selection.ids.outside(closedId)
  const isFocusHidden = selection.focus !== null && isBelow(selection.focus, closedId)
  if (ids === selection.ids && !isFocusHidden) return selection
  const focus = isFocusHidden ? closedId : selection.focus
  return { ids: ids.size > 0 ? ids : ids.with(closedId), anchor: focus, focus }
}
