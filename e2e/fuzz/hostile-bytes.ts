import fc from 'fast-check'
import { listingBytes, textField, type WireEntry } from '../../src-wire/testing/wire-writer'

const ODD_NAMES = [
  '',
  '.',
  '..',
  'a/b',
  'a\\b',
  '__proto__',
  'constructor',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  '<b><color=red>Hat</b></color>',
  '<color=#12345>x<color=url(x)>y',
  '<noparse><b></noparse></b>',
  '\u202egpj.exe',
  '\u0000\u0007\u001b[31m',
  '\u2066x\u2069',
  '\ufeffname',
  'e\u0301'.repeat(50),
  '🏳️‍🌈'.repeat(20),
  '\ud800',
  'x'.repeat(5_000),
  '<'.repeat(3_000),
  '<b>'.repeat(1_000),
] as const

const anyName: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.constantFrom(...ODD_NAMES),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.array(fc.constantFrom(...ODD_NAMES), { maxLength: 4 }).map(parts => parts.join('')),
  // Bytes that are no UTF-8.
  fc.uint8Array({ maxLength: 30 }),
)

const anyEntry: fc.Arbitrary<WireEntry> = fc.record({
  name: anyName,
  recordId: fc.oneof(fc.string({ maxLength: 40 }), fc.constantFrom('R-1', 'R-1#2', '__proto__', '', '\0')),
  path: fc.string({ maxLength: 20 }),
  kind: fc.integer({ min: -1, max: 9 }),
  assetUri: fc.oneof(
    fc.constantFrom(
      '',
      'resdb:///x.webp',
      'resrec:///U-ada/Inventory',
      'resrec:///',
      'javascript:alert(1)',
      'file:///etc/passwd',
    ),
    fc.string({ maxLength: 60 }),
  ),
  modifiedNanos: fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
})

/** Listings as a careful enemy would make them: every field valid, every value odd. */
export const hostileListing: fc.Arbitrary<readonly WireEntry[]> = fc.array(anyEntry, { maxLength: 12 })

/** One thing that goes wrong with bytes on their way. */
type Damage = (bytes: Buffer) => Buffer

const anyDamage: fc.Arbitrary<Damage> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map(
    (share): Damage =>
      bytes =>
        bytes.subarray(0, bytes.length * share),
  ),
  fc.tuple(fc.nat(), fc.integer({ min: 0, max: 255 })).map(
    ([at, value]): Damage =>
      bytes => {
        const damaged = Buffer.from(bytes)
        if (damaged.length > 0) damaged[at % damaged.length] = value
        return damaged
      },
  ),
  fc.tuple(fc.nat(), fc.uint8Array({ maxLength: 12 })).map(
    ([at, inserted]): Damage =>
      bytes => {
        const where = bytes.length === 0 ? 0 : at % bytes.length
        return Buffer.concat([bytes.subarray(0, where), inserted, bytes.subarray(where)])
      },
  ),
)

/** Bytes that were a listing once, or never. */
export const hostileBytes: fc.Arbitrary<Buffer> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }).map(bytes => Buffer.from(bytes)),
  fc.uint8Array({ maxLength: 100 }).map(bytes => textField(2, bytes)),
  fc
    .tuple(hostileListing, fc.array(anyDamage, { minLength: 1, maxLength: 4 }))
    .map(([entries, damages]) =>
      damages.reduce<Buffer>((bytes, damage) => damage(bytes), listingBytes(entries)),
    ),
)
