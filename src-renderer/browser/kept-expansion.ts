import { keyOf, parentIdOf, ROOT_ID, type RowId, rowIdOf } from '../kit/row-id'
import type { TreeView } from './tree-view'

type Expanded = TreeView['expanded']

/**
 * No start may hang on what was open: more folders than this are not opened again,
 * those nearest to the top first.
 */
export const MAX_RESTORED = 200

/** The open folders that can be seen to be open, from the top down: what lies in a closed one is not restored. */
export function openFolders(expanded: Expanded, limit = MAX_RESTORED): readonly RowId[] {
  const open: RowId[] = []
  const waiting: RowId[] = [ROOT_ID]
  for (let next = 0; next < waiting.length && open.length < limit; next += 1) {
    const id = waiting[next] ?? ROOT_ID
    if (id !== ROOT_ID) open.push(id)
    for (const key of expanded.get(id) ?? []) waiting.push(rowIdOf(id, key))
  }
  return open
}

/** Reads what was kept; anything else than a list of ids counts as nothing. */
export function expandedFrom(text: string | null): Expanded {
  const expanded = new Map<RowId, Set<string>>()
  for (const id of idsIn(text).slice(0, MAX_RESTORED)) {
    const parentId = parentIdOf(id)
    expanded.set(parentId, (expanded.get(parentId) ?? new Set()).add(keyOf(id)))
  }
  return expanded
}

function idsIn(text: string | null): readonly RowId[] {
  try {
    const ids: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(ids) ? ids.filter(isRowId) : []
  } catch {
    return []
  }
}

function isRowId(value: unknown): value is RowId {
  return typeof value === 'string' && value.startsWith('/')
}
