import type { Operation, Step } from '../../../src-shared/model/operation'
import type { Journal } from '../journal/journal'

/** What one operation writes into the journal of its inventory. Every method fails when that cannot be written. */
export class OperationLog {
  readonly #journal: Journal
  readonly #inventory: string

  constructor(journal: Journal, inventory: string) {
    this.#journal = journal
    this.#inventory = inventory
  }

  save(operation: Operation): void {
    this.#journal.save(this.#inventory, operation)
  }

  /** The steps that are about to be called, as running: whoever finds them so has to look what became of them. */
  announce(operation: Operation, indices: readonly number[]): void {
    const steps = stepsAt(operation, indices).map((step): Step => ({ ...step, state: 'running' }))
    this.#journal.saveSteps(operation, steps)
  }

  saveSteps(operation: Operation, indices: readonly number[]): void {
    this.#journal.saveSteps(operation, stepsAt(operation, indices))
  }

  setReversed(stepIds: readonly string[]): void {
    this.#journal.setReversed(stepIds, true)
  }
}

function stepsAt({ steps }: Operation, indices: readonly number[]): readonly Step[] {
  return indices.flatMap(index => steps[index] ?? [])
}
