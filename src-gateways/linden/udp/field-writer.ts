import type { Uuid } from '../../grids/uuid'

const ZERO_ID = '00000000-0000-0000-0000-000000000000'
/** The zero that ends a text counts (opensim-run.md, 9). Bytes. */
const LONGEST_TEXT = 255

/** The body of a message, field after field; all of it little-endian. */
export class FieldWriter {
  readonly #parts: Buffer[] = []

  get body(): Buffer {
    return Buffer.concat(this.#parts)
  }

  u8(value: number): this {
    return this.#add(1, part => part.writeUInt8(value & 0xff))
  }

  flag(value: boolean): this {
    return this.u8(value ? 1 : 0)
  }

  /** Signed and unsigned ones are the same bits. */
  u32(value: number): this {
    return this.#add(4, part => part.writeUInt32LE(value >>> 0))
  }

  /** Null is the zero id. */
  id(value: Uuid | string | null): this {
    this.#parts.push(Buffer.from((value || ZERO_ID).replaceAll('-', ''), 'hex'))
    return this
  }

  bytes(value: Uint8Array): this {
    this.#parts.push(Buffer.from(value))
    return this
  }

  /** Meters. */
  vector(...values: readonly [number, number, number]): this {
    for (const value of values) this.#add(4, part => part.writeFloatLE(value))
    return this
  }

  /** With a zero at its end; what is too long ends at a whole character. */
  text(value: string): this {
    let bytes = Buffer.from(value)
    for (let end = value.length; bytes.length >= LONGEST_TEXT; end--) bytes = Buffer.from(value.slice(0, end))
    this.u8(bytes.length + 1)
    this.#parts.push(bytes, Buffer.alloc(1))
    return this
  }

  #add(length: number, write: (part: Buffer) => void): this {
    const part = Buffer.alloc(length)
    write(part)
    this.#parts.push(part)
    return this
  }
}
