import { describe, expect, it } from 'vitest'
import type { TlsFiles } from '../../src-shared/model/source'
import { leavesThisComputer, parseSource } from './source-address'

const NO_FILES: TlsFiles = { caFile: null, certificateFile: null, keyFile: null }

describe('parseSource', () => {
  it.each([
    ['unix:/a b.sock', 'unix:/a b.sock'],
    ['/a.sock', 'unix:/a.sock'],
    ['unix:///a.sock', 'unix:/a.sock'],
  ])('takes %s for a socket', (raw, address) => {
    expect(parseSource(raw, 'argument', null)).toEqual({ ok: true, value: { address, origin: 'argument' } })
  })

  it.each([
    ['dns:///inventory.example:50051', 'dns:///inventory.example:50051'],
    ['dns:inventory.example:50051', 'dns:///inventory.example:50051'],
    [' inventory.example:50051 ', 'dns:///inventory.example:50051'],
    ['dns:///[2001:db8::1]:443', 'dns:///[2001:db8::1]:443'],
    ['dns:///192.0.2.7:443', 'dns:///192.0.2.7:443'],
  ])('encrypts what goes to %s', (raw, address) => {
    const value = { address, origin: 'dialog', tls: NO_FILES }
    expect(parseSource(raw, 'dialog', null)).toEqual({ ok: true, value })
  })

  it.each([
    'dns:///localhost:5000',
    'localhost:5000',
    'ipv4:127.0.0.1:5000',
    'ipv6:[::1]:5000',
    '127.1.2.3:1',
  ])('goes to this computer without encryption: %s', raw => {
    const parsed = parseSource(raw, 'argument', null)
    expect(parsed).toMatchObject({ ok: true })
    expect(parsed.ok && parsed.value.tls).toBeUndefined()
  })

  it('encrypts to this computer, too, when a certificate is named', () => {
    const tls = { ...NO_FILES, caFile: '/ca.pem' }
    expect(parseSource('localhost:5000', 'argument', tls)).toMatchObject({ ok: true, value: { tls } })
  })

  it.each(['ipv4:192.0.2.7:5000', 'ipv6:[2001:db8::1]:5000', 'ipv4:example.org:5000'])(
    'refuses %s: it would leave this computer in the clear',
    raw => {
      expect(parseSource(raw, 'argument', null)).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('Without encryption') },
      })
    },
  )

  it.each([
    '',
    '  ',
    'ftp://example',
    'https://example.org:443',
    'dns://8.8.8.8/example.org:443',
    'dns:///example.org',
    'dns:///example.org:0',
    'dns:///example.org:70000',
    'dns:///exa mple:5000',
    'dns:///user@example:5000',
    'localhost.:5000/x',
  ])('refuses %j with a sentence', raw => {
    const parsed = parseSource(raw, 'argument', null)
    expect(parsed).toMatchObject({ ok: false, error: { message: expect.stringMatching(/\.$/) } })
  })

  it.each([
    '127.0.0.1.example.org:5000',
    'localhost.example.org:5000',
    '127.0.0.1x:5000',
    '127.999.0.1:5000',
  ])('is not fooled by a name that looks like this computer: %s', raw => {
    const parsed = parseSource(raw, 'argument', null)
    expect(parsed.ok && parsed.value.tls).toEqual(NO_FILES)
  })

  it('wants certificate and key together', () => {
    for (const one of [{ certificateFile: '/c.pem' }, { keyFile: '/k.pem' }]) {
      expect(parseSource('example.org:5000', 'argument', { ...NO_FILES, ...one }).ok).toBe(false)
    }
    const both = { ...NO_FILES, certificateFile: '/c.pem', keyFile: '/k.pem' }
    expect(parseSource('example.org:5000', 'argument', both).ok).toBe(true)
  })
})

describe('leavesThisComputer', () => {
  it.each([
    ['unix:/a.sock', false],
    ['dns:///localhost:1', false],
    ['dns:///[::1]:1', false],
    ['dns:///example.org:1', true],
  ])('%s: %s', (address, leaves) => {
    expect(leavesThisComputer(address)).toBe(leaves)
  })
})
