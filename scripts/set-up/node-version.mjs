// @ts-check

/**
 * 20.19 is the oldest that can `require` an ES module, which Electron's installer and Vite both rest on.
 * @param {string} version
 */
export function nodeIsTooOld(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major < 20 || (major === 20 && minor < 19)
}
