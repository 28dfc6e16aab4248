// @ts-check
import { describe, expect, it } from 'vitest'
import { baselineOf, checkAgainst, worseThan } from './baseline.mjs'

/**
 * @param {string} name
 * @param {number} ratio
 */
const figure = (name, ratio) => ({
  name,
  unit: 'ms',
  app: ratio,
  floor: 1,
  ratio,
  lowestRatio: ratio,
  highestRatio: ratio,
  runs: 5,
})

describe('worseThan', () => {
  it('lets a figure be up to 20 % worse', () => {
    expect(worseThan([figure('a', 2.4), figure('b', 0.5)], { a: 2, b: 1 })).toEqual([])
  })

  it('finds what is more than 20 % worse', () => {
    expect(worseThan([figure('list', 2.42), figure('b', 1)], { list: 2, b: 1 })).toEqual([
      figure('list', 2.42),
    ])
  })
})

describe('checkAgainst', () => {
  it('names what was more than 20 % worse both times, with the better of the two', () => {
    expect(
      checkAgainst([figure('list', 3), figure('b', 1)], [figure('list', 2.6)], { list: 2, b: 1 }),
    ).toEqual(['“list” is 30 % worse: 2.60 against 2.00.'])
  })

  it('lets pass what was worse only once', () => {
    expect(checkAgainst([figure('list', 3)], [figure('list', 2.2)], { list: 2 })).toEqual([])
  })

  it('names what broke the second time', () => {
    expect(checkAgainst([figure('list', 3)], [], { list: 2 })).toEqual([
      '“list” is 50 % worse: 3.00 against 2.00.',
    ])
  })

  it('names what did not meet its bar both times, whatever the baseline is', () => {
    const asked = { ...figure('typos', 1.6), goal: 1.5, isBar: true }
    const slow = { ...figure('hits', 1), app: 60, limit: 50, isBar: true }
    expect(checkAgainst([asked, slow], [asked, slow], { typos: 2 })).toEqual([
      '“typos” is not met: 1.60, 1.60 ms.',
      '“hits” is not met: 1.00, 60.0 ms.',
    ])
    const again = [
      { ...asked, ratio: 1.4 },
      { ...slow, app: 40, ratio: 0.9 },
    ]
    expect(checkAgainst([asked, slow], again, {})).toEqual([])
    expect(checkAgainst([{ ...asked, isBar: false }], [], { typos: 2 })).toEqual([])
  })

  it('does not let a new figure pass unseen', () => {
    expect(checkAgainst([figure('new', 1)], [], {})).toEqual(['“new” is not in the baseline.'])
  })
})

it('keeps what was not measured this time', () => {
  expect(baselineOf([figure('a', 1.23456)], { a: 9, b: 2 })).toEqual({ a: 1.235, b: 2 })
})
