import type { DropTarget } from '../../src-shared/domain/transfer'
import type { Operation } from '../../src-shared/model/operation'
import { leaveHere } from '../place/going'
import { parentIdOf, ROOT_ID, type RowId, rowIdOf } from './row-id'
import { selectMany } from './selection'
import { expand, select } from './tree-store'

/** "Show": opens the folders down to where things went, and selects them there. */
export function revealTransferred(operation: Operation, target: DropTarget): void {
  leaveHere()
  let parentId = ROOT_ID
  for (const recordId of target.ref.recordIds) {
    parentId = rowIdOf(parentId, recordId)
    expand(parentId)
  }
  const ids = operation.steps.map(step => step.recordId).filter(recordId => recordId !== null)
  select(() => selectMany(ids.map(recordId => rowIdOf(parentId, recordId))))
}

/** Opens every folder down to some rows, and selects them. */
export function revealRows(ids: readonly RowId[]): void {
  leaveHere()
  for (const parentId of new Set(ids.map(parentIdOf))) {
    for (let id = parentId; id !== ROOT_ID; id = parentIdOf(id)) expand(id)
  }
  select(() => selectMany(ids))
}
