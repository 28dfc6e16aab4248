// @ts-check
import { describe, expect, it } from 'vitest'
import { parseLongRun } from './long-run-arguments.mjs'

describe('parseLongRun', () => {
  it('takes ten minutes and any seed by default', () => {
    expect(parseLongRun([], () => 7)).toEqual({ minutes: 10, seed: 7 })
  })

  it('repeats a run by its seed', () => {
    expect(parseLongRun(['--seed=42', '--minutes=0.5'])).toEqual({ minutes: 0.5, seed: 42 })
  })

  it('refuses what it does not know', () => {
    for (const argument of ['--minutes=0', '--seed=x', '--hours=1', 'ten']) {
      expect(() => parseLongRun([argument])).toThrow(argument)
    }
  })
})
