import { assertNever } from '../../src-shared/result'
import { parentIdOf, ROOT_ID, type RowId } from '../kit/row-id'
import type { EntryRow, Row } from './row'
import type { Rows } from './rows'

/** What a key asks of the tree (design-shown.md, "Keyboard"; the ARIA tree pattern). */
export type Intent =
  | { readonly kind: 'focus'; readonly id: RowId }
  | { readonly kind: 'expand'; readonly row: EntryRow }
  | { readonly kind: 'collapse'; readonly row: EntryRow }

export const NAVIGATION_KEYS = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const

export type NavigationKey = (typeof NAVIGATION_KEYS)[number]

export function isNavigationKey(key: string): key is NavigationKey {
  return NAVIGATION_KEYS.some(known => known === key)
}

/** The intent of a navigation key, or null when it leads nowhere. */
export function intentOf(
  key: NavigationKey,
  rows: Rows,
  focus: RowId | null,
  pageRows: number,
): Intent | null {
  const index = focus === null ? -1 : rows.indexOf(focus)
  const row = rows.at(index)
  if (row?.kind !== 'entry') return focusAt(rows, key === 'End' ? rows.count - 1 : 0, key === 'End' ? -1 : 1)
  switch (key) {
    case 'ArrowUp':
      return focusAt(rows, index - 1, -1)
    case 'ArrowDown':
      return focusAt(rows, index + 1, 1)
    case 'Home':
      return focusAt(rows, 0, 1)
    case 'End':
      return focusAt(rows, rows.count - 1, -1)
    case 'PageUp':
      return focusAt(rows, Math.max(0, index - pageRows), 1)
    case 'PageDown':
      return focusAt(rows, Math.min(rows.count - 1, index + pageRows), -1)
    case 'ArrowRight':
      return openOrEnter(row, rows, index)
    case 'ArrowLeft':
      return closeOrLeave(row, rows)
    default:
      return assertNever(key)
  }
}

function openOrEnter(row: EntryRow, rows: Rows, index: number): Intent | null {
  if (!row.isFolder || row.openProblem) return null
  if (!row.isExpanded) return { kind: 'expand', row }
  const next = rows.at(index + 1)
  return next?.kind === 'entry' && next.branch.id === row.id ? { kind: 'focus', id: next.id } : null
}

function closeOrLeave(row: EntryRow, rows: Rows): Intent | null {
  if (row.isExpanded) return { kind: 'collapse', row }
  const parentId = parentIdOf(row.id)
  // What lies in the Trash by itself is below folders that are no rows.
  return parentId === ROOT_ID || rows.indexOf(parentId) < 0 ? null : { kind: 'focus', id: parentId }
}

/** The first entry from an index on, in one direction: notes are read, not walked on. */
function focusAt(rows: Rows, from: number, direction: 1 | -1): Intent | null {
  for (let index = from; index >= 0 && index < rows.count; index += direction) {
    const row: Row | null = rows.at(index)
    if (row?.kind === 'entry') return { kind: 'focus', id: row.id }
  }
  return null
}
