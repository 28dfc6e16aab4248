/** As Linden's own buffers; nothing longer is a packet. Bytes. */
export const MAX_PACKET = 0x2000
const LONGEST_RUN = 255

/** Each run of zeros as a zero and how many there are. */
export function zeroCoded(bytes: Uint8Array): Buffer {
  const coded: number[] = []
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0
    const run = byte === 0 ? zerosFrom(bytes, at) : 1
    coded.push(byte)
    if (byte === 0) coded.push(run)
    at += run
  }
  return Buffer.from(coded)
}

function zerosFrom(bytes: Uint8Array, at: number): number {
  let run = 1
  while (run < LONGEST_RUN && bytes[at + run] === 0) run++
  return run
}

/** Null where it is no such thing, or would be longer than a packet can be. */
export function zeroDecoded(bytes: Uint8Array): Buffer | null {
  const decoded = Buffer.alloc(MAX_PACKET)
  let length = 0
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0
    // A run of none is none: it is cut off, or damaged.
    const run = byte === 0 ? (bytes[++at] ?? 0) : 1
    if (run === 0 || length + run > MAX_PACKET) return null
    decoded.fill(byte, length, length + run)
    length += run
  }
  return decoded.subarray(0, length)
}
