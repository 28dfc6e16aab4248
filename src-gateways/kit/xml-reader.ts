import { SaxesParser } from 'saxes'

/** What a document may be at most; more is refused while it is read, before it is held in memory. */
export interface XmlBounds {
  /** Bytes as they come over the wire. */
  readonly maxBytes: number
  /** Elements within each other, the root included. */
  readonly maxDepth: number
  readonly maxElements: number
  /** UTF-16 units without a tag among them: of one text, one tag, one comment. Kept to within a chunk. */
  readonly maxRun: number
}

export type XmlFault =
  | 'not-xml'
  | 'cut-short'
  | 'doctype'
  | 'unexpected-markup'
  | 'too-large'
  | 'too-deep'
  | 'too-many-elements'

/** A document that is not read to its end; what was told of it so far is to be dropped. */
export class XmlError extends Error {
  constructor(
    readonly fault: XmlFault,
    detail: string,
  ) {
    super(detail)
    this.name = 'XmlError'
  }
}

export interface XmlHandler {
  /** `attributes` has no prototype. */
  open(name: string, attributes: Readonly<Record<string, string>>): void
  /** `text` is what stands between this tag and the one before: for an element without children all of it. */
  close(name: string, text: string): void
}

/**
 * What may be a character that XML 1.0 cannot hold, raw or as `&#x1;`: OpenSimulator
 * writes them all the same (opensim-run.md, A4). A bare CR too, which a parser would
 * turn into LF.
 */
const PERHAPS_ODD = /&#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,10}));|[\p{Cc}\ufffe\uffff]/gu
/** The longest beginning of a reference whose end may come with the next chunk: `&#4294967295`. */
const LONGEST_REFERENCE = 13
const ODD_TARGET = 'u'

/**
 * Reads XML as it arrives, chunk by chunk, with every character that was sent: those
 * that XML forbids are handed to the parser as processing instructions, and put back
 * into the text by it. DOCTYPE, CDATA and instructions of others are refused: no
 * service that is read here sends them. UTF-8 only; a byte order mark is skipped.
 */
export class XmlReader {
  readonly #bounds: XmlBounds
  readonly #handler: XmlHandler
  readonly #parser = new SaxesParser({
    xmlns: false,
    position: false,
    forceXMLVersion: true,
    defaultXMLVersion: '1.0',
  })
  readonly #decoder = new TextDecoder('utf-8')
  #heldBack = ''
  #text = ''
  #bytes = 0
  #run = 0
  #depth = 0
  #elements = 0

  constructor(bounds: XmlBounds, handler: XmlHandler) {
    this.#bounds = bounds
    this.#handler = handler
    this.#listen()
  }

  /** @throws XmlError, or what the handler throws; the reader is of no use afterwards. */
  write(chunk: Uint8Array): void {
    this.#bytes += chunk.byteLength
    if (this.#bytes > this.#bounds.maxBytes)
      throw new XmlError('too-large', `More than ${this.#bounds.maxBytes} bytes.`)
    this.#feed(this.#heldBack + this.#decoder.decode(chunk, { stream: true }))
  }

  /** @throws XmlError unless exactly one document has come. */
  close(): void {
    this.#feed(this.#heldBack + this.#decoder.decode(), true)
    if (this.#depth > 0 || this.#elements === 0) throw new XmlError('cut-short', 'The document has no end.')
    this.#guarded(() => this.#parser.close())
  }

  #feed(text: string, isLast = false): void {
    const cut = isLast ? text.length : beforeOpenReference(text)
    this.#heldBack = text.slice(cut)
    const whole = text.slice(0, cut)
    this.#run += whole.length
    this.#guarded(() => this.#parser.write(whole.replace(PERHAPS_ODD, asInstruction)))
    if (this.#run > this.#bounds.maxRun)
      throw new XmlError('too-large', `More than ${this.#bounds.maxRun} characters without a tag.`)
  }

  #guarded(parse: () => void): void {
    try {
      parse()
    } catch (error) {
      if (error instanceof ParserError) throw new XmlError('not-xml', error.message)
      throw error
    }
  }

  #listen(): void {
    const parser = this.#parser
    parser.on('error', error => {
      throw new ParserError(error.message)
    })
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && encoding.toLowerCase() !== 'utf-8')
        throw new XmlError('not-xml', `Encoding ${encoding.slice(0, 40)}.`)
    })
    parser.on('doctype', () => refuse('doctype', 'A DOCTYPE.'))
    parser.on('cdata', () => refuse('unexpected-markup', 'A CDATA section.'))
    parser.on('comment', () => {
      this.#run = 0
    })
    parser.on('processinginstruction', ({ target, body }) => {
      if (target !== ODD_TARGET) refuse('unexpected-markup', 'A processing instruction.')
      this.#text += oddCharacter(body)
    })
    parser.on('text', text => {
      this.#text += text
    })
    parser.on('opentag', tag => this.#open(tag.name, tag.attributes))
    parser.on('closetag', tag => this.#close(tag.name))
  }

  #open(name: string, attributes: Readonly<Record<string, string>>): void {
    const { maxDepth, maxElements } = this.#bounds
    if (++this.#depth > maxDepth) throw new XmlError('too-deep', `More than ${maxDepth} levels.`)
    if (++this.#elements > maxElements) throw new XmlError('too-many-elements', `More than ${maxElements}.`)
    this.#text = ''
    this.#run = 0
    this.#handler.open(name, attributes)
  }

  #close(name: string): void {
    const text = this.#text
    if (text.length > this.#bounds.maxRun)
      throw new XmlError('too-large', `A text of ${text.length} characters.`)
    this.#depth--
    this.#text = ''
    this.#run = 0
    this.#handler.close(name, text)
  }
}

/** What the parser says is wrong, told apart from what the handler throws. */
class ParserError extends Error {}

function refuse(fault: XmlFault, detail: string): never {
  throw new XmlError(fault, detail)
}

/** Where to cut so that no reference that `PERHAPS_ODD` looks for is cut in two. */
function beforeOpenReference(text: string): number {
  const from = Math.max(0, text.length - LONGEST_REFERENCE)
  const end = text.slice(from)
  const at = end.lastIndexOf('&')
  return at < 0 || end.includes(';', at) ? text.length : from + at
}

/** Only what XML cannot hold becomes an instruction; a reference to anything else is the parser's. */
function asInstruction(found: string, hex: string | undefined, decimal: string | undefined): string {
  const isRaw = found.length === 1
  const code = isRaw
    ? found.charCodeAt(0)
    : Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16)
  const isOdd = isOddCode(code) || (isRaw && found === '\r')
  return isOdd ? `<?${ODD_TARGET} ${code.toString(16)}?>` : found
}

function isOddCode(code: number): boolean {
  if (code < 0x20) return code !== 0x09 && code !== 0x0a && code !== 0x0d
  return (code >= 0xd800 && code <= 0xdfff) || code === 0xfffe || code === 0xffff
}

function oddCharacter(body: string): string {
  if (!/^[0-9a-f]{1,4}$/.test(body)) refuse('unexpected-markup', 'A processing instruction.')
  return String.fromCharCode(Number.parseInt(body, 16))
}
