import { describe, expect, it } from 'vitest'
import { rangeAhead, rangeExtractorWith } from './range-extractor'

const range = { startIndex: 10, endIndex: 12, overscan: 1, count: 100 }

describe('withKept', () => {
  it('keeps rows before and after the window, in rising order', () => {
    expect(rangeExtractorWith(range, [50, 2])).toEqual([2, 9, 10, 11, 12, 13, 50])
  })

  it('draws no row twice', () => {
    expect(rangeExtractorWith(range, [11, 13, 50, 50])).toEqual([9, 10, 11, 12, 13, 50])
  })

  it('leaves out what is not there', () => {
    expect(rangeExtractorWith(range, [-1, 100])).toEqual([9, 10, 11, 12, 13])
  })
})

describe('what is drawn in a flight', () => {
  const range = { startIndex: 100, endIndex: 120, overscan: 8, count: 1_000 }

  it('lies in the window and ahead of it', () => {
    expect(rangeAhead(range, 'forward')).toMatchObject({ startIndex: 100, endIndex: 124, overscan: 0 })
    expect(rangeAhead(range, 'backward')).toMatchObject({ startIndex: 96, endIndex: 120, overscan: 0 })
  })

  it('ends where the rows end', () => {
    expect(rangeAhead({ ...range, endIndex: 999 }, 'forward').endIndex).toBe(999)
    expect(rangeAhead({ ...range, startIndex: 0 }, 'backward').startIndex).toBe(0)
  })
})
