import { describe, expect, it } from 'vitest'
import { readCommandLine } from './command-line'

describe('readCommandLine', () => {
  it.each([
    [['electron', '.', '--source', 'unix:/a.sock'], 'unix:/a.sock'],
    [['electron', '.', '--source=unix:/a.sock', '--no-sandbox'], 'unix:/a.sock'],
    [['electron', '.', '--source'], ''],
    [['electron', '.', '--no-sandbox'], null],
  ])('reads %j', (args, source) => {
    expect(readCommandLine(args)).toMatchObject({ source })
  })

  it('tells the certificates apart', () => {
    const args = ['--source', 'dns:///a:1', '--source-ca', '/ca', '--source-cert=/c', '--source-key', '/k']
    expect(readCommandLine(args)).toEqual({
      source: 'dns:///a:1',
      ca: '/ca',
      certificate: '/c',
      key: '/k',
      isDiagnosis: false,
      isNewWindow: false,
    })
    expect(readCommandLine(['--diagnose'])).toMatchObject({ source: null, isDiagnosis: true })
    expect(readCommandLine(['--new-window'])).toMatchObject({ source: null, isNewWindow: true })
  })
})
