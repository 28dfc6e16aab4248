// @ts-check
import { describe, expect, it } from 'vitest'
import { peersFigures, programLines } from './peers-figures.mjs'

/**
 * @param {string} name
 * @param {readonly number[]} completeMs of each run; the first rows are there after half of it
 * @param {boolean} [isDone]
 */
const row = (name, completeMs, isDone = true) => ({
  name,
  count: 100_000,
  openings: completeMs.map(ms => ({ firstRowsMs: ms / 2, completeMs: ms, isDone })),
})

describe('peersFigures', () => {
  it('sets Satchel against the fastest of the others, turn by turn', () => {
    const rows = [
      row('Satchel', [500, 600, 700]),
      row('Slow', [9000, 9000, 9000]),
      row('Fast', [1000, 2000, 1000]),
    ]
    const [first, complete] = peersFigures(rows)
    expect(first).toMatchObject({ name: '100,000 entries, start to first rows / Fast', goal: 0.5, gate: 1 })
    expect(complete).toMatchObject({
      app: 600,
      floor: 1000,
      ratio: 0.5,
      lowestRatio: 0.3,
      highestRatio: 0.7,
      runs: 3,
    })
  })

  it('compares with nobody who was not done in time', () => {
    expect(peersFigures([row('Satchel', [500]), row('Endless', [400], false)])).toEqual([])
    const [satchel, endless] = programLines([row('Satchel', [500]), row('Endless', [400], false)])
    expect(satchel).toContain('1.00x')
    expect(endless).toContain('not done in time')
    expect(programLines([row('Thunar', [])])).toEqual(['Thunar       no rows in the time that it had'])
  })

  it('has no figures when Satchel showed nothing', () => {
    expect(peersFigures([row('Satchel', []), row('Fast', [400])])).toEqual([])
  })
})
