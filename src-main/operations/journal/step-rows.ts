import { isInTrash } from '../../../src-shared/domain/trash'
import type { Step, StepAction } from '../../../src-shared/model/operation'
import type { TrashNote } from '../../../src-shared/model/trash-note'
import { assertNever } from '../../../src-shared/result'
import { insertInBatches, isRecord, keyOf, runInBatches, type Sql, type SqlValue } from './sql'

export function insertNewSteps(sql: Sql, seq: number, steps: readonly Step[]): void {
  insertSteps(
    sql,
    seq,
    steps.map((step, ordinal) => [step, ordinal]),
  )
}

/**
 * Makes the steps of an operation these, in this order; those that `isWritten`
 * are in the file already, if perhaps elsewhere. Whether a step was taken back is
 * `setStepsReversed`'s alone: an operation that somebody still holds from before
 * must not be undone twice.
 */
export function replaceSteps(
  sql: Sql,
  seq: number,
  steps: readonly Step[],
  isWritten: (step: Step) => boolean,
): void {
  const all = steps.map((step, ordinal) => [step, ordinal] as const)
  const unwritten = all.filter(([step]) => !isWritten(step))
  insertSteps(sql, seq, unwritten)
  const storedIds = idsInOrder(sql, seq)
  const ids = steps.map(({ id }) => id)
  if (storedIds.length === ids.length && storedIds.every((id, at) => id === ids[at])) return
  const kept = new Set(ids)
  for (const id of storedIds) if (!kept.has(id)) sql.run('delete from steps where id = ?', id)
  insertSteps(sql, seq, all)
}

/** Writes some steps in their places; one that is new comes last. */
export function saveSomeSteps(sql: Sql, seq: number, steps: readonly Step[]): void {
  if (steps.length === 0) return
  const next = nextOrdinal(sql, seq)
  insertInBatches(
    sql,
    INSERT_STEPS,
    `on conflict (id) do update set
      ordinal = iif(operation = excluded.operation, ordinal, excluded.ordinal), operation = excluded.operation,
      is_undoable = excluded.is_undoable, wayside = excluded.wayside, json = excluded.json`,
    steps.map((step, at) => rowOf(seq, step, next + at)),
  )
}

const INSERT_STEPS = 'insert into steps (id, operation, ordinal, is_undoable, is_reversed, wayside, json)'

export function setStepsReversed(sql: Sql, stepIds: readonly string[], isReversed: boolean): void {
  runInBatches(
    sql,
    ids => `update steps set is_reversed = ${isReversed ? 1 : 0} where id in (${ids})`,
    stepIds,
  )
}

function insertSteps(sql: Sql, seq: number, steps: readonly (readonly [Step, number])[]): void {
  insertInBatches(
    sql,
    INSERT_STEPS,
    `on conflict (id) do update set operation = excluded.operation, ordinal = excluded.ordinal,
      is_undoable = excluded.is_undoable, wayside = excluded.wayside, json = excluded.json`,
    steps.map(([step, ordinal]) => rowOf(seq, step, ordinal)),
  )
}

function idsInOrder(sql: Sql, seq: number): readonly string[] {
  const text = `select hex('[' || coalesce(group_concat(json_quote(id), ',' order by ordinal), '') || ']') as value
    from steps where operation = ?`
  return sql.stored(areIds, text, seq) ?? []
}

function areIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(id => typeof id === 'string')
}

function rowOf(seq: number, step: Step, ordinal: number): readonly SqlValue[] {
  const flags = [isUndoable(step) ? 1 : 0, step.isReversed === true ? 1 : 0]
  return [step.id, seq, ordinal, ...flags, trashParentOf(step), jsonOf(step)]
}

/** The record of a folder that was made on the way into the Trash. One that was made elsewhere is as good as any other. */
function trashParentOf({ action, state, isAuxiliary, recordId, to }: Step): string | null {
  const isMade = action === 'make-folder' && state === 'done' && isAuxiliary === true
  return isMade && recordId !== null && to !== null && isInTrash(to) ? keyOf(recordId) : null
}

export function isTrashParentIn(sql: Sql, inventory: string, recordId: string): boolean {
  const text = `select count(*) as value from steps join operations on operations.seq = steps.operation
    where wayside = ? and inventory = ?`
  return (sql.number(text, keyOf(recordId), keyOf(inventory)) ?? 0) > 0
}

/** Those of some folders that were made on the way into the Trash, each with what made it. */
export function trashNotesIn(
  sql: Sql,
  inventory: string,
  recordIds: readonly string[],
): readonly TrashNote[] {
  const text = `select hex(json_object('operationId', operations.id, 'kind', kind, 'atMs', started_at_ms)) as value
    from steps join operations on operations.seq = steps.operation
    where wayside = ? and inventory = ? order by operations.seq limit 1`
  return recordIds.flatMap(recordId => {
    const made = sql.stored(isMaking, text, keyOf(recordId), keyOf(inventory))
    return made === null ? [] : [{ recordId, ...made }]
  })
}

function isMaking(value: unknown): value is Omit<TrashNote, 'recordId'> {
  return isRecord(value) && typeof value.operationId === 'string' && typeof value.kind === 'string'
}

function jsonOf(step: Step): string {
  return JSON.stringify(step.isReversed === undefined ? step : { ...step, isReversed: undefined })
}

function nextOrdinal(sql: Sql, seq: number): number {
  const last = sql.number('select max(ordinal) as value from steps where operation = ?', seq)
  return last === null ? 0 : last + 1
}

/** A folder made on the way is nothing to take back by itself; an entry that had to make room is. */
function isUndoable({ state, isAuxiliary, action }: Step): boolean {
  return state === 'done' && (isAuxiliary !== true || action === 'move') && hasInverse(action)
}

function hasInverse(action: StepAction): boolean {
  switch (action) {
    case 'make-folder':
    case 'move':
    case 'copy':
      return true
    case 'remove':
    case 'spawn':
    case 'give':
      return false
    default:
      return assertNever(action)
  }
}
