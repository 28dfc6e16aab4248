// @ts-check

/**
 * @typedef {{ packages: Record<string, { version?: string, integrity?: string, optional?: boolean, link?: boolean }> }} Lock
 */

/**
 * Compares two npm locks instead of keeping a stamp of our own: so a person's own `npm install` counts as well.
 * An optional package may be absent (another platform's), but not present in another version.
 * @param {Lock} wanted package-lock.json
 * @param {Lock} installed node_modules/.package-lock.json
 * @returns {string[]} where a package is missing or of another version
 */
export function missingPackages(wanted, installed) {
  return Object.entries(wanted.packages)
    .filter(([place, wants]) => {
      if (place === '') return false
      const has = installed.packages[place]
      if (!has) return !wants.optional
      return has.version !== wants.version || has.integrity !== wants.integrity
    })
    .map(([place]) => place)
}
