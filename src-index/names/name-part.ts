/** Rows in one part: searched without a break, and made anew when one of the last is added. */
export const ROWS_IN_PART = 16_384

/** Stands between two names; no searched text holds it. */
export const SEPARATOR = '\n'

export const KIND_BITS = 0x07
export const PUBLIC_BIT = 0x08
const DEAD_BIT = 0x80

/** Some names as one text, and what else is known of each without asking the file. */
export interface NameColumns {
  /** Joined by `SEPARATOR`, in ascending order of their rows. */
  readonly joined: string
  readonly seqs: Uint32Array
  /** Ids of the folders' nodes. */
  readonly folders: Uint32Array
  /** Kind, public, and whether the row has ended. */
  readonly bits: Uint8Array
  /** Seconds since 1970; 0 where unknown. */
  readonly modified: Uint32Array
  /** Ids of assets; 0: none. */
  readonly assets: Uint32Array
}

/** One `indexOf` over the text of many names beats one for each name. */
export class NamePart {
  readonly joined: string
  readonly seqs: Uint32Array
  readonly folders: Uint32Array
  readonly bits: Uint8Array
  readonly modified: Uint32Array
  readonly assets: Uint32Array
  /** Where each name begins in the text, and where one more would. */
  readonly starts: Uint32Array
  /** Rows that have not ended. */
  alive: number

  constructor(columns: NameColumns) {
    this.joined = columns.joined
    this.seqs = columns.seqs
    this.folders = columns.folders
    this.bits = columns.bits
    this.modified = columns.modified
    this.assets = columns.assets
    this.starts = startsOf(columns.joined, columns.seqs.length)
    this.alive = columns.seqs.length
  }

  get count(): number {
    return this.seqs.length
  }

  isAlive(row: number): boolean {
    return ((this.bits[row] ?? DEAD_BIT) & DEAD_BIT) === 0
  }

  nameAt(row: number): string {
    return this.joined.slice(this.startOf(row), this.endOf(row))
  }

  startOf(row: number): number {
    return this.starts[row] ?? 0
  }

  endOf(row: number): number {
    return (this.starts[row + 1] ?? 0) - SEPARATOR.length
  }

  /** The row whose name covers an offset, at or behind `from`. */
  rowAt(offset: number, from: number): number {
    const { starts } = this
    // Names that match often lie close together.
    if (offset < (starts[from + 1] ?? 0)) return from
    let low = from
    let step = 1
    while (low + step < this.count && (starts[low + step] ?? 0) <= offset) {
      low += step
      step *= 2
    }
    let high = Math.min(this.count - 1, low + step)
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** -1: it is not in this part. */
  rowOf(seq: number): number {
    let low = 0
    let high = this.count - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const at = this.seqs[middle] ?? 0
      if (at === seq) return middle
      if (at < seq) low = middle + 1
      else high = middle - 1
    }
    return -1
  }

  /** Whether it was there and alive. */
  kill(seq: number): boolean {
    const row = this.rowOf(seq)
    if (row < 0 || !this.isAlive(row)) return false
    this.bits[row] = (this.bits[row] ?? 0) | DEAD_BIT
    this.alive -= 1
    return true
  }
}

/** The rows of a part that have not ended, as a part of their own. */
export function withoutDead(part: NamePart): NamePart {
  const rows: number[] = []
  for (let row = 0; row < part.count; row += 1) if (part.isAlive(row)) rows.push(row)
  const pick = (column: Uint32Array): Uint32Array => Uint32Array.from(rows, row => column[row] ?? 0)
  return new NamePart({
    joined: rows.map(row => part.nameAt(row)).join(SEPARATOR),
    seqs: pick(part.seqs),
    folders: pick(part.folders),
    bits: Uint8Array.from(rows, row => part.bits[row] ?? 0),
    modified: pick(part.modified),
    assets: pick(part.assets),
  })
}

function startsOf(joined: string, count: number): Uint32Array {
  const starts = new Uint32Array(count + 1)
  let at = -1
  for (let row = 1; row < count; row += 1) {
    at = joined.indexOf(SEPARATOR, at + 1)
    starts[row] = at + 1
  }
  if (count > 0) starts[count] = joined.length + 1
  return starts
}
