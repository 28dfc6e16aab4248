// @ts-check

/** @typedef {import('./baseline.mjs').Figure} Figure */
/** @typedef {{ name: string, why: string }} Skipped */

const headings = ['figure', 'Satchel', 'floor', 'ratio', 'spread', 'goal', 'gate or limit', '']

/**
 * Every row has its floor: a time alone says more of the machine than of the program.
 * @param {readonly Figure[]} figures
 * @param {readonly Skipped[]} skipped
 * @returns {string}
 */
export function benchTable(figures, skipped) {
  const rows = [headings, ...figures.map(rowOf)]
  const widths = headings.map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length)))
  const lines = rows.map(row =>
    row
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd(),
  )
  return [...lines, ...skipped.map(({ name, why }) => `${name}: not measured. ${why}`)].join('\n')
}

/** @param {Figure} figure */
function rowOf(figure) {
  const { name, unit, app, floor, ratio, lowestRatio, highestRatio, runs, goal, gate, limit } = figure
  return [
    name,
    `${short(app)} ${unit}`,
    `${short(floor)} ${unit}`,
    `${ratio.toFixed(2)}x`,
    `${lowestRatio.toFixed(2)}-${highestRatio.toFixed(2)} (${runs})`,
    goal === undefined ? '' : `${goal}x`,
    limitOf(gate, limit, unit),
    verdictOf(figure),
  ]
}

/** @param {number} value */
function short(value) {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3)
}

/**
 * @param {number | undefined} gate
 * @param {number | undefined} limit
 * @param {string} unit
 */
function limitOf(gate, limit, unit) {
  if (limit !== undefined) return `${limit} ${unit}`
  return gate === undefined ? '' : `${gate}x`
}

/** @param {Figure} figure */
function verdictOf({ app, ratio, goal = Infinity, gate = Infinity, limit = Infinity }) {
  if (app > limit) return 'over the limit'
  if (ratio > gate) return 'over the gate'
  if (ratio > goal) return 'over the goal'
  return [goal, gate, limit].every(bound => bound === Infinity) ? '' : 'met'
}
