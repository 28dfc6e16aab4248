import type { Operation, Step } from '../../../src-shared/model/operation'

/**
 * What the file says of the steps of running operations, so that a save writes
 * only what changed: the last one of a move of thousands would take as long as
 * the first. Steps are values; the same one need not be written again, unless
 * another one was written for it since.
 */
export class WrittenSteps {
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
