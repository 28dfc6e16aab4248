import type { Operation, OperationState, Step, UndoStack } from '../../../src-shared/model/operation'
import { assertNever } from '../../../src-shared/result'
import { isRecord, keyOf, type Sql } from './sql'

/** An operation without what its steps say. */
type Head = Omit<Operation, 'steps' | 'canUndo'>

type StoredOperation = readonly [canUndo: boolean, head: Head, steps: readonly (readonly [0 | 1, Step])[]]

/** A step that can be taken back and was not; `seq` is the operation's. */
const HAS_UNDOABLE =
  'exists (select 1 from steps where operation = seq and is_undoable = 1 and is_reversed = 0)'

/** One value per operation: a call per row would cost more than the row. */
const OPERATION = `select hex(
  '[' || iif(${HAS_UNDOABLE}, 'true', 'false') || ',' || head || ',[' || coalesce((
    select group_concat('[' || is_reversed || ',' || json || ']', ',' order by ordinal)
    from steps where operation = seq
  ), '') || ']]') as value from operations`

const AFTER_ALL = Number.MAX_SAFE_INTEGER

/** Where an operation is in the order of their beginnings, and whether this save put it there. */
export interface SavedHead {
  readonly seq: number
  readonly isNew: boolean
}

/** Writes all but the steps. */
export function saveHead(sql: Sql, inventory: string, operation: Operation): SavedHead {
  const seq = updateHead(sql, operation, operation.steps)
  return seq === null ? { seq: insertHead(sql, inventory, operation), isNew: true } : { seq, isNew: false }
}

function insertHead(sql: Sql, inventory: string, operation: Operation): number {
  sql.run(
    `insert into operations (id, inventory, kind, is_ended, has_done, started_at_ms, head)
      values (?, ?, ?, ?, ?, ?, ?)`,
    operation.id,
    keyOf(inventory),
    operation.kind,
    isEnded(operation.state) ? 1 : 0,
    hasDone(operation.steps) ? 1 : 0,
    Math.trunc(operation.startedAtMs),
    jsonOf(operation),
  )
  const seq = seqOf(sql, operation.id)
  if (seq === null) throw new Error(`The operation ${operation.id} was inserted and is not there.`)
  return seq
}

/** Null when the operation was never saved. `steps` are those that may have been done since. */
export function updateHead(sql: Sql, operation: Operation, steps: readonly Step[]): number | null {
  const changed = sql.run(
    'update operations set is_ended = ?, has_done = max(has_done, ?), head = ? where id = ?',
    isEnded(operation.state) ? 1 : 0,
    hasDone(steps) ? 1 : 0,
    jsonOf(operation),
    operation.id,
  )
  return changed === 0 ? null : seqOf(sql, operation.id)
}

export function removeOperation(sql: Sql, id: string): void {
  sql.run('delete from steps where operation = (select seq from operations where id = ?)', id)
  sql.run('delete from operations where id = ?', id)
}

export function operationById(sql: Sql, inventory: string, id: string): Operation | null {
  return read(sql.stored(isStored, `${OPERATION} where id = ? and inventory = ?`, id, keyOf(inventory)))
}

export function operationAt(sql: Sql, seq: number | null): Operation | null {
  return seq === null ? null : read(sql.stored(isStored, `${OPERATION} where seq = ?`, seq))
}

/** Ended ones, newest first. One that is not kept (any more) has nothing before it. */
export function endedBefore(
  sql: Sql,
  inventory: string,
  beforeId: string | null,
  limit: number,
): readonly Operation[] {
  const before = beforeId === null ? AFTER_ALL : seqOf(sql, beforeId)
  return sql
    .allStored(
      isStored,
      `${OPERATION} where inventory = ? and is_ended = 1 and seq < ? order by seq desc limit ?`,
      keyOf(inventory),
      before,
      limit,
    )
    .map(fromStored)
}

/** Oldest first. */
export function unendedOperations(sql: Sql, inventory: string): readonly Operation[] {
  return sql
    .allStored(isStored, `${OPERATION} where inventory = ? and is_ended = 0 order by seq`, keyOf(inventory))
    .map(fromStored)
}

function seqOf(sql: Sql, id: string): number | null {
  return sql.number('select seq as value from operations where id = ?', id)
}

function read(stored: StoredOperation | null): Operation | null {
  return stored === null ? null : fromStored(stored)
}

function isStored(value: unknown): value is StoredOperation {
  if (!Array.isArray(value) || typeof value[0] !== 'boolean' || !Array.isArray(value[2])) return false
  return isRecord(value[1]) && typeof value[1].id === 'string' && typeof value[1].state === 'string'
}

function fromStored([canUndo, head, steps]: StoredOperation): Operation {
  const marked = steps.map(([isReversed, step]) => (isReversed === 1 ? { ...step, isReversed: true } : step))
  return { ...head, steps: marked, canUndo }
}

function jsonOf(operation: Operation): string {
  return JSON.stringify({ ...operation, steps: undefined, canUndo: undefined })
}

function hasDone(steps: readonly Step[]): boolean {
  return steps.some(step => step.state === 'done')
}

/** By its state alone: whoever ends an operation may crash before anything else. */
export function isEnded(state: OperationState): boolean {
  switch (state) {
    case 'queued':
    case 'checking':
    case 'running':
    case 'proving':
      return false
    case 'asking':
    case 'done':
    case 'partly-done':
    case 'cancelled':
    case 'refused':
    case 'failed':
    case 'unknown':
      return true
    default:
      return assertNever(state)
  }
}

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
