let lastMs = 0

/**
 * Now, in milliseconds since 1970, but never the same moment twice and never
 * back, whatever happens to the system's clock: what was asked or proved later
 * has the larger number. Which of a listing and a step is older is told by it,
 * so everything that is compared comes from this one clock.
 */
export function steadyNowMs(): number {
  lastMs = Math.max(lastMs + SMALLEST_STEP_MS, Date.now())
  return lastMs
}

/** What a double of this size still tells apart, with room to spare. */
const SMALLEST_STEP_MS = 0.001
