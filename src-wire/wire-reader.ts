/** Why bytes are not what the wire contract says. */
export class WireFault extends Error {
  constructor(what: string, at: number) {
    super(`${what} at byte ${at}`)
    this.name = 'WireFault'
  }
}

export const WIRE_VARINT = 0
export const WIRE_LENGTH_DELIMITED = 2
const WIRE_FIXED64 = 1
const WIRE_FIXED32 = 5

/**
 * A bounds-checked cursor over protobuf bytes that come from outside. It never
 * reads past `end` and never loops: each step consumes at least one byte.
 */
export class WireReader {
  position: number
  /** Halves of the last varint, unsigned. */
  low = 0
  high = 0
  readonly bytes: Buffer

  constructor(bytes: Buffer, start = 0) {
    this.bytes = bytes
    this.position = start
  }

  /** Reads a varint of up to ten bytes into `low` and `high`. */
  readVarint(end: number): void {
    const first = this.bytes[this.position] ?? 0
    if (first < 0x80 && this.position < end) {
      // Nearly all of them: tags, short lengths, kinds.
      this.position++
      this.low = first
      this.high = 0
    } else this.#readLongVarint(end)
  }

  #readLongVarint(end: number): void {
    let low = 0
    let high = 0
    const start = this.position
    for (let count = 0; count < 10; count++) {
      if (this.position >= end) throw new WireFault('the bytes end inside a number', start)
      const byte = this.bytes[this.position++] ?? 0
      const bits = byte & 0x7f
      const shift = count * 7
      if (shift < 28) low |= bits << shift
      else if (shift === 28) {
        low |= bits << 28
        high |= bits >>> 4
      } else high |= bits << (shift - 32)
      if (byte < 0x80) {
        this.low = low >>> 0
        this.high = high >>> 0
        return
      }
    }
    throw new WireFault('a number has more than ten bytes', start)
  }

  /** Reads a tag: field number and wire type, both in one number as on the wire. */
  readTag(end: number): number {
    const start = this.position
    this.readVarint(end)
    if (this.high !== 0 || this.low >>> 3 === 0) throw new WireFault('a field has no valid number', start)
    return this.low
  }

  /** Reads a length and checks that so many bytes follow; answers where they end. */
  readLengthEnd(end: number): number {
    const start = this.position
    this.readVarint(end)
    if (this.high !== 0 || this.low > end - this.position) {
      throw new WireFault('a field is longer than the message', start)
    }
    return this.position + this.low
  }

  /** Passes over the value of a field that this client does not know. */
  skip(wireType: number, end: number): void {
    const start = this.position
    if (wireType === WIRE_VARINT) this.readVarint(end)
    else if (wireType === WIRE_LENGTH_DELIMITED) this.position = this.readLengthEnd(end)
    else if (wireType === WIRE_FIXED64) this.position += 8
    else if (wireType === WIRE_FIXED32) this.position += 4
    else throw new WireFault(`wire type ${wireType} is not used by this service`, start)
    if (this.position > end) throw new WireFault('the bytes end inside a field', start)
  }
}
