import fc from 'fast-check'
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
        error: { message: expect.stringContaining('Unencrypted connections') },
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
    '127.999.0.1:5000',
    '[::1:5000',
    '[127.0.0.1]:5000',
    'dns:////localhost:5000',
  ])('refuses %j with a sentence', raw => {
    const parsed = parseSource(raw, 'argument', null)
    expect(parsed).toMatchObject({ ok: false, error: { message: expect.stringMatching(/\.$/) } })
  })

  it.each([
    '127.0.0.1.example.org:5000',
    'localhost.example.org:5000',
    '127.0.0.1x:5000',
    'localhost.example.org.:5000',
    '[::ffff:192.0.2.7]:5000',
    '[::127.0.0.1]:5000',
  ])('is not fooled by a name that looks like this computer: %s', raw => {
    const parsed = parseSource(raw, 'argument', null)
    expect(parsed.ok && parsed.value.tls).toEqual(NO_FILES)
  })

  it.each([
    ['example.org', 'has no port'],
    ['localhost', 'has no port'],
    ['dns:///[::1]', 'has no port'],
    ['::1:5000', 'in brackets'],
    ['2001:db8::1', 'in brackets'],
    ['dns://8.8.8.8/example.org:443', 'names a name server'],
    ['[fe80::1%eth0]:5000', 'one network card'],
    ['unix-abstract:satchel', 'has no file'],
    ['unix:satchel.sock', 'isn’t the address of a socket'],
  ])('says of %s what is wrong with it', (raw, reason) => {
    const parsed = parseSource(raw, 'dialog', null)
    expect(parsed).toMatchObject({ ok: false, error: { message: expect.stringContaining(reason) } })
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

const addressOf = (raw: string): string | null => {
  const parsed = parseSource(raw, 'dialog', null)
  return parsed.ok ? parsed.value.address : null
}

/** What may stand between two names of a path without saying anything. */
const SEPARATORS = ['/', '//', '////', '/./', '/.//./']
const separator = fc.constantFrom(...SEPARATORS)
/** Names that a folder or a socket may have; no text of Satchel's own gives them a meaning. */
const pathName = fc.oneof(
  fc.constantFrom('tmp', 'x.sock', 'a b', 'C# games', 'q?x', '%20', '..', '.hidden', 'ü'),
  fc.stringMatching(/^[A-Za-z0-9_-]{1,12}$/),
)

describe('all spellings of an address', () => {
  it('of a socket mean its one file', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(separator, pathName), { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', 'unix:', 'UNIX:', 'unix://'),
        fc.constantFrom('', '/', '/.', '//'),
        (parts, scheme, end) => {
          const plain = `unix:${parts.map(([, name]) => `/${name}`).join('')}`
          const spelled = parts.map(([between, name]) => `${between}${name}`).join('')
          expect(addressOf(`${scheme}${spelled}${end}`)).toBe(plain)
        },
      ),
    )
  })

  it.each([
    ['//tmp/x.sock', 'unix:/tmp/x.sock'],
    ['unix:////tmp/x.sock', 'unix:/tmp/x.sock'],
    ['unix://tmp/x.sock', 'unix:/tmp/x.sock'],
    ['[0:0:0:0:0:0:0:1]:5000', 'dns:///[::1]:5000'],
    ['[::ffff:127.0.0.1]:5000', 'dns:///127.0.0.1:5000'],
    ['[::FFFF:7F00:1]:5000', 'dns:///127.0.0.1:5000'],
    ['127.1:5000', 'dns:///127.0.0.1:5000'],
    ['0x7f.0.0.1:05000', 'dns:///127.0.0.1:5000'],
    ['0.0.0.0:5000', 'dns:///127.0.0.1:5000'],
    ['[::]:5000', 'dns:///[::1]:5000'],
    ['LOCALHOST:5000', 'dns:///localhost:5000'],
    ['localhost.:5000', 'dns:///localhost:5000'],
    ['DNS:///localhost:5000', 'dns:///localhost:5000'],
  ])('%s is this computer', (raw, address) => {
    expect(addressOf(raw)).toBe(address)
    expect(leavesThisComputer(address)).toBe(false)
  })

  it('of a host mean one host', () => {
    for (const raw of ['EXAMPLE.org:443', 'example.org.:443', 'dns:example.org:0443'])
      expect(addressOf(raw)).toBe('dns:///example.org:443')
    for (const raw of ['[2001:0db8:0:0::0001]:443', '[2001:DB8::1]:443'])
      expect(addressOf(raw)).toBe('dns:///[2001:db8::1]:443')
    expect(addressOf('bücher.example:443')).toBe('dns:///xn--bcher-kva.example:443')
  })

  it('are read once: what was read is read as itself, and whatever else is refused in a sentence', () => {
    const piece = fc.constantFrom(
      'dns:',
      'unix:',
      'ipv4:',
      '/',
      '//',
      '[',
      ']',
      '::1',
      ':',
      '5000',
      'localhost',
    )
    const odd = fc.oneof(piece, fc.constantFrom('.', '127.0.0.1', '%', '@', '0x7f', 'é', '\n'), fc.string())
    fc.assert(
      fc.property(fc.array(odd, { maxLength: 8 }), parts => {
        const parsed = parseSource(parts.join(''), 'dialog', null)
        if (!parsed.ok) {
          expect(parsed.error.message).toMatch(/\.$/)
          return
        }
        const { address, tls } = parsed.value
        // Typed again, it would lose the space at the end of its last folder.
        fc.pre(address === address.trimEnd())
        expect(addressOf(address)).toBe(address)
        expect(tls === undefined).toBe(!leavesThisComputer(address))
      }),
      { numRuns: 2_000 },
    )
  })
})
