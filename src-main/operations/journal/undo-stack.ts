import type { UndoStack } from '../../../src-shared/model/operation'
import { HAS_UNDOABLE, operationAt } from './operation-rows'
import { keyOf, type Sql } from './sql'

/** A redo is something done, like any other operation: undo takes it back, too. */
const UNDO = `select seq as value from operations
  where inventory = ? and is_ended = 1 and kind <> 'undo' and ${HAS_UNDOABLE}
  order by seq desc limit 1`

/**
 * An undo that was taken back has nothing left to take back, so the newest one
 * that has is next. Doing something else ends what could be redone: it may have
 * changed what the undo left.
 */
const REDO = `select seq as value from operations
  where inventory = ? and is_ended = 1 and kind = 'undo' and ${HAS_UNDOABLE}
    and seq > coalesce((
      select max(seq) from operations
      where inventory = ? and kind not in ('undo', 'redo', 'spawn') and has_done = 1
    ), 0)
  order by seq desc limit 1`

/**
 * What undo and redo would take now. There is no stack: the order of the
 * operations and the steps that are still to be taken back say it all, over any
 * number of undos and redos and across restarts.
 */
export function undoStackOf(sql: Sql, inventory: string): UndoStack {
  const key = keyOf(inventory)
  return {
    undo: operationAt(sql, sql.number(UNDO, key)),
    redo: operationAt(sql, sql.number(REDO, key, key)),
  }
}
