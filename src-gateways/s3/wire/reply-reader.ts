import { type XmlBounds, XmlReader } from '../../kit/xml-reader.ts'

/** Of one element that stands directly in the root, such as Contents. */
export interface ReplyRecord {
  readonly name: string
  /** Of its children that hold nothing but text. */
  readonly texts: ReadonlyMap<string, string>
}

/** What the services answer: a root, texts in it, and records of texts. */
export interface XmlReply {
  readonly root: string
  readonly texts: ReadonlyMap<string, string>
  readonly records: readonly ReplyRecord[]
}

/**
 * A page is 1,000 keys of at most 1,024 bytes, three characters each where they
 * are encoded; some services give more than a thousand when asked for less.
 */
const BOUNDS: XmlBounds = { maxBytes: 16_777_216, maxDepth: 8, maxElements: 60_000, maxRun: 16_384 }

/** Reads a reply as it arrives. What lies deeper than a record's texts (Owner, Initiator) is passed over. */
export class ReplyReader {
  readonly #reader: XmlReader
  readonly #texts = new Map<string, string>()
  readonly #records: ReplyRecord[] = []
  #root = ''
  #depth = 0
  #record: Map<string, string> | null = null

  constructor() {
    this.#reader = new XmlReader(BOUNDS, {
      open: name => this.#open(name),
      close: (name, text) => this.#close(name, text),
    })
  }

  /** @throws XmlError */
  write(chunk: Uint8Array): void {
    this.#reader.write(chunk)
  }

  /** @throws XmlError */
  close(): XmlReply {
    this.#reader.close()
    return { root: this.#root, texts: this.#texts, records: this.#records }
  }

  #open(name: string): void {
    this.#depth++
    if (this.#depth === 1) this.#root = localName(name)
    // Until a child is seen it may as well be a text.
    if (this.#depth === 2) this.#record = null
    if (this.#depth === 3) this.#record ??= new Map()
  }

  #close(name: string, text: string): void {
    const local = localName(name)
    if (this.#depth === 3) this.#record?.set(local, text)
    if (this.#depth === 2) {
      if (this.#record === null) this.#texts.set(local, text)
      else this.#records.push({ name: local, texts: this.#record })
    }
    this.#depth--
  }
}

/** Services put their elements into name spaces of their own. */
function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
