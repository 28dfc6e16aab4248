/** `npm run test:fuzz` sets these; the short run is a part of every `npm test`. */
const MINUTES = Number(process.env['SATCHEL_FUZZ_MINUTES'] ?? 0.05)
export const SEED = Number(process.env['SATCHEL_FUZZ_SEED'] ?? Date.now() & 0x7fffffff)

/** What each of the properties of a file gets of the time, in milliseconds. */
export function limitMs(properties: number): number {
  return (MINUTES * 60_000) / properties
}

/** For `fc.assert`: as many runs as the time allows. */
export function budgetOf(properties: number) {
  return {
    seed: SEED,
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: limitMs(properties),
    markInterruptAsFailure: false,
  }
}
