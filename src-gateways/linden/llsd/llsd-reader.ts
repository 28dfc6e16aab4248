import { readLlsdBinary } from './llsd-binary'
import { LLSD_BOUNDS, type LlsdBounds, LlsdFault } from './llsd-bounds'
import { readLlsdNotation } from './llsd-notation'
import type { Llsd } from './llsd-value'
import { LlsdXmlReader } from './llsd-xml-reader'

/** `<? LLSD/XML ?>`, `<? LLSD/Binary ?>`, `<? llsd/notation ?>`, each with its end of line. */
const HEADER = /^\s*<\?\s*llsd\/(xml|binary|notation)\s*\?>\r?\n?/i
/** The header, and white space before it. */
const LONGEST_START = 128

/** The byte order mark of UTF-8, byte by byte. */
const BOM = '\xef\xbb\xbf'

type Form = 'xml' | 'binary' | 'notation'

/**
 * Reads LLSD in any form as it arrives: by its header, else `<` is XML and all else notation
 * (linden.md, 8). The Content-Type says nothing: capabilities answer text/html
 * (opensim-run.md, 1).
 */
export class LlsdReader {
  readonly #bounds: LlsdBounds
  #start: Uint8Array[] = []
  #startLength = 0
  #bytes = 0
  #form: Form | null = null
  readonly #xml: LlsdXmlReader

  constructor(bounds: LlsdBounds = LLSD_BOUNDS) {
    this.#bounds = bounds
    this.#xml = new LlsdXmlReader(bounds)
  }

  /** @throws LlsdFault; the reader is of no use afterwards. */
  write(chunk: Uint8Array): void {
    this.#bytes += chunk.byteLength
    if (this.#bytes > this.#bounds.maxBytes)
      throw new LlsdFault('too-large', `More than ${this.#bounds.maxBytes} bytes.`)
    if (this.#form === 'xml') return this.#xml.write(chunk)
    this.#start.push(chunk)
    this.#startLength += chunk.byteLength
    if (this.#form === null && this.#startLength >= LONGEST_START) this.#begin()
  }

  /** @throws LlsdFault unless exactly one value has come. */
  close(): Llsd {
    if (this.#form === null) this.#begin()
    if (this.#form === 'xml') return this.#xml.close()
    const bytes = Buffer.concat(this.#start)
    return this.#form === 'binary'
      ? readLlsdBinary(bytes, this.#bounds)
      : readLlsdNotation(bytes, this.#bounds)
  }

  #begin(): void {
    const bytes = Buffer.concat(this.#start)
    const text = bytes.toString('latin1', 0, LONGEST_START)
    const header = HEADER.exec(text)
    const rest = bytes.subarray(header?.[0].length ?? 0)
    this.#form = formOf(header?.[1]?.toLowerCase(), text)
    this.#start = this.#form === 'xml' ? [] : [rest]
    if (this.#form === 'xml') this.#xml.write(rest)
  }
}

function formOf(said: string | undefined, text: string): Form {
  if (said === 'xml' || said === 'binary' || said === 'notation') return said
  return /^\s*</.test(text) || text.startsWith(BOM) ? 'xml' : 'notation'
}

/** A whole document in any form. @throws LlsdFault. */
export function readLlsd(bytes: Uint8Array, bounds: LlsdBounds = LLSD_BOUNDS): Llsd {
  const reader = new LlsdReader(bounds)
  reader.write(bytes)
  return reader.close()
}
