// @ts-check
import { describe, expect, it } from 'vitest'
import { historiesOf, numberFrom, soakParts } from './run-soak.mjs'

describe('soakParts', () => {
  it('does all of the work, from the seed that was asked for, with no seed twice', () => {
    const parts = soakParts(7, 1_200)
    expect(parts).toEqual([
      { seed: 7, runs: 500 },
      { seed: 8, runs: 500 },
      { seed: 9, runs: 200 },
    ])
  })

  it('repeats one part by its seed and its runs', () => {
    expect(soakParts(9, 200)).toEqual([{ seed: 9, runs: 200 }])
  })
})

describe('numberFrom', () => {
  it('takes positive whole numbers and nothing else', () => {
    expect(numberFrom('12', 1)).toBe(12)
    expect(numberFrom(undefined, 3)).toBe(3)
    for (const odd of ['0', '-1', '1.5', 'many']) expect(() => numberFrom(odd, 1)).toThrow(odd)
  })
})

describe('historiesOf', () => {
  it('takes the kind that is asked for, all where none is, and none that there is not', () => {
    expect(historiesOf(undefined)).toHaveLength(2)
    expect(historiesOf('folder')).toEqual(['src-main/operations/folder-nothing-lost.test.ts'])
    expect(historiesOf('ids')).toEqual(['src-main/operations/nothing-lost.test.ts'])
    expect(() => historiesOf('s4')).toThrow('s4')
  })
})
