/**
 * Identity of a row: the row id of its parent and its key within that folder
 * (record id, with an ordinal where the service repeats one). Never the path,
 * which may be ambiguous (resonite-io.md, section 5, "Duplicate names").
 */
export type RowId = string

export const ROOT_ID: RowId = ''

const SEPARATOR = '/'

export function rowIdOf(parentId: RowId, key: string): RowId {
  // Record ids hold neither character, but that is the service's word only.
  return `${parentId}${SEPARATOR}${/[/%]/.test(key) ? encodeURIComponent(key) : key}`
}

export function parentIdOf(id: RowId): RowId {
  return id.slice(0, Math.max(0, id.lastIndexOf(SEPARATOR)))
}

export function keyOf(id: RowId): string {
  const key = id.slice(id.lastIndexOf(SEPARATOR) + 1)
  return key.includes('%') ? decodeURIComponent(key) : key
}

export function isBelow(id: RowId, ancestorId: RowId): boolean {
  return id.length > ancestorId.length && id.startsWith(ancestorId + SEPARATOR)
}

/** The line in which a new folder gets its name. A record id cannot hold the space. */
export function draftIdOf(parentId: RowId): RowId {
  return rowIdOf(parentId, 'new folder')
}

/** The Trash as a flat list: a place to look at that is no row. A record id cannot hold the space. */
export const TRASH_LIST_ID: RowId = rowIdOf(ROOT_ID, 'trash list')
