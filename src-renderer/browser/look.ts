import {
  COLUMNS,
  type Column,
  SORT_DIRECTIONS,
  type Sort,
  type SortDirection,
  VIEWS,
  type View,
} from '../../src-shared/model/settings'

/** How a browser shows folders. A new one begins with what was chosen last (settings). */
export interface Look {
  readonly view: View
  readonly sort: Sort
}

/** What people look for first: the beginning of the alphabet, the newest, what others can see. */
const FIRST: Readonly<Record<Column, SortDirection>> = {
  name: 'ascending',
  kind: 'ascending',
  size: 'descending',
  creator: 'ascending',
  permissions: 'descending',
  created: 'descending',
  modified: 'descending',
  public: 'descending',
}

/** A click on a column: sorts by it, and turns the direction when it is sorted by already. */
export function sortedOnce(sort: Sort, column: Column): Sort {
  if (sort.column !== column) return { ...sort, column, direction: FIRST[column] }
  return { ...sort, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' }
}

/** What was kept as one, if it makes sense. */
export function lookFrom(view: unknown, sort: unknown): Look | null {
  const known = VIEWS.find(each => each === view)
  const order = sortFrom(sort)
  return known && order ? { view: known, sort: order } : null
}

function sortFrom(value: unknown): Sort | null {
  if (typeof value !== 'object' || value === null) return null
  const kept = new Map<string, unknown>(Object.entries(value))
  const column = COLUMNS.find(each => each === kept.get('column'))
  const direction = SORT_DIRECTIONS.find(each => each === kept.get('direction'))
  return column && direction ? { column, direction, foldersFirst: kept.get('foldersFirst') !== false } : null
}
