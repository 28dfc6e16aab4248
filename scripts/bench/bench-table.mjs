// @ts-check

/** @typedef {import('./baseline.mjs').Figure} Figure */
/** @typedef {{ name: string, why: string }} Skipped */

const headings = ['figure', 'Satchel', 'floor', 'ratio', 'spread', 'goal', 'gate', '']

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
function rowOf({ name, unit, app, floor, ratio, lowestRatio, highestRatio, runs, goal, gate }) {
  return [
    name,
    `${short(app)} ${unit}`,
    `${short(floor)} ${unit}`,
    `${ratio.toFixed(2)}x`,
    `${lowestRatio.toFixed(2)}-${highestRatio.toFixed(2)} (${runs})`,
    goal === undefined ? '' : `${goal}x`,
    gate === undefined ? '' : `${gate}x`,
    verdictOf(ratio, goal, gate),
  ]
}

/** @param {number} value */
function short(value) {
  return value >= 100 ? String(Math.round(value)) : value.toPrecision(3)
}

/**
 * @param {number} ratio
 * @param {number | undefined} goal
 * @param {number | undefined} gate
 */
function verdictOf(ratio, goal, gate) {
  if (gate !== undefined && ratio > gate) return 'over the gate'
  if (goal !== undefined && ratio > goal) return 'over the goal'
  return goal === undefined ? '' : 'met'
}
