import type { Operation } from '../../src-shared/model/operation'

const SHORTEST_GAP_MS = 34
/** A step costs about 2 µs to cross to the window; large batches are told less often. */
const STEPS_PER_MS = 20

/** What is told: the whole picture is made only when it is needed. */
export interface Told {
  readonly id: string
  readonly isFinal: boolean
  readonly stepCount: number
  readonly operation: Operation
}

/**
 * Tells every operation at most 30 times a second, the first and the last
 * state at once: a batch of thousands must not keep the window busy drawing.
 */
export function tellAtMost(publish: (operation: Operation) => void): (told: Told) => void {
  const waiting = new Map<string, { next: Told | null; timer: NodeJS.Timeout }>()

  function tell(told: Told): void {
    const entry = waiting.get(told.id)
    if (told.isFinal) {
      if (entry !== undefined) clearTimeout(entry.timer)
      waiting.delete(told.id)
      publish(told.operation)
    } else if (entry !== undefined) entry.next = told
    else {
      publish(told.operation)
      waitAfter(told)
    }
  }

  function waitAfter({ id, stepCount }: Told): void {
    const gapMs = Math.max(SHORTEST_GAP_MS, stepCount / STEPS_PER_MS)
    const timer = setTimeout(() => {
      const next = waiting.get(id)?.next
      waiting.delete(id)
      if (next) tell(next)
    }, gapMs)
    waiting.set(id, { next: null, timer })
  }

  return tell
}
