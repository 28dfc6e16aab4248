import type { AppError } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Operation, OperationState, Step, StepState } from '../../src-shared/model/operation'

const FINAL_STATES: ReadonlySet<OperationState> = new Set([
  'done',
  'partly-done',
  'refused',
  'failed',
  'unknown',
])

export function isFinal(operation: Operation): boolean {
  return FINAL_STATES.has(operation.state)
}

/** One operation while it runs: every change makes a new value and is told. */
export class Job {
  #operation: Operation
  readonly #tell: (operation: Operation) => void

  constructor(first: Operation, tell: (operation: Operation) => void) {
    this.#operation = first
    this.#tell = tell
    tell(first)
  }

  get operation(): Operation {
    return this.#operation
  }

  setState(state: OperationState): void {
    this.#become({ ...this.#operation, state })
  }

  setTargetName(targetName: string): void {
    this.#become({ ...this.#operation, targetName })
  }

  setSteps(steps: readonly Omit<Step, 'id' | 'state'>[]): void {
    const { id } = this.#operation
    const queued = steps.map((step, index): Step => ({ ...step, id: `${id}/${index + 1}`, state: 'queued' }))
    this.#become({ ...this.#operation, steps: queued })
  }

  /** Moves one step on; the operation shows the state of its working step. */
  setStep(index: number, state: StepState, facts: Partial<Step> = {}): void {
    const steps = this.#operation.steps.map((step, at) =>
      at === index ? { ...step, ...facts, state } : step,
    )
    const isWork = state === 'checking' || state === 'running' || state === 'proving'
    this.#become({ ...this.#operation, steps, state: isWork ? state : this.#operation.state })
  }

  addAffected(paths: readonly InventoryPath[]): void {
    const affected = [...new Set([...this.#operation.affected, ...paths])]
    this.#become({ ...this.#operation, affected })
  }

  /** Ends it as its steps say; steps that were not started stay `queued`. */
  finish(): Operation {
    this.#become({ ...this.#operation, state: outcomeOf(this.#operation.steps) })
    return this.#operation
  }

  refuse(error: AppError): Operation {
    this.#become({ ...this.#operation, state: 'refused', error })
    return this.#operation
  }

  fail(error: AppError): Operation {
    this.#become({ ...this.#operation, state: 'failed', error })
    return this.#operation
  }

  #become(operation: Operation): void {
    this.#operation = operation
    this.#tell(operation)
  }
}

/** Unknown outranks all: somebody has to look. */
function outcomeOf(steps: readonly Step[]): OperationState {
  if (steps.some(step => step.state === 'unknown')) return 'unknown'
  const done = steps.filter(step => step.state === 'done').length
  if (done === steps.length) return 'done'
  if (done > 0) return 'partly-done'
  return steps.some(step => step.state === 'failed') ? 'failed' : 'refused'
}
