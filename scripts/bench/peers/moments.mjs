// @ts-check

/** @typedef {import('./look.mjs').Look & { ms: number }} TimedLook ms: since the start of the process */

/** Less is a caret or a clock. */
const smallestChangePx = 60

/** @param {{ changedPx: number }} look */
export function isChange({ changedPx }) {
  return changedPx > smallestChangePx
}

/**
 * When a folder was there, from how the screen looked each time that it changed.
 * @param {readonly TimedLook[]} looks
 * @returns {{ firstRowsMs: number, completeMs: number } | null}
 *   firstRowsMs: half of what the file area has in the end is there; completeMs: the last change; null without a window
 */
export function momentsOf(looks) {
  const last = looks.findLast(isChange)
  if (last === undefined) return null
  const area = fileArea(last)
  const half = detailOf(last, area) / 2
  if (half === 0) return null
  const first = looks.find(look => detailOf(look, area) >= half)
  return { firstRowsMs: (first ?? last).ms, completeMs: last.ms }
}

/**
 * The middle of the window: no program has its bars or its sidebar there.
 * @param {TimedLook} look
 * @returns {readonly number[]} cells
 */
function fileArea({ edges, columns }) {
  const cells = [...edges.keys()].filter(cell => edges[cell] !== 0)
  const across = rangeOf(cells.map(cell => cell % columns))
  const down = rangeOf(cells.map(cell => Math.floor(cell / columns)))
  return cells.filter(
    cell =>
      isBetween(cell % columns, across, 0.3, 0.95) && isBetween(Math.floor(cell / columns), down, 0.25, 0.9),
  )
}

/** @param {readonly number[]} values */
function rangeOf(values) {
  return { from: Math.min(...values), to: Math.max(...values) }
}

/**
 * @param {number} value
 * @param {{ from: number, to: number }} range
 * @param {number} low of 1
 * @param {number} high of 1
 */
function isBetween(value, { from, to }, low, high) {
  const share = to === from ? 0 : (value - from) / (to - from)
  return share >= low && share <= high
}

/**
 * @param {TimedLook} look
 * @param {readonly number[]} area
 */
function detailOf({ edges }, area) {
  return area.reduce((sum, cell) => sum + (edges[cell] ?? 0), 0)
}
