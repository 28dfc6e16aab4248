import { parentIdOf, ROOT_ID, type RowId } from '../kit/row-id'
import { recordCurrentVisit } from './navigation-history'
import { selectMany } from './selection'
import { expand, select } from './tree-store'

/** Opens every folder down to some rows, and selects them. */
export function revealRows(ids: readonly RowId[]): void {
  recordCurrentVisit()
  for (const parentId of new Set(ids.map(parentIdOf))) {
    for (let id = parentId; id !== ROOT_ID; id = parentIdOf(id)) expand(id)
  }
  select(() => selectMany(ids))
}
