import { describe, expect, it } from 'vitest'
import { parseSocketAddress, socketPathOf } from './socket-address'

describe('parseSocketAddress', () => {
  it.each([
    ['unix:/run/a.sock', 'unix:/run/a.sock'],
    ['unix:///run/a.sock', 'unix:/run/a.sock'],
    ['/run/a.sock', 'unix:/run/a.sock'],
    ['unix:/a b#c?%20.sock', 'unix:/a b#c?%20.sock'],
  ])('reads %s', (raw, address) => {
    expect(parseSocketAddress(raw)).toEqual({ ok: true, value: address })
  })

  it.each([
    '',
    'a.sock',
    'unix:a.sock',
    'unix:',
    'http://localhost',
    'dns:///host:1',
    'unix:/a\0b',
    '--once',
  ])('says in a sentence why “%s” is no address', raw => {
    const parsed = parseSocketAddress(raw)
    expect(parsed.ok).toBe(false)
    expect(parsed.ok ? '' : parsed.error.message).toMatch(/\.$/)
  })

  it('gives the path back', () => {
    expect(socketPathOf('unix:/run/a.sock')).toBe('/run/a.sock')
  })
})
