import { parseUuid, type Uuid } from '../../grids/uuid'

/**
 * The fields of a message that a region sent. Beyond its end everything is zero, and `isCut`
 * says so: whoever reads asks once, at the end, and drops what was cut off.
 */
export class FieldReader {
  readonly #bytes: Uint8Array
  #at = 0
  #isCut = false

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get isCut(): boolean {
    return this.#isCut
  }

  u8(): number {
    return this.bytes(1)[0] ?? 0
  }

  s8(): number {
    return (this.u8() << 24) >> 24
  }

  flag(): boolean {
    return this.u8() !== 0
  }

  u32(): number {
    return this.bytes(4).readUInt32LE()
  }

  s32(): number {
    return this.u32() | 0
  }

  /** Meters. */
  f32(): number {
    return this.bytes(4).readFloatLE()
  }

  /** Null: the zero id. */
  id(): Uuid | null {
    const hex = this.bytes(16).toString('hex')
    return parseUuid(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
  }

  /** Up to its zero, if it has one. */
  text(lengthBytes: 1 | 2 = 1): string {
    const length = lengthBytes === 1 ? this.u8() : this.u8() | (this.u8() << 8)
    const bytes = this.bytes(length)
    const end = bytes.indexOf(0)
    return bytes.toString('utf8', 0, end < 0 ? bytes.length : end)
  }

  skip(length: number): this {
    this.bytes(length)
    return this
  }

  bytes(length: number): Buffer {
    const part = Buffer.from(this.#bytes.subarray(this.#at, this.#at + length))
    this.#at += length
    if (part.length === length) return part
    this.#isCut = true
    return Buffer.alloc(length)
  }
}
