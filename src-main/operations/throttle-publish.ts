import type { Operation } from '../../src-shared/model/operation'

const SHORTEST_GAP_MS = 34
/** A step costs about 2 µs to cross to the window; large batches are published less often. */
const STEPS_PER_MS = 20

/** The whole operation is put together only when it is published. */
export interface OperationUpdate {
  readonly id: string
  readonly inventory: string
  readonly isFinal: boolean
  readonly stepCount: number
  readonly operation: Operation
}

/**
 * Publishes every operation at most 30 times a second, the first and the last
 * state at once: a batch of thousands must not keep the window busy drawing.
 */
export function throttlePublish(
  publish: (operation: Operation, inventory: string) => void,
): (update: OperationUpdate) => void {
  const waiting = new Map<string, { next: OperationUpdate | null; timer: NodeJS.Timeout }>()

  function update(latest: OperationUpdate): void {
    const entry = waiting.get(latest.id)
    if (latest.isFinal) {
      if (entry !== undefined) clearTimeout(entry.timer)
      waiting.delete(latest.id)
      publish(latest.operation, latest.inventory)
    } else if (entry !== undefined) entry.next = latest
    else {
      publish(latest.operation, latest.inventory)
      waitAfter(latest)
    }
  }

  function waitAfter({ id, stepCount }: OperationUpdate): void {
    const gapMs = Math.max(SHORTEST_GAP_MS, stepCount / STEPS_PER_MS)
    const timer = setTimeout(() => {
      const next = waiting.get(id)?.next
      waiting.delete(id)
      if (next) update(next)
    }, gapMs)
    waiting.set(id, { next: null, timer })
  }

  return update
}
