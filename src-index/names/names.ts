import { type NameColumns, NamePart, PUBLIC_BIT, ROWS_IN_PART, SEPARATOR, withoutDead } from './name-part'

export interface NameRow {
  readonly seq: number
  readonly searched: string
  readonly folder: number
  readonly kind: number
  readonly isPublic: boolean
  readonly modifiedMs: number | null
  readonly asset: number
}

/** Milliseconds as a part keeps them. */
function secondsOf(modifiedMs: number | null): number {
  return modifiedMs === null ? 0 : Math.min(0xffff_ffff, Math.max(0, Math.floor(modifiedMs / 1000)))
}

/** The names of all rows that hold now, in parts whose rows ascend. */
export class Names {
  #parts: NamePart[] = []
  /** Behind all parts: joined when somebody searches. */
  #tail: NameRow[] = []
  #tailPart: NamePart | null = null
  #alive = 0
  #version = 0
  #lastAsset = 0

  /** Another number each time that a row came or went. */
  get version(): number {
    return this.#version
  }

  get count(): number {
    return this.#alive
  }

  get lastAsset(): number {
    return this.#lastAsset
  }

  /** Rows of the file, behind those that were added before. */
  load(columns: NameColumns): void {
    const part = new NamePart(columns)
    if (part.count === 0) return
    this.#parts.push(part)
    this.#alive += part.count
    this.#version += 1
    for (const asset of part.assets) if (asset > this.#lastAsset) this.#lastAsset = asset
  }

  add(row: NameRow): void {
    this.#tail.push(row)
    this.#tailPart = null
    this.#alive += 1
    this.#version += 1
    if (row.asset > this.#lastAsset) this.#lastAsset = row.asset
    if (this.#tail.length >= ROWS_IN_PART) this.#closeTail()
  }

  remove(seq: number): void {
    this.#version += 1
    if (this.#takeFromTail(seq)) return
    const at = this.#partOf(seq)
    const part = this.#parts[at]
    if (part?.kill(seq) !== true) return
    this.#alive -= 1
    if (part.alive === 0) this.#parts.splice(at, 1)
    else if (part.alive < part.count / 2) this.#parts[at] = withoutDead(part)
  }

  setModified(seq: number, modifiedMs: number | null): void {
    const inTail = this.#inTail(seq)
    const row = this.#tail[inTail]
    if (row !== undefined) {
      this.#tail[inTail] = { ...row, modifiedMs }
      this.#tailPart = null
      return
    }
    const part = this.#parts[this.#partOf(seq)]
    const at = part?.rowOf(seq) ?? -1
    if (part !== undefined && at >= 0) part.modified[at] = secondsOf(modifiedMs)
  }

  parts(): readonly NamePart[] {
    if (this.#tail.length === 0) return this.#parts
    this.#tailPart ??= partOf(this.#tail)
    return [...this.#parts, this.#tailPart]
  }

  #takeFromTail(seq: number): boolean {
    const [first] = this.#tail
    if (first === undefined || seq < first.seq) return false
    const at = this.#inTail(seq)
    if (at < 0) return true
    this.#tail.splice(at, 1)
    this.#tailPart = null
    this.#alive -= 1
    return true
  }

  #inTail(seq: number): number {
    let low = 0
    let high = this.#tail.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = this.#tail[middle]?.seq ?? 0
      if (at === seq) return middle
      if (at < seq) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  #closeTail(): void {
    this.#parts.push(partOf(this.#tail))
    this.#tail = []
    this.#tailPart = null
  }

  /** The index of the part that would hold it. */
  #partOf(seq: number): number {
    let low = 0
    let high = this.#parts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#parts[middle]?.seqs[0] ?? 0) <= seq) low = middle
      else high = middle - 1
    }
    return low
  }
}

/** Rows that need not hold now, such as those of the past. */
export function partOf(rows: readonly NameRow[]): NamePart {
  return new NamePart({
    joined: rows.map(({ searched }) => searched).join(SEPARATOR),
    seqs: Uint32Array.from(rows, ({ seq }) => seq),
    folders: Uint32Array.from(rows, ({ folder }) => folder),
    bits: Uint8Array.from(rows, ({ kind, isPublic }) => kind | (isPublic ? PUBLIC_BIT : 0)),
    modified: Uint32Array.from(rows, ({ modifiedMs }) => secondsOf(modifiedMs)),
    assets: Uint32Array.from(rows, ({ asset }) => asset),
  })
}
