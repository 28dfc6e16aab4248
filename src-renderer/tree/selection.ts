import { isBelow, type RowId } from './row-id'
import type { Rows } from './rows'

/** What is selected, where a Shift range begins, and which row has the focus. */
export interface Selection {
  readonly ids: ReadonlySet<RowId>
  readonly anchor: RowId | null
  readonly focus: RowId | null
}

export const EMPTY_SELECTION: Selection = { ids: new Set(), anchor: null, focus: null }

export function selectOnly(id: RowId): Selection {
  return { ids: new Set([id]), anchor: id, focus: id }
}

export function selectMany(ids: readonly RowId[]): Selection {
  const first = ids[0] ?? null
  return { ids: new Set(ids), anchor: first, focus: first }
}

/** Ctrl+click, Ctrl+Space. */
export function toggle(selection: Selection, id: RowId): Selection {
  const ids = new Set(selection.ids)
  if (!ids.delete(id)) ids.add(id)
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
  const ids = new Set<RowId>()
  for (let index = Math.min(from, to); index <= Math.max(from, to); index++) {
    const row = rows.at(index)
    if (row?.kind === 'entry') ids.add(row.id)
  }
  return { ids, anchor, focus: id }
}

/** Ctrl+A: all siblings of the focused row. */
export function selectSiblings(selection: Selection, rows: Rows, parentId: RowId): Selection {
  const ids = rows.childIds(parentId)
  return ids.length > 0 ? { ...selection, ids: new Set(ids) } : selection
}

/** A closed folder hides what was selected in it: nothing hidden stays selected. */
export function withoutBelow(selection: Selection, closedId: RowId): Selection {
  const isHidden = (id: RowId): boolean => isBelow(id, closedId)
  if (![...selection.ids].some(isHidden) && !(selection.focus && isHidden(selection.focus))) return selection
  const ids = new Set([...selection.ids].filter(id => !isHidden(id)))
  const focus = selection.focus && isHidden(selection.focus) ? closedId : selection.focus
  if (ids.size === 0) ids.add(closedId)
  return { ids, anchor: focus, focus }
}
