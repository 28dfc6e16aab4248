import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { msOfNanos } from './wire-date'

const halvesOf = (nanos: bigint): [number, number] => {
  const bits = BigInt.asUintN(64, nanos)
  return [Number(bits >> 32n), Number(bits & 0xffff_ffffn)]
}

describe('msOfNanos', () => {
  it('agrees with exact arithmetic for every plausible time', () => {
    const latestNanos = BigInt(Date.UTC(2200, 0, 1)) * 1_000_000n
    fc.assert(
      fc.property(fc.bigInt(1_000_000n, latestNanos - 1n), nanos => {
        expect(msOfNanos(...halvesOf(nanos))).toBe(Number(nanos / 1_000_000n))
      }),
      { numRuns: 2_000 },
    )
  })

  it.each([0n, -1n, -(2n ** 63n), 999_999n, 2n ** 63n - 1n, 2n ** 62n * 2n - 1n])(
    'knows no time for %s nanoseconds',
    nanos => {
      expect(msOfNanos(...halvesOf(nanos))).toBeNull()
    },
  )

  it('keeps the millisecond of a real timestamp', () => {
    expect(msOfNanos(...halvesOf(1_782_345_678_901_999_900n))).toBe(1_782_345_678_901)
  })
})
