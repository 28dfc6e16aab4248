// @ts-check
import { expect, it } from 'vitest'
import { benchTable } from './bench-table.mjs'

const figure = { unit: 'ms', app: 250, floor: 100, lowestRatio: 2.2, highestRatio: 2.9, runs: 5 }

it('puts every figure beside its floor and says what became of the goals', () => {
  const lines = benchTable(
    [
      { ...figure, name: 'well', ratio: 2.5, goal: 3, gate: 4 },
      { ...figure, name: 'so so', ratio: 3.5, goal: 3, gate: 4 },
      { ...figure, name: 'bad', ratio: 4.5, goal: 3, gate: 4 },
      { ...figure, name: 'free', ratio: 4.5 },
      { ...figure, name: 'slow', ratio: 4.5, limit: 200 },
    ],
    [{ name: 'package', why: 'There is no package.' }],
  ).split('\n')
  expect(lines[1]).toMatch(/^well +250 ms +100 ms +2\.50x +2\.20-2\.90 \(5\) +3x +4x +met$/)
  expect(lines[2]).toContain('over the goal')
  expect(lines[3]).toContain('over the gate')
  expect(lines[4]).toMatch(/\(5\)$/)
  expect(lines[5]).toMatch(/ 200 ms +over the limit$/)
  expect(lines[6]).toBe('package: not measured. There is no package.')
})
