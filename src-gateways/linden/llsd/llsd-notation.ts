import { LLSD_BOUNDS, type LlsdBounds, LlsdFault } from './llsd-bounds'
import { LlsdBuilder } from './llsd-builder'
import { readDelimited, writeDelimited } from './llsd-notation-text'
import { type Llsd, LlsdDate, LlsdInteger, LlsdReal, LlsdUri, LlsdUuid } from './llsd-value'
import { realText } from './llsd-xml'
import { realOf } from './llsd-xml-reader'

const UTF8 = new TextDecoder('utf-8')
/** The longest word, or number, that means something. */
const LONGEST_WORD = 64
const UUID_LENGTH = 36

/** Reads the notation form, behind its header (linden.md, 8). @throws LlsdFault. */
export function readLlsdNotation(bytes: Uint8Array, bounds: LlsdBounds = LLSD_BOUNDS): Llsd {
  if (bytes.length > bounds.maxBytes) throw new LlsdFault('too-large', `${bytes.length} bytes.`)
  return new NotationReader(bytes, bounds).read()
}

class NotationReader {
  readonly #data: Buffer
  readonly #builder: LlsdBuilder
  /** Something stands before, in the array or map that is open: a comma has to come. */
  readonly #needsComma: boolean[] = []
  #at = 0

  constructor(bytes: Uint8Array, bounds: LlsdBounds) {
    this.#data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    this.#builder = new LlsdBuilder(bounds)
  }

  read(): Llsd {
    do this.#next()
    while (!this.#builder.isWhole)
    this.#skipSpace()
    if (this.#at < this.#data.length) throw new LlsdFault('not-llsd', 'More than one value.')
    return this.#builder.end()
  }

  #next(): void {
    this.#skipSpace()
    const mark = this.#peek()
    if (mark === ']' || mark === '}') {
      this.#at++
      this.#needsComma.pop()
      this.#builder.close(mark === ']' ? 'array' : 'map')
      return
    }
    if (this.#builder.depth > 0 && (!this.#builder.isInMap || this.#builder.wantsKey)) this.#comma()
    if (this.#builder.wantsKey) this.#key()
    else this.#value()
  }

  #comma(): void {
    if (this.#needsComma.at(-1) === true) {
      this.#expect(',')
      this.#skipSpace()
    }
    this.#needsComma[this.#needsComma.length - 1] = true
  }

  #key(): void {
    const mark = this.#peek()
    if (mark !== '"' && mark !== "'" && mark !== 's') throw new LlsdFault('not-llsd', 'A map without a key.')
    this.#at++
    this.#builder.key(mark === 's' ? UTF8.decode(this.#sized()) : this.#delimited(mark))
    this.#skipSpace()
    this.#expect(':')
  }

  #value(): void {
    const mark = this.#peek()
    this.#at++
    if (mark === '[' || mark === '{') {
      this.#builder.open(mark === '[' ? 'array' : 'map')
      this.#needsComma.push(false)
    } else this.#builder.value(this.#leaf(mark))
  }

  #leaf(mark: string): Llsd {
    switch (mark) {
      case '!':
        return null
      case '0':
      case '1':
        return mark === '1'
      case 't':
      case 'T':
      case 'f':
      case 'F':
        return this.#boolean(mark)
      case 'i':
        return new LlsdInteger(Number(this.#word(/^[+-]?\d{1,20}/)))
      case 'r':
        return new LlsdReal(realOf(this.#word(/^[+-]?(?:nan|inf(?:inity)?|[\d.]+(?:e[+-]?\d+)?)/i)))
      case 'u':
        return this.#uuid()
      case 'b':
        return this.#binary()
      case 's':
        return UTF8.decode(this.#sized())
      case '"':
      case "'":
        return this.#delimited(mark)
      case 'l':
        return new LlsdUri(this.#quoted())
      case 'd':
        return LlsdDate.parse(this.#quoted())
      default:
        throw new LlsdFault('not-llsd', 'What stands there begins no value.')
    }
  }

  #boolean(mark: string): boolean {
    this.#word(/^(?:rue|RUE|alse|ALSE)?/)
    return mark.toLowerCase() === 't'
  }

  #uuid(): LlsdUuid {
    const text = this.#take(UUID_LENGTH).toString('latin1')
    if (!/^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$/.test(text))
      throw new LlsdFault('not-llsd', 'What is said to be an id is none.')
    return new LlsdUuid(text)
  }

  #binary(): Uint8Array {
    if (this.#peek() === '(') return Uint8Array.from(this.#sized())
    const base = this.#word(/^(?:16|64)/)
    return Uint8Array.from(Buffer.from(this.#quoted(), base === '16' ? 'hex' : 'base64'))
  }

  /** `(12)"…"`: bytes as they are. */
  #sized(): Buffer {
    const length = Number(this.#word(/^\(\d{1,10}\)/).slice(1, -1))
    const quote = this.#quote()
    const bytes = this.#take(length)
    this.#expect(quote)
    return bytes
  }

  #quoted(): string {
    return this.#delimited(this.#quote())
  }

  #quote(): '"' | "'" {
    const quote = this.#peek()
    if (quote !== '"' && quote !== "'") throw new LlsdFault('not-llsd', 'A quote is missing.')
    this.#at++
    return quote
  }

  #delimited(quote: '"' | "'"): string {
    const { text, end } = readDelimited(this.#data, this.#at, quote)
    this.#at = end
    return text
  }

  #word(form: RegExp): string {
    const found = form.exec(this.#data.toString('latin1', this.#at, this.#at + LONGEST_WORD))?.[0]
    if (found === undefined) throw new LlsdFault('not-llsd', 'What stands there begins no value.')
    this.#at += found.length
    return found
  }

  #take(length: number): Buffer {
    if (length > this.#data.length - this.#at) throw new LlsdFault('cut-short', 'The document has no end.')
    const bytes = this.#data.subarray(this.#at, this.#at + length)
    this.#at += length
    return bytes
  }

  #peek(): string {
    if (this.#at >= this.#data.length) throw new LlsdFault('cut-short', 'The document has no end.')
    return String.fromCharCode(this.#data[this.#at] ?? 0)
  }

  #expect(mark: string): void {
    if (this.#peek() !== mark) throw new LlsdFault('not-llsd', `A ${mark} is missing.`)
    this.#at++
  }

  #skipSpace(): void {
    while (/\s/.test(String.fromCharCode(this.#data[this.#at] ?? 0))) this.#at++
  }
}

/** The notation form, without a header. */
export function writeLlsdNotation(value: Llsd): string {
  if (value === null) return '!'
  if (typeof value === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'string') return writeDelimited(value)
  if (value instanceof LlsdInteger) return `i${value.value}`
  if (value instanceof LlsdReal) return `r${realText(value.value)}`
  if (value instanceof LlsdUuid) return `u${value.value}`
  if (value instanceof LlsdUri) return `l${writeDelimited(value.value)}`
  if (value instanceof LlsdDate) return `d"${value.toString()}"`
  if (value instanceof Uint8Array) return `b64"${Buffer.from(value).toString('base64')}"`
  if (value instanceof Map)
    return `{${[...value].map(([key, each]) => `${writeDelimited(key)}:${writeLlsdNotation(each)}`).join(',')}}`
  return Array.isArray(value) ? `[${value.map(each => writeLlsdNotation(each)).join(',')}]` : '!'
}
