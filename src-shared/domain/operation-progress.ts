import type { Operation, OperationProgress } from '../model/operation'

/**
 * What changed between two states of one operation; null when its steps are
 * others, so that it has to be told whole. Steps that did not change are the
 * same objects.
 */
export function progressBetween(before: Operation, now: Operation): OperationProgress | null {
  if (before.steps.length !== now.steps.length) return null
  const { steps, ...operation } = now
  const changed = steps.flatMap((step, index) => (before.steps[index] === step ? [] : [{ index, step }]))
  return { operation, changed }
}

/** The whole operation again. */
export function withProgress(before: Operation, { operation, changed }: OperationProgress): Operation {
  const steps = [...before.steps]
  for (const { index, step } of changed) {
    if (index < steps.length) steps[index] = step
  }
  return { ...operation, steps }
}
