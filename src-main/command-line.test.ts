import { describe, expect, it } from 'vitest'
import { readCommandLine } from './command-line'

describe('readCommandLine', () => {
  it.each([
    [['electron', '.', '--source', 'unix:/a.sock'], 'unix:/a.sock'],
    [['electron', '.', '--source=unix:/a.sock', '--no-sandbox'], 'unix:/a.sock'],
    [['electron', '.', '--source'], ''],
    [['electron', '.', '--no-sandbox'], null],
  ])('reads %j', (args, source) => {
    expect(readCommandLine(args)).toEqual({ source })
  })
})
