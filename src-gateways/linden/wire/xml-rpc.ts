import { XmlError, XmlReader } from '../../kit/xml-reader.ts'
import { LLSD_BOUNDS, LlsdFault } from '../llsd/llsd-bounds'
import { LlsdBuilder } from '../llsd/llsd-builder'
import { isLlsdMap, type Llsd, LlsdInteger, type LlsdMap, LlsdReal } from '../llsd/llsd-value'
import { realOf } from '../llsd/llsd-xml-reader'

/** A login reply with a skeleton of 50,000 folders is 20 MB. */
const BOUNDS = { maxBytes: 64 * 1024 * 1024, maxDepth: 256, maxElements: 4_000_000, maxRun: 1024 * 1024 }

/** Of what is answered: the one value that came back, or the fault. */
export interface XmlRpcReply {
  readonly value: Llsd
  readonly isFault: boolean
}

type Leaf = (text: string) => Llsd
const LEAVES: ReadonlyMap<string, Leaf> = new Map<string, Leaf>([
  ['string', text => text],
  ['i4', text => new LlsdInteger(Number.parseInt(text, 10))],
  ['int', text => new LlsdInteger(Number.parseInt(text, 10))],
  ['boolean', text => text.trim() === '1'],
  ['double', text => new LlsdReal(realOf(text))],
  ['dateTime.iso8601', text => text],
  ['base64', text => Uint8Array.from(Buffer.from(text, 'base64'))],
  ['nil', () => null],
])

/** A call with one struct, as logins have it (linden.md, 2). Texts, numbers, booleans and arrays of texts. */
export function writeXmlRpcCall(method: string, parameters: LlsdMap): string {
  const members = [...parameters].map(
    ([name, value]) => `<member><name>${name}</name><value>${written(value)}</value></member>`,
  )
  return `<?xml version="1.0"?><methodCall><methodName>${method}</methodName><params><param><value><struct>${members.join('')}</struct></value></param></params></methodCall>`
}

function written(value: Llsd): string {
  if (typeof value === 'boolean') return `<boolean>${value ? 1 : 0}</boolean>`
  if (value instanceof LlsdInteger) return `<i4>${value.value}</i4>`
  if (Array.isArray(value))
    return `<array><data>${value.map(each => `<value>${written(each)}</value>`).join('')}</data></array>`
  return `<string>${escaped(typeof value === 'string' ? value : '')}</string>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Reads `<methodResponse>` as it arrives. A value without a type is a text. */
export class XmlRpcReader {
  readonly #builder = new LlsdBuilder(LLSD_BOUNDS)
  readonly #names: string[] = []
  /** Of each `<value>` that is open: whether what it is has come. */
  readonly #hasValue: boolean[] = []
  #isFault = false
  readonly #xml = new XmlReader(BOUNDS, {
    open: name => this.#open(name),
    close: (name, text) => this.#close(name, text),
  })

  /** @throws LlsdFault. */
  write(chunk: Uint8Array): void {
    guarded(() => this.#xml.write(chunk))
  }

  /** @throws LlsdFault. */
  close(): XmlRpcReply {
    guarded(() => this.#xml.close())
    return { value: this.#builder.end(), isFault: this.#isFault }
  }

  #open(name: string): void {
    if (this.#names.length === 0 && name !== 'methodResponse')
      throw new LlsdFault('not-llsd', `The reply is <${name.slice(0, 40)}>.`)
    if (name === 'fault' && this.#names.length === 1) this.#isFault = true
    this.#names.push(name)
    if (name === 'value') this.#hasValue.push(false)
    else if (name === 'struct' || name === 'array') {
      this.#noteValue()
      this.#builder.open(name === 'struct' ? 'map' : 'array')
    }
  }

  #close(name: string, text: string): void {
    this.#names.pop()
    const leaf = LEAVES.get(name)
    if (name === 'struct') this.#builder.close('map')
    else if (name === 'array') this.#builder.close('array')
    else if (name === 'name' && this.#names.at(-1) === 'member') this.#builder.key(text)
    else if (name === 'value' && this.#hasValue.pop() === false) this.#builder.value(text)
    else if (leaf !== undefined && this.#names.at(-1) === 'value') {
      this.#noteValue()
      this.#builder.value(leaf(text))
    }
  }

  #noteValue(): void {
    if (this.#hasValue.pop() !== false) throw new LlsdFault('not-llsd', 'A value of two types.')
    this.#hasValue.push(true)
  }
}

function guarded(work: () => void): void {
  try {
    work()
  } catch (thrown) {
    if (!(thrown instanceof XmlError)) throw thrown
    const isLarge = thrown.fault.startsWith('too-')
    throw new LlsdFault(isLarge ? 'too-large' : 'not-llsd', `${thrown.fault}: ${thrown.message}`)
  }
}

/** What a fault says of itself. */
export function faultTextOf(value: Llsd): string {
  const text = isLlsdMap(value) ? value.get('faultString') : undefined
  return typeof text === 'string' ? text : 'The service says that it failed.'
}
