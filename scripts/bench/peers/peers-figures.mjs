// @ts-check
import { satchelName } from './compare.mjs'

/** @typedef {import('../baseline.mjs').Figure} Figure */
/** @typedef {import('./compare.mjs').Row} Row */

/** By entries of the folder, as agreed on before the app was written. @type {Readonly<Record<number, { goal: number, gate: number }>>} */
const goals = { 10000: { goal: 1.75, gate: 2.5 }, 100000: { goal: 0.5, gate: 1 } }

const moments = /** @type {const} */ ({ firstRowsMs: 'first rows', completeMs: 'complete' })

/**
 * Satchel against whichever of the others was fastest, by the medians: runs of one turn stand beside each other.
 * @param {readonly Row[]} rows of one count
 * @returns {readonly Figure[]} none when there is nothing to compare
 */
export function peersFigures(rows) {
  const satchel = rows.find(({ name }) => name === satchelName)
  if (satchel === undefined || satchel.openings.length === 0) return []
  const others = rows.filter(row => row !== satchel && row.openings.length > 0 && isDone(row))
  return /** @type {const} */ (['firstRowsMs', 'completeMs']).flatMap(moment => {
    const [fastest] = others.toSorted((a, b) => medianOf(a, moment) - medianOf(b, moment))
    return fastest === undefined ? [] : [figureOf(satchel, fastest, moment)]
  })
}

/**
 * @param {Row} satchel
 * @param {Row} peer
 * @param {keyof typeof moments} moment
 * @returns {Figure}
 */
function figureOf(satchel, peer, moment) {
  const ratios = satchel.openings.flatMap((opening, turn) => {
    const beside = peer.openings[turn]
    return beside === undefined ? [] : [opening[moment] / beside[moment]]
  })
  return {
    name: `${satchel.count.toLocaleString('en')} entries, start to ${moments[moment]} / ${peer.name}`,
    unit: 'ms',
    app: medianOf(satchel, moment),
    floor: medianOf(peer, moment),
    ratio: median(ratios),
    lowestRatio: Math.min(...ratios),
    highestRatio: Math.max(...ratios),
    runs: ratios.length,
    ...goals[satchel.count],
  }
}

/**
 * One line for each program, with what it takes of the time of the fastest.
 * @param {readonly Row[]} rows
 * @returns {readonly string[]}
 */
export function programLines(rows) {
  const shown = rows.filter(({ openings }) => openings.length > 0)
  const done = shown.filter(isDone)
  const fastestMs = Math.min(...done.map(row => medianOf(row, 'completeMs')))
  return rows.map(row => {
    if (!shown.includes(row)) return `${row.name.padEnd(12)} no rows in the time that it had`
    const [first, complete] = [medianOf(row, 'firstRowsMs'), medianOf(row, 'completeMs')]
    const ratio = isDone(row) ? `${(complete / fastestMs).toFixed(2)}x` : 'not done in time'
    const times = `${Math.round(first)} ms`.padStart(10) + `${Math.round(complete)} ms`.padStart(12)
    return `${row.name.padEnd(12)}${times}${ratio.padStart(18)}   (${row.openings.length})`
  })
}

/** @param {Row} row */
function isDone({ openings }) {
  return openings.every(opening => opening.isDone)
}

/**
 * @param {Row} row
 * @param {keyof typeof moments} moment
 */
function medianOf({ openings }, moment) {
  return median(openings.map(opening => opening[moment]))
}

/** @param {readonly number[]} values not empty */
function median(values) {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? NaN) + (sorted[Math.ceil(middle)] ?? NaN)) / 2
}
