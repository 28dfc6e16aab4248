// @ts-check
import { describe, expect, it } from 'vitest'
import { parseStartArguments } from './start-arguments.mjs'

describe('parseStartArguments', () => {
  it('hands everything but --once to the app, in order', () => {
    expect(parseStartArguments(['--source', 'unix:/s.sock', '--once', '--x'])).toEqual({
      once: true,
      diagnose: false,
      appArguments: ['--source', 'unix:/s.sock', '--x'],
    })
  })

  it('keeps the app open unless told otherwise', () => {
    expect(parseStartArguments([])).toEqual({ once: false, diagnose: false, appArguments: [] })
  })
})
