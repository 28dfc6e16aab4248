// @ts-check
/** @type {Set<() => void>} */
const cleanUps = new Set()

process.on('exit', () => {
  for (const cleanUp of cleanUps) cleanUp()
})

/**
 * Runs when this process ends by whatever way but SIGKILL; it must be synchronous for that.
 * @param {() => void} cleanUp
 * @returns {() => void} forgets the clean-up
 */
export function atExit(cleanUp) {
  cleanUps.add(cleanUp)
  return () => void cleanUps.delete(cleanUp)
}
