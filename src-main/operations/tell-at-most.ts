import type { Operation } from '../../src-shared/model/operation'
import { isFinal } from './job'

const SHORTEST_GAP_MS = 34
/** A step costs about 2 µs to cross to the window; large batches are told less often. */
const STEPS_PER_MS = 20

/**
 * Tells every operation at most 30 times a second, the first and the last
 * state at once: a batch of thousands must not keep the window busy drawing.
 */
export function tellAtMost(publish: (operation: Operation) => void): (operation: Operation) => void {
  const waiting = new Map<string, { operation: Operation | null; timer: NodeJS.Timeout }>()

  function tell(operation: Operation): void {
    const entry = waiting.get(operation.id)
    if (isFinal(operation)) {
      if (entry !== undefined) clearTimeout(entry.timer)
      waiting.delete(operation.id)
      publish(operation)
    } else if (entry !== undefined) entry.operation = operation
    else {
      publish(operation)
      waitAfter(operation)
    }
  }

  function waitAfter({ id, steps }: Operation): void {
    const gapMs = Math.max(SHORTEST_GAP_MS, steps.length / STEPS_PER_MS)
    const timer = setTimeout(() => {
      const next = waiting.get(id)?.operation
      waiting.delete(id)
      if (next) tell(next)
    }, gapMs)
    waiting.set(id, { operation: null, timer })
  }

  return tell
}
