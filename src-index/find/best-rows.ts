import { KIND_BITS, type NamePart } from '../names/name-part'
import { FOLDER_KIND, LINK_KIND } from '../storage/kind-codes'

export interface BestRow {
  readonly part: NamePart
  readonly row: number
  /** As `CLASS` numbers them. */
  readonly rank: number
  readonly score: number
  readonly asset: number
}

/** What comes earlier among names that answer alike. */
export interface Preferences {
  /** 0 to 15 by row; more is better. */
  readonly usedBySeq: ReadonlyMap<number, number>
  /** Id of the folder that is shown. */
  readonly presentFolder: number
  /** By id of the folder's node. */
  readonly depthOf: (folder: number) => number
  /** Sorts by this instead, if there is one: less is better, below 2^45. */
  readonly order: ((part: NamePart, row: number) => number) | null
  readonly isEachCopy: boolean
}

const MODIFIED_UNITS = 2 ** 32
const DEPTHS = 128
const MAX_USED = 15

/** Counts all rows, and keeps the best; of one asset the best one only. */
export class BestRows {
  readonly #limit: number
  readonly #preferences: Preferences
  readonly #counts: Uint32Array
  /** A heap whose first is the worst of those that are kept; may hold some that a better one of its asset has replaced. */
  readonly #heap: BestRow[] = []
  readonly #byAsset = new Map<number, BestRow>()
  #kept = 0
  total = 0

  constructor(limit: number, lastAsset: number, preferences: Preferences) {
    this.#limit = limit
    this.#counts = new Uint32Array(lastAsset + 1)
    this.#preferences = preferences
  }

  /** Whether a row of this rank, or a worse one, can still be among the best. */
  isWanted(rank: number): boolean {
    return (
      this.#kept < this.#limit || rank <= (this.#heap[0]?.rank ?? rank) || this.#preferences.order !== null
    )
  }

  count(part: NamePart, row: number): void {
    this.total += 1
    const asset = part.assets[row] ?? 0
    if (asset > 0) this.#counts[asset] = (this.#counts[asset] ?? 0) + 1
  }

  /** How many rows of an asset were counted. */
  copiesOf(asset: number): number {
    return Math.max(1, this.#counts[asset] ?? 1)
  }

  offer(part: NamePart, row: number, rank: number): void {
    const score = this.#scoreOf(part, row, rank)
    const isFull = this.#kept >= this.#limit
    if (isFull && score >= (this.#heap[0]?.score ?? 0)) return
    const asset = !this.#preferences.isEachCopy && collapses(part, row) ? (part.assets[row] ?? 0) : 0
    const better = asset === 0 ? undefined : this.#byAsset.get(asset)
    if (better !== undefined && better.score <= score) return
    const best: BestRow = { part, row, rank, score, asset }
    if (asset > 0) this.#byAsset.set(asset, best)
    push(this.#heap, best)
    if (better === undefined) this.#kept += 1
    this.#dropReplaced()
    if (this.#kept > this.#limit) this.#dropWorst()
  }

  best(): readonly BestRow[] {
    return this.#heap.filter(one => this.#isCurrent(one)).toSorted((a, b) => a.score - b.score)
  }

  #isCurrent(one: BestRow): boolean {
    return one.asset === 0 || this.#byAsset.get(one.asset) === one
  }

  /** So that the first of the heap is one that counts. */
  #dropReplaced(): void {
    for (let [first] = this.#heap; first !== undefined && !this.#isCurrent(first); [first] = this.#heap)
      pop(this.#heap)
  }

  #dropWorst(): void {
    const worst = pop(this.#heap)
    if (worst !== undefined && worst.asset > 0) this.#byAsset.delete(worst.asset)
    this.#kept -= 1
    this.#dropReplaced()
  }

  /** Rank, use, the present folder, newer, shallower: one number below 2^53. */
  #scoreOf(part: NamePart, row: number, rank: number): number {
    const { usedBySeq, presentFolder, depthOf, order } = this.#preferences
    if (order !== null) return order(part, row)
    const folder = part.folders[row] ?? 0
    const used = usedBySeq.size === 0 ? 0 : Math.min(MAX_USED, usedBySeq.get(part.seqs[row] ?? 0) ?? 0)
    const first = (rank * (MAX_USED + 1) + (MAX_USED - used)) * 2 + (folder === presentFolder ? 0 : 1)
    const second = first * MODIFIED_UNITS + (MODIFIED_UNITS - 1 - (part.modified[row] ?? 0))
    return second * DEPTHS + Math.min(DEPTHS - 1, depthOf(folder))
  }
}

/** Folders and links are places: two of them are never the same thing. */
function collapses(part: NamePart, row: number): boolean {
  const kind = (part.bits[row] ?? 0) & KIND_BITS
  return kind !== FOLDER_KIND && kind !== LINK_KIND
}

function push(heap: BestRow[], one: BestRow): void {
  let at = heap.push(one) - 1
  while (at > 0) {
    const above = (at - 1) >> 1
    if (scoreAt(heap, above) >= one.score) break
    swap(heap, at, above)
    at = above
  }
}

function pop(heap: BestRow[]): BestRow | undefined {
  const [worst] = heap
  const last = heap.pop()
  if (last === undefined || last === worst) return worst
  heap[0] = last
  for (let at = 0; ; ) {
    const [left, right] = [at * 2 + 1, at * 2 + 2]
    const larger = scoreAt(heap, right) > scoreAt(heap, left) ? right : left
    if (scoreAt(heap, larger) <= scoreAt(heap, at)) return worst
    swap(heap, at, larger)
    at = larger
  }
}

function scoreAt(heap: readonly BestRow[], at: number): number {
  return heap[at]?.score ?? -1
}

function swap(heap: BestRow[], a: number, b: number): void {
  const [one, other] = [heap[a], heap[b]]
  if (one === undefined || other === undefined) return
  heap[a] = other
  heap[b] = one
}
