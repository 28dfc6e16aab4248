// @ts-check

/**
 * @typedef {object} Figure see bench/fixtures/figure.ts
 * @property {string} name
 * @property {string} unit
 * @property {number} app
 * @property {number} floor
 * @property {number} ratio
 * @property {number} lowestRatio
 * @property {number} highestRatio
 * @property {number} runs
 * @property {number} [goal]
 * @property {number} [gate]
 * @property {number} [limit] of the app's own value
 */

/** @typedef {Readonly<Record<string, number>>} Baseline the ratio of each figure, by its name */

/** So much may a ratio grow before it counts as worse. */
const tolerance = 1.2

/**
 * @param {readonly Figure[]} figures
 * @param {Baseline} before what was not measured now stays
 * @returns {Baseline}
 */
export function baselineOf(figures, before = {}) {
  const now = figures.map(({ name, ratio }) => [name, Number(ratio.toPrecision(4))])
  return Object.fromEntries([...Object.entries(before), ...now])
}

/**
 * @param {readonly Figure[]} figures
 * @param {Baseline} baseline
 * @returns {readonly string[]} a sentence for each figure that is more than 20 % worse, or that has no baseline
 */
export function worseThan(figures, baseline) {
  return figures.flatMap(({ name, ratio }) => {
    const before = baseline[name]
    if (before === undefined) return [`“${name}” is not in the baseline.`]
    if (ratio <= before * tolerance) return []
    const percent = Math.round((ratio / before - 1) * 100)
    return [`“${name}” is ${percent} % worse: ${ratio.toPrecision(3)} against ${before.toPrecision(3)}.`]
  })
}
