import { setImmediate as nextTurn } from 'node:timers/promises'

const INDICES_PER_LOOK = 256
/** Longest uninterrupted work, so that a guard over 100,000 entries does not stall main. */
const SLICE_MS = 8

/** Calls `visit` for 0 … count-1 and lets other work through every few milliseconds. */
export async function forEachSliced(
  count: number,
  visit: (index: number) => void,
  signal?: AbortSignal,
): Promise<void> {
  let sliceStart = performance.now()
  for (let index = 0; index < count; index++) {
    visit(index)
    if (index % INDICES_PER_LOOK === 0 && performance.now() - sliceStart > SLICE_MS) {
      await nextTurn()
      signal?.throwIfAborted()
      sliceStart = performance.now()
    }
  }
}
