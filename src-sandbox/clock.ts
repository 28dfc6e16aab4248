const stepNanos = 100n
let last = 0n

/** Nanoseconds since 1970 in the service's steps of 100, never the same twice: a test may order writes by it. */
export function nowNanos(): bigint {
  const now = BigInt(Date.now()) * 1_000_000n
  last = now > last ? now : last + stepNanos
  return last
}
