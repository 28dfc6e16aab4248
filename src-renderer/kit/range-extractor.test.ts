import { describe, expect, it } from 'vitest'
import { rangeExtractorWith } from './range-extractor'

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
