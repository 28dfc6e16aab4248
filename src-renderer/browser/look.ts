import type { Column, Sort, SortDirection, View } from '../../src-shared/model/settings'

/** How a browser shows folders. A new one begins with what was chosen last (settings). */
export interface Look {
  readonly view: View
  readonly sort: Sort
}

/** What people look for first: the beginning of the alphabet, the newest, what others can see. */
const FIRST: Readonly<Record<Column, SortDirection>> = {
  name: 'ascending',
  kind: 'ascending',
  modified: 'descending',
  public: 'descending',
}

/** A click on a column: sorts by it, and turns the direction when it is sorted by already. */
export function sortedOnce(sort: Sort, column: Column): Sort {
  if (sort.column !== column) return { ...sort, column, direction: FIRST[column] }
  return { ...sort, direction: sort.direction === 'ascending' ? 'descending' : 'ascending' }
}
