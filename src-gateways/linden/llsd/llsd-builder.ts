import { type LlsdBounds, LlsdFault } from './llsd-bounds'
import type { Llsd } from './llsd-value'

interface OpenArray {
  readonly kind: 'array'
  readonly values: Llsd[]
}
interface OpenMap {
  readonly kind: 'map'
  readonly values: Map<string, Llsd>
  key: string | null
}

/**
 * Puts a document together from what a reader meets, whatever its form, and counts what it
 * holds. A map's later value of one key replaces the earlier (linden.md, 8).
 */
export class LlsdBuilder {
  readonly #bounds: LlsdBounds
  readonly #open: (OpenArray | OpenMap)[] = []
  #root: Llsd | undefined
  #count = 0

  constructor(bounds: LlsdBounds) {
    this.#bounds = bounds
  }

  get depth(): number {
    return this.#open.length
  }

  /** What the next thing may be: a key and not a value only in a map that has no key open. */
  get wantsKey(): boolean {
    const top = this.#open.at(-1)
    return top?.kind === 'map' && top.key === null
  }

  get isInMap(): boolean {
    return this.#open.at(-1)?.kind === 'map'
  }

  /** The one value is there. */
  get isWhole(): boolean {
    return this.#root !== undefined && this.#open.length === 0
  }

  /** @throws LlsdFault. */
  key(key: string): void {
    const top = this.#open.at(-1)
    if (top?.kind !== 'map') throw new LlsdFault('not-llsd', 'A key outside of a map.')
    if (top.key !== null) throw new LlsdFault('not-llsd', 'A key without a value.')
    this.#requireText(key.length)
    top.key = key
  }

  /** @throws LlsdFault. */
  value(value: Llsd): void {
    if (typeof value === 'string' || value instanceof Uint8Array) this.#requireText(value.length)
    this.#put(value)
  }

  /** @throws LlsdFault. */
  open(kind: 'array' | 'map'): void {
    if (this.#open.length >= this.#bounds.maxDepth)
      throw new LlsdFault('too-deep', `More than ${this.#bounds.maxDepth} levels.`)
    const opened: OpenArray | OpenMap =
      kind === 'array' ? { kind, values: [] } : { kind, values: new Map<string, Llsd>(), key: null }
    this.#put(opened.values)
    this.#open.push(opened)
  }

  /** @throws LlsdFault where something else is open, or a key has no value. */
  close(kind: 'array' | 'map'): void {
    const top = this.#open.pop()
    if (top?.kind !== kind) throw new LlsdFault('not-llsd', `The end of no ${kind}.`)
    if (top.kind === 'map' && top.key !== null) throw new LlsdFault('not-llsd', 'A key without a value.')
  }

  /** @throws LlsdFault unless exactly one value has come, to its end. */
  end(): Llsd {
    if (this.#root === undefined || this.#open.length > 0)
      throw new LlsdFault('cut-short', 'The document has no end.')
    return this.#root
  }

  #put(value: Llsd): void {
    if (++this.#count > this.#bounds.maxValues)
      throw new LlsdFault('too-many-values', `More than ${this.#bounds.maxValues} values.`)
    const top = this.#open.at(-1)
    if (top === undefined) {
      if (this.#root !== undefined) throw new LlsdFault('not-llsd', 'More than one value.')
      this.#root = value
    } else if (top.kind === 'array') top.values.push(value)
    else {
      if (top.key === null) throw new LlsdFault('not-llsd', 'A value without a key.')
      top.values.set(top.key, value)
      top.key = null
    }
  }

  #requireText(length: number): void {
    if (length > this.#bounds.maxText) throw new LlsdFault('too-large', `A text of ${length}.`)
  }
}
