import { XmlError, type XmlFault, XmlReader } from '../../kit/xml-reader.ts'
import { LLSD_BOUNDS, type LlsdBounds, LlsdFault, type LlsdFaultKind } from './llsd-bounds'
import { LlsdBuilder } from './llsd-builder'
import { type Llsd, LlsdDate, LlsdInteger, LlsdReal, LlsdUri, LlsdUuid } from './llsd-value'

const FAULTS: Readonly<Record<XmlFault, LlsdFaultKind>> = {
  'not-xml': 'not-llsd',
  'cut-short': 'cut-short',
  doctype: 'not-llsd',
  'unexpected-markup': 'not-llsd',
  'too-large': 'too-large',
  'too-deep': 'too-deep',
  'too-many-elements': 'too-many-values',
}

/** What stands in the element that is open; `skipped`: within one that nobody knows. */
type Open = 'llsd' | 'array' | 'map' | 'leaf' | 'key' | 'skipped'

/**
 * Reads `application/llsd+xml` as it arrives (linden.md, 8): empty elements are legal
 * everywhere, unknown ones are undef, white space between elements is nothing.
 */
export class LlsdXmlReader {
  readonly #builder: LlsdBuilder
  readonly #xml: XmlReader
  readonly #stack: Open[] = []
  #encoding = ''

  constructor(bounds: LlsdBounds = LLSD_BOUNDS) {
    this.#builder = new LlsdBuilder(bounds)
    this.#xml = new XmlReader(
      {
        maxBytes: bounds.maxBytes,
        // The root, and an element in the innermost value.
        maxDepth: bounds.maxDepth + 3,
        maxElements: 2 * bounds.maxValues + 1,
        maxRun: bounds.maxText * 2,
      },
      {
        open: (name, attributes) => this.#open(name, attributes),
        close: (name, text) => this.#close(name, text),
      },
    )
  }

  /** @throws LlsdFault; the reader is of no use afterwards. */
  write(chunk: Uint8Array): void {
    this.#guarded(() => this.#xml.write(chunk))
  }

  /** @throws LlsdFault unless one document with one value has come. */
  close(): Llsd {
    this.#guarded(() => this.#xml.close())
    return this.#builder.end()
  }

  #guarded(work: () => void): void {
    try {
      work()
    } catch (thrown) {
      if (thrown instanceof XmlError)
        throw new LlsdFault(FAULTS[thrown.fault], `${thrown.fault}: ${thrown.message}`)
      throw thrown
    }
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    const parent = this.#stack.at(-1)
    if (parent === undefined) {
      if (name !== 'llsd') throw new LlsdFault('not-llsd', `The reply is <${name.slice(0, 40)}>.`)
      this.#stack.push('llsd')
      return
    }
    if (parent === 'skipped' || parent === 'leaf' || parent === 'key') {
      // Elements in a text: of no known reader's making, and of no meaning.
      this.#stack.push('skipped')
      return
    }
    if (parent === 'map' && this.#builder.wantsKey !== (name === 'key'))
      throw new LlsdFault('not-llsd', 'Keys and values of a map do not take turns.')
    if (name === 'key' && parent === 'map') this.#stack.push('key')
    else if (name === 'map' || name === 'array') {
      this.#builder.open(name)
      this.#stack.push(name)
    } else {
      this.#encoding = attributes['encoding'] ?? 'base64'
      this.#stack.push('leaf')
    }
  }

  #close(name: string, text: string): void {
    const open = this.#stack.pop()
    if (open === 'key') this.#builder.key(text)
    else if (open === 'map' || open === 'array') this.#builder.close(open)
    else if (open === 'leaf') this.#builder.value(leafOf(name, text, this.#encoding))
  }
}

function leafOf(name: string, text: string, encoding: string): Llsd {
  switch (name) {
    case 'string':
      return text
    case 'uuid':
      return new LlsdUuid(text)
    case 'integer':
      return integerOf(text)
    case 'boolean':
      return /^\s*(?:true|1)\s*$/.test(text)
    case 'real':
      return new LlsdReal(realOf(text))
    case 'date':
      return LlsdDate.parse(text)
    case 'uri':
      return new LlsdUri(text)
    case 'binary':
      // Others than base64 are skipped by viewers, too.
      return encoding === 'base64' ? Uint8Array.from(Buffer.from(text, 'base64')) : null
    default:
      return null
  }
}

function integerOf(text: string): LlsdInteger {
  const digits = /^\s*([+-]?\d{1,20})/.exec(text)?.[1]
  return new LlsdInteger(Number(digits ?? 0))
}

/** Empty is zero; the names of what is no number are those of C. */
export function realOf(text: string): number {
  const trimmed = text.trim().toLowerCase()
  if (/^[+-]?nan$/.test(trimmed)) return Number.NaN
  const infinite = /^([+-]?)inf(?:inity)?$/.exec(trimmed)
  if (infinite !== null) return infinite[1] === '-' ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,5})?$/.test(trimmed) ? Number(trimmed) : 0
}
