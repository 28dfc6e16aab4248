import { type AppError, isOutcomeUnknown } from '../../../src-shared/errors'
import type { Operation, Step } from '../../../src-shared/model/operation'
import type { Journal, MoveRecord } from '../journal/journal'
import type { UnfinishedMoves } from '../look/unfinished-moves'
import type { Findings } from './action'
import type { RememberedDates } from './remembered-dates'

export interface OperationLogParts {
  readonly journal: Journal
  readonly inventory: string
  readonly unfinished: UnfinishedMoves
  readonly dates: RememberedDates
  /** Those of a round that are done. */
  readonly onProven: (steps: readonly Step[]) => void
}

/** A move that was written down for a call. */
export interface Begun {
  readonly moveId: string
  /** It broke off before this call: a call that does nothing leaves it so. */
  readonly wasBroken: boolean
}

/** A call that is over, and what the last look after it shows. */
export interface Outcome {
  readonly begun: Begun | null
  readonly callError: AppError | null
  readonly findings: Findings
}

/**
 * The one place where what an operation does and finds is written down: its
 * steps, moves that can hide entries, dates that were reset. Every method fails
 * when the journal cannot be written; then nothing more may be called.
 */
export class OperationLog {
  readonly #parts: OperationLogParts

  constructor(parts: OperationLogParts) {
    this.#parts = parts
  }

  save(operation: Operation): void {
    this.#parts.journal.save(this.#parts.inventory, operation)
  }

  /** The steps that are about to be called, as running: whoever finds them so has to look what became of them. */
  announce(operation: Operation, indices: readonly number[]): void {
    const steps = stepsAt(operation, indices).map((step): Step => ({ ...step, state: 'running' }))
    this.#parts.journal.saveSteps(operation, steps)
  }

  /** Before the call goes out: no crash may forget what a break of it could hide. */
  begin(record: MoveRecord): Begun {
    const { unfinished } = this.#parts
    const wasBroken = unfinished.get(record.id) !== null
    unfinished.begin(record)
    return { moveId: record.id, wasBroken }
  }

  /** The calls have just ended, however. */
  noteCalled(begun: readonly (Begun | null)[]): void {
    for (const one of begun) if (one !== null) this.#parts.unfinished.noteCalled(one.moveId)
  }

  /** Moves that turned out to be whole. */
  endMoves(ids: readonly string[]): void {
    for (const id of ids) this.#parts.unfinished.settle(id)
  }

  /** What became of the steps of one round, of those taken back by them, and all that was found. */
  conclude(
    operation: Operation,
    indices: readonly number[],
    reversed: readonly string[],
    outcomes: readonly Outcome[],
  ): void {
    const { journal, inventory, dates, onProven } = this.#parts
    const hasMoves = outcomes.some(({ begun, findings }) => begun !== null || findings.move !== undefined)
    // Also where it cannot be written down: it is true all the same.
    onProven(stepsAt(operation, indices).filter(isProven))
    // First: a program that ends in between would else offer to take them back once more.
    if (hasMoves && reversed.length > 0) journal.setReversed(reversed, true)
    for (const outcome of outcomes) {
      this.#concludeMove(outcome)
      dates.note(outcome.findings.dates ?? [])
    }
    const steps = stepsAt(operation, indices)
    journal.saveRound(inventory, operation, { steps, reversed, dates: dates.take() })
  }

  #concludeMove({ begun, callError, findings: { move } }: Outcome): void {
    const { unfinished } = this.#parts
    if (begun !== null && !begun.wasBroken && callError !== null) {
      // A call that surely did nothing broke nothing off.
      if (!isOutcomeUnknown(callError)) unfinished.end(begun.moveId)
      // It was we who stopped waiting.
      if (callError.kind === 'unknown-outcome') unfinished.noteAtWork(begun.moveId)
    }
    if (move?.kind === 'over') unfinished.end(move.id)
    else if (move?.kind === 'untouched') unfinished.settle(move.id)
    else if (move?.kind === 'astray') unfinished.begin(move.record)
  }
}

/** What the step says has become of its entry is so. */
export function isProven({ state, provenAtMs }: Step): boolean {
  return state === 'done' && provenAtMs !== undefined
}

function stepsAt({ steps }: Operation, indices: readonly number[]): readonly Step[] {
  return indices.flatMap(index => steps[index] ?? [])
}
