import { AppFailure } from '../../../src-shared/errors'
import type { FolderLock } from '../../../src-shared/model/lock'
import type { JournalState, Operation, Step, UndoStack } from '../../../src-shared/model/operation'
import type { TrashNote } from '../../../src-shared/model/trash-note'
import type { FinishedRound, Journal, MoveRecord, RememberedDate } from './journal'
import { JournalFile } from './journal-file'
import {
  datesOf,
  locksOf,
  openMovesOf,
  removeLock,
  removeMove,
  saveDates,
  saveLock,
  saveOpenMove,
} from './kept-rows'
import {
  endedBefore,
  isEnded,
  operationById,
  removeOperation,
  saveHead,
  undoStackOf,
  unendedOperations,
  updateHead,
} from './operation-rows'
import { giveTo, knows } from './schema'
import {
  insertNewSteps,
  isTrashParentIn,
  replaceSteps,
  saveSomeSteps,
  setStepsReversed,
  trashNotesIn,
} from './step-rows'
import { KEPT, type Kept, tidy } from './tidy'

/**
 * The journal in an SQLite file of its own, in a folder that is Satchel's. The
 * file is opened, or made, when something is first asked of it. `newKeyOf` says
 * which inventory rows of the version before belong to.
 */
export function openJournal(
  file: string,
  nowMs: () => number,
  newKeyOf: (key: string) => string = key => key,
  kept: Kept = KEPT,
): Journal {
  return new SqliteJournal(new JournalFile({ file, nowMs, newKeyOf, tidy: sql => tidy(sql, nowMs(), kept) }))
}

class SqliteJournal implements Journal {
  readonly #file: JournalFile
  readonly #written = new WrittenSteps()
  readonly #dates = new Map<string, ReadonlyMap<string, RememberedDate>>()

  constructor(file: JournalFile) {
    this.#file = file
  }

  get state(): JournalState {
    return this.#file.state
  }

  save(inventory: string, operation: Operation): void {
    if (operation.state === 'asking') {
      this.#file.write(sql => removeOperation(sql, operation.id))
      this.#written.forget(operation)
      return
    }
    const { steps } = operation
    this.#file.write(sql => {
      const { seq, isNew } = saveHead(sql, inventory, operation)
      if (isNew) insertNewSteps(sql, seq, steps)
      else replaceSteps(sql, seq, steps, step => this.#written.has(operation, step))
    })
    this.#noteWritten(operation, steps)
  }

  saveSteps(operation: Operation, steps: readonly Step[]): void {
    this.#file.write(sql => {
      const seq = updateHead(sql, operation, steps)
      if (seq === null) throw neverSaved()
      saveSomeSteps(sql, seq, steps)
    })
    this.#noteWritten(operation, steps)
  }

  saveRound(inventory: string, operation: Operation, { steps, reversed, dates }: FinishedRound): void {
    this.#file.write(sql => {
      const seq = updateHead(sql, operation, steps)
      if (seq === null) throw neverSaved()
      setStepsReversed(sql, reversed, true)
      saveSomeSteps(sql, seq, steps)
      saveDates(sql, inventory, dates)
    })
    this.#noteWritten(operation, steps)
    this.#noteDates(inventory, dates)
  }

  operation(inventory: string, id: string): Operation | null {
    return this.#file.read(sql => operationById(sql, inventory, id))
  }

  history(inventory: string, beforeId: string | null, limit: number): readonly Operation[] {
    return this.#file.read(sql => endedBefore(sql, inventory, beforeId, limit))
  }

  unended(inventory: string): readonly Operation[] {
    return this.#file.read(sql => unendedOperations(sql, inventory))
  }

  undoStack(inventory: string): UndoStack {
    return this.#file.read(sql => undoStackOf(sql, inventory))
  }

  setReversed(stepIds: readonly string[], isReversed: boolean): void {
    this.#file.write(sql => setStepsReversed(sql, stepIds, isReversed))
  }

  isTrashParent(inventory: string, recordId: string): boolean {
    return this.#file.read(sql => isTrashParentIn(sql, inventory, recordId))
  }

  trashNotes(inventory: string, recordIds: readonly string[]): readonly TrashNote[] {
    return this.#file.read(sql => trashNotesIn(sql, inventory, recordIds))
  }

  saveMove(inventory: string, move: MoveRecord): void {
    this.#file.write(sql => saveOpenMove(sql, inventory, move))
  }

  endMove(inventory: string, moveId: string): void {
    this.#file.write(sql => removeMove(sql, inventory, moveId))
  }

  openMoves(inventory: string): readonly MoveRecord[] {
    return this.#file.read(sql => openMovesOf(sql, inventory))
  }

  rememberDates(inventory: string, dates: readonly RememberedDate[]): void {
    if (dates.length === 0) return
    this.#file.write(sql => saveDates(sql, inventory, dates))
    this.#noteDates(inventory, dates)
  }

  #noteDates(inventory: string, dates: readonly RememberedDate[]): void {
    const known = this.#dates.get(inventory)
    if (known === undefined || dates.length === 0) return
    this.#dates.set(inventory, new Map([...known, ...dates.map(date => [date.recordId, date] as const)]))
  }

  dates(inventory: string): ReadonlyMap<string, RememberedDate> {
    const known = this.#dates.get(inventory)
    if (known !== undefined) return known
    const dates = this.#file.read(sql => datesOf(sql, inventory))
    this.#dates.set(inventory, dates)
    return dates
  }

  setLock(inventory: string, lock: FolderLock, isLocked: boolean): void {
    this.#file.write(sql =>
      isLocked ? saveLock(sql, inventory, lock) : removeLock(sql, inventory, lock.recordId),
    )
  }

  locks(inventory: string): readonly FolderLock[] {
    return this.#file.read(sql => locksOf(sql, inventory))
  }

  knows(inventory: string): boolean {
    return this.#file.read(sql => knows(sql, inventory))
  }

  giveTo(from: string, to: string): void {
    this.#file.write(sql => giveTo(sql, from, to))
    this.#dates.delete(from)
    this.#dates.delete(to)
  }

  close(): void {
    this.#file.close()
  }

  #noteWritten(operation: Operation, steps: readonly Step[]): void {
    if (isEnded(operation.state)) this.#written.forget(operation)
    else this.#written.note(operation, steps)
  }
}

function neverSaved(): AppFailure {
  return new AppFailure({
    kind: 'bug',
    message: 'Steps of an operation that was never saved cannot be kept.',
  })
}

/**
 * What the file says of the steps of running operations, so that a save writes
 * only what changed: the last one of a move of thousands would take as long as
 * the first. Steps are values; the same one need not be written again, unless
 * another one was written for it since.
 */
class WrittenSteps {
  readonly #byOperation = new Map<string, Map<string, Step>>()

  has(operation: Operation, step: Step): boolean {
    return this.#byOperation.get(operation.id)?.get(step.id) === step
  }

  /** To be called when they are on the disk. */
  note(operation: Operation, steps: readonly Step[]): void {
    const known = this.#byOperation.get(operation.id) ?? new Map<string, Step>()
    for (const step of steps) known.set(step.id, step)
    this.#byOperation.set(operation.id, known)
  }

  forget(operation: Operation): void {
    this.#byOperation.delete(operation.id)
  }
}
