// @ts-check

/** @returns {() => string} how long ago that was, for a person */
export function stopwatch() {
  const start = performance.now()
  return () => `${((performance.now() - start) / 1000).toFixed(1)} s`
}
