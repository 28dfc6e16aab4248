import type { FactNumber, FactText } from '../src-shared/model/fact-values'

/** Of ids, which cannot be cut: what is left is the id of something else. */
export const MAX_ID_BYTES = 1_024

/** Longer texts are cut, at a whole character: no platform has such words for types, and nobody reads such a description in a row. */
const MAX_BYTES: Readonly<Record<FactText, number>> = {
  type: 256,
  creatorId: 256,
  creator: 256,
  description: 4_096,
  linkTarget: MAX_ID_BYTES,
}

/** What entries say beyond the fields of resonite_io.v1 (EntryExtras of satchel/v1), a column for each thing that any of them says. */
export class FactColumns {
  /** Where the texts begin and end, a pair per entry; an end of 0: there is none. */
  readonly texts = new Map<FactText, Uint32Array>()
  /** NaN where nothing is said. */
  readonly numbers = new Map<FactNumber, Float64Array>()
  #capacity: number

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  grow(capacity: number): void {
    this.#capacity = capacity
    for (const [name, offsets] of this.texts) {
      const larger = new Uint32Array(capacity * 2)
      larger.set(offsets)
      this.texts.set(name, larger)
    }
    for (const [name, values] of this.numbers) {
      const larger = new Float64Array(capacity).fill(Number.NaN)
      larger.set(values)
      this.numbers.set(name, larger)
    }
  }

  takeText(name: FactText, index: number, bytes: Uint8Array, start: number, stop: number): void {
    let offsets = this.texts.get(name)
    if (offsets === undefined) {
      offsets = new Uint32Array(this.#capacity * 2)
      this.texts.set(name, offsets)
    }
    const isEmpty = start === stop
    offsets[index * 2] = isEmpty ? 0 : start
    offsets[index * 2 + 1] = isEmpty ? 0 : cutBefore(bytes, start, stop, MAX_BYTES[name])
  }

  takeNumber(name: FactNumber, index: number, value: number): void {
    let values = this.numbers.get(name)
    if (values === undefined) {
      if (Number.isNaN(value)) return
      values = new Float64Array(this.#capacity).fill(Number.NaN)
      this.numbers.set(name, values)
    }
    values[index] = value
  }

  /** What is special about one comes mark by mark. */
  addFlags(index: number, bits: number): void {
    const before = this.numberAt('flags', index)
    if (bits !== 0) this.takeNumber('flags', index, (Number.isNaN(before) ? 0 : before) | bits)
  }

  numberAt(name: FactNumber, index: number): number {
    return this.numbers.get(name)?.[index] ?? Number.NaN
  }
}

/** At most three steps back to the first byte of a character. */
function cutBefore(bytes: Uint8Array, start: number, stop: number, most: number): number {
  if (stop - start <= most) return stop
  let end = start + most
  for (let step = 0; step < 3 && ((bytes[end] ?? 0) & 0xc0) === 0x80; step++) end--
  return end
}
