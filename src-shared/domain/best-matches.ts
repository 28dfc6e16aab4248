import type { Rank } from './name-rank'

export interface Match<F> {
  readonly folder: F
  /** Of the folder's listing. */
  readonly index: number
}

/** Which ranks still make a difference: `first` is whether it is the best one, nothing else. */
export type ToldApart = 'all' | 'first' | 'none'

/** Counts all matches and keeps the best: by rank, then first come. */
export class BestMatches<F> {
  readonly #limit: number
  readonly #byRank: Record<Rank, Match<F>[]> = { 0: [], 1: [], 2: [] }
  #count = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Of all, kept or not. */
  get count(): number {
    return this.#count
  }

  /** Ranks below one that is full need not be told apart: none of them will be kept. */
  get toldApart(): ToldApart {
    if (this.#byRank[0].length >= this.#limit) return 'none'
    return this.#byRank[1].length >= this.#limit ? 'first' : 'all'
  }

  add(rank: Rank, folder: F, index: number): void {
    this.#count += 1
    const matches = this.#byRank[rank]
    if (matches.length < this.#limit) matches.push({ folder, index })
  }

  best(): readonly Match<F>[] {
    return [...this.#byRank[0], ...this.#byRank[1], ...this.#byRank[2]].slice(0, this.#limit)
  }
}
