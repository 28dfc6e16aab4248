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
 * @property {boolean} [isBar] goal, gate and limit are asked for: a check fails past them
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
 * @returns {readonly Figure[]} those that are more than 20 % worse
 */
export function worseThan(figures, baseline) {
  return figures.filter(({ name, ratio }) => ratio > (baseline[name] ?? Infinity) * tolerance)
}

/**
 * @param {readonly Figure[]} figures
 * @returns {readonly Figure[]} those that do not meet what is asked of them
 */
export function pastTheirBars(figures) {
  return figures.filter(
    ({ isBar, app, ratio, goal = Infinity, gate = Infinity, limit = Infinity }) =>
      isBar === true && (app > limit || ratio > gate || ratio > goal),
  )
}

/**
 * What fails a check. A loud minute makes a figure worse once; what Satchel lost is lost the second time, too.
 * @param {readonly Figure[]} figures
 * @param {readonly Figure[]} again what was worse, measured a second time
 * @param {Baseline} baseline
 * @returns {readonly string[]} a sentence for each figure that was more than 20 % worse both times, or has no baseline
 */
export function checkAgainst(figures, again, baseline) {
  // What is asked of it is the baseline of one that has a bar.
  const unknown = figures.filter(({ name, isBar }) => baseline[name] === undefined && isBar !== true)
  const second = new Map(again.map(figure => [figure.name, figure]))
  // What broke the second time is as bad as the first.
  const worse = worseThan(figures, baseline).map(figure => betterOf(figure, second.get(figure.name)))
  const met = new Set(again.filter(figure => pastTheirBars([figure]).length === 0).map(({ name }) => name))
  const past = pastTheirBars(figures).filter(({ name }) => !met.has(name))
  return [
    ...past.map(
      ({ name, ratio, app, unit }) => `“${name}” is not met: ${ratio.toPrecision(3)}, ${short(app)} ${unit}.`,
    ),
    ...unknown.map(({ name }) => `“${name}” is not in the baseline.`),
    ...worseThan(worse, baseline).map(figure => worseSentence(figure, baseline[figure.name] ?? figure.ratio)),
  ]
}

/**
 * @param {Figure} first
 * @param {Figure | undefined} second
 */
function betterOf(first, second) {
  return second !== undefined && second.ratio < first.ratio ? second : first
}

/** @param {number} value */
const short = value => value.toPrecision(3)

/**
 * @param {Figure} figure
 * @param {number} before
 */
function worseSentence({ name, ratio }, before) {
  const percent = Math.round((ratio / before - 1) * 100)
  return `“${name}” is ${percent} % worse: ${ratio.toPrecision(3)} against ${before.toPrecision(3)}.`
}
