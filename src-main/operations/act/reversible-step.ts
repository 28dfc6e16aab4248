import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Step } from '../../../src-shared/model/operation'

/** A done step with all that taking it back needs. */
export interface DoneStep extends Step {
  readonly recordId: string
  readonly to: InventoryPath
}

/** Whether taking back an operation would do something. */
export function isReversible(step: Step): step is DoneStep {
  const hasInverse = step.action === 'move' || step.action === 'copy' || step.action === 'make-folder'
  return (
    hasInverse &&
    step.state === 'done' &&
    step.isReversed !== true &&
    step.recordId !== null &&
    step.to !== null
  )
}
