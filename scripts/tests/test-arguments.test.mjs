// @ts-check
import { describe, expect, it } from 'vitest'
import { parseTestArguments } from './test-arguments.mjs'

describe('parseTestArguments', () => {
  it('runs everything on a display of its own by default', () => {
    expect(parseTestArguments([])).toEqual({ parts: ['check', 'unit', 'e2e'], onOwnDisplay: true })
  })

  it('runs one part, and on the display of the person if asked', () => {
    expect(parseTestArguments(['--only=e2e', '--headed-here'])).toEqual({
      parts: ['e2e'],
      onOwnDisplay: false,
    })
  })

  it('refuses what it does not know', () => {
    expect(() => parseTestArguments(['--only=all'])).toThrow('--only=all')
  })
})
