import { LLSD_BOUNDS, type LlsdBounds, LlsdFault } from './llsd-bounds'
import { LlsdBuilder } from './llsd-builder'
import { readDelimited } from './llsd-notation-text'
import { type Llsd, LlsdDate, LlsdInteger, LlsdReal, LlsdUri, LlsdUuid } from './llsd-value'

const UTF8 = new TextDecoder('utf-8')
const LENGTH = 4
const DOUBLE = 8
const ID = 16
const SIZES: Readonly<Record<string, number>> = { i: LENGTH, r: DOUBLE, d: DOUBLE, u: ID }

/**
 * Reads the binary form, behind its header (linden.md, 8). Every length is held against the
 * bytes that are left. Dates are little-endian, as viewers have them. @throws LlsdFault.
 */
export function readLlsdBinary(bytes: Uint8Array, bounds: LlsdBounds = LLSD_BOUNDS): Llsd {
  if (bytes.length > bounds.maxBytes) throw new LlsdFault('too-large', `${bytes.length} bytes.`)
  return new BinaryReader(bytes, bounds).read()
}

class BinaryReader {
  readonly #data: Buffer
  readonly #builder: LlsdBuilder
  /** How many values or pairs of each open array or map are still to come. */
  readonly #left: number[] = []
  #at = 0

  constructor(bytes: Uint8Array, bounds: LlsdBounds) {
    this.#data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#builder = new LlsdBuilder(bounds)
  }

  read(): Llsd {
    do this.#next()
    while (!this.#builder.isWhole)
    if (this.#at < this.#data.length) throw new LlsdFault('not-llsd', 'More than one value.')
    return this.#builder.end()
  }

  #next(): void {
    const mark = this.#mark()
    if (mark === ']' || mark === '}') this.#close(mark)
    else if (this.#builder.wantsKey) this.#key(mark)
    else {
      this.#count()
      this.#value(mark)
    }
  }

  #close(mark: ']' | '}'): void {
    if (this.#left.pop() !== 0) throw new LlsdFault('not-llsd', 'Not as many values as announced.')
    this.#builder.close(mark === ']' ? 'array' : 'map')
  }

  #count(): void {
    const left = this.#left.pop()
    if (left === undefined) return
    if (left === 0) throw new LlsdFault('not-llsd', 'More values than announced.')
    this.#left.push(left - 1)
  }

  #key(mark: string): void {
    if (mark === 'k') this.#builder.key(UTF8.decode(this.#counted()))
    else if (mark === '"' || mark === "'") this.#builder.key(this.#delimited(mark))
    else throw new LlsdFault('not-llsd', 'A map without a key.')
  }

  #value(mark: string): void {
    if (mark === '[' || mark === '{') this.#open(mark)
    else if (mark in SIZES) this.#builder.value(this.#fixed(mark, this.#take(SIZES[mark] ?? 0)))
    else this.#builder.value(this.#other(mark))
  }

  #open(mark: '[' | '{'): void {
    const count = this.#take(LENGTH).readUInt32BE()
    // Each value takes a byte, each pair six, and both the end's.
    if (count * (mark === '[' ? 1 : 3) > this.#data.length - this.#at)
      throw new LlsdFault('cut-short', `${count} values are announced.`)
    this.#builder.open(mark === '[' ? 'array' : 'map')
    this.#left.push(count)
  }

  #fixed(mark: string, bytes: Buffer): Llsd {
    if (mark === 'i') return new LlsdInteger(bytes.readInt32BE())
    if (mark === 'r') return new LlsdReal(bytes.readDoubleBE())
    if (mark === 'd') return new LlsdDate(bytes.readDoubleLE())
    const hex = bytes.toString('hex')
    return new LlsdUuid(hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'))
  }

  #other(mark: string): Llsd {
    switch (mark) {
      case '!':
        return null
      case '1':
        return true
      case '0':
        return false
      case 's':
        return UTF8.decode(this.#counted())
      case 'l':
        return new LlsdUri(UTF8.decode(this.#counted()))
      case 'b':
        return Uint8Array.from(this.#counted())
      case '"':
      case "'":
        return this.#delimited(mark)
      default:
        throw new LlsdFault('not-llsd', `The byte ${mark.charCodeAt(0)} begins no value.`)
    }
  }

  #delimited(mark: '"' | "'"): string {
    const { text, end } = readDelimited(this.#data, this.#at, mark)
    this.#at = end
    return text
  }

  #counted(): Buffer {
    return this.#take(this.#take(LENGTH).readUInt32BE())
  }

  #mark(): string {
    return this.#take(1).toString('latin1')
  }

  #take(length: number): Buffer {
    if (length > this.#data.length - this.#at) throw new LlsdFault('cut-short', 'The document has no end.')
    const bytes = this.#data.subarray(this.#at, this.#at + length)
    this.#at += length
    return bytes
  }
}

/** The binary form, without a header. */
export function writeLlsdBinary(value: Llsd): Uint8Array {
  const parts: Uint8Array[] = []
  write(parts, value)
  return Uint8Array.from(Buffer.concat(parts))
}

function write(parts: Uint8Array[], value: Llsd): void {
  const mark = (text: string): void => void parts.push(Buffer.from(text, 'latin1'))
  if (value === null) mark('!')
  else if (typeof value === 'boolean') mark(value ? '1' : '0')
  else if (typeof value === 'string') counted(parts, 's', Buffer.from(value))
  else if (value instanceof LlsdUri) counted(parts, 'l', Buffer.from(value.value))
  else if (value instanceof Uint8Array) counted(parts, 'b', value)
  else if (value instanceof LlsdInteger) parts.push(fixed('i', LENGTH, to => to.writeInt32BE(value.value, 1)))
  else if (value instanceof LlsdReal) parts.push(fixed('r', DOUBLE, to => to.writeDoubleBE(value.value, 1)))
  else if (value instanceof LlsdDate) parts.push(fixed('d', DOUBLE, to => to.writeDoubleLE(value.seconds, 1)))
  else if (value instanceof LlsdUuid)
    parts.push(Buffer.concat([Buffer.from('u'), Buffer.from(value.value.replaceAll('-', ''), 'hex')]))
  else if (value instanceof Map) {
    parts.push(fixed('{', LENGTH, to => to.writeUInt32BE(value.size, 1)))
    for (const [key, each] of value) {
      counted(parts, 'k', Buffer.from(key))
      write(parts, each)
    }
    mark('}')
  } else if (Array.isArray(value)) {
    parts.push(fixed('[', LENGTH, to => to.writeUInt32BE(value.length, 1)))
    for (const each of value) write(parts, each)
    mark(']')
  }
}

function fixed(mark: string, size: number, fill: (to: Buffer) => void): Buffer {
  const bytes = Buffer.alloc(1 + size)
  bytes.write(mark, 'latin1')
  fill(bytes)
  return bytes
}

function counted(parts: Uint8Array[], mark: string, bytes: Uint8Array): void {
  parts.push(
    fixed(mark, LENGTH, to => to.writeUInt32BE(bytes.length, 1)),
    bytes,
  )
}
