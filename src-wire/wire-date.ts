const NANOS_PER_MS = 1_000_000
/** 2^32 = 4294 * 1e6 + 967296: lets the high half be divided without leaving the exact integers. */
const HIGH_UNIT_MS = 4_294
const HIGH_UNIT_REST_NANOS = 967_296
/** Times beyond this are nonsense, not dates; int64 nanoseconds end in 2262. */
const LATEST_PLAUSIBLE_MS = Date.UTC(2200, 0, 1)

/**
 * Milliseconds since 1970 of an int64 of nanoseconds given as two unsigned
 * 32-bit halves, or null: the service sends 0 for "unknown" (section 5), and
 * negative or absurd times are treated the same. The halves never meet in one
 * double: nanoseconds of today exceed 2^53.
 */
export function msOfNanos(high: number, low: number): number | null {
  if (high >= 0x8000_0000) return null
  const restNanos = high * HIGH_UNIT_REST_NANOS + low
  const ms = high * HIGH_UNIT_MS + Math.floor(restNanos / NANOS_PER_MS)
  return ms > 0 && ms < LATEST_PLAUSIBLE_MS ? ms : null
}
