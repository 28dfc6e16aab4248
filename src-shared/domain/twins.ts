import type { EntryProblem } from '../model/entry'
import { addressProblem, foldCase } from './names'

/**
 * Finds the entries of one folder that no path tells apart. Names arrive piece
 * by piece and in any order; each costs one look-up, and only names that clash
 * cost more. Nothing may be done to a twin from here (resonite-io.md, section 4).
 */
export class TwinFinder {
  readonly #names: string[] = []
  /** The first index of each folded name. */
  readonly #firstByFold = new Map<string, number>()
  /** How often each exact name occurs, per folded name, shared by all its members. */
  readonly #groups = new Map<number, Map<string, number>>()

  /** Each index is added once. */
  add(name: string, index: number): void {
    if (this.#names[index] !== undefined) return
    this.#names[index] = name
    const folded = foldCase(name)
    const first = this.#firstByFold.get(folded)
    if (first === undefined) this.#firstByFold.set(folded, index)
    else this.#join(index, name, first)
  }

  /**
   * Why the entry cannot be addressed, as far as the names so far tell. Its own
   * name comes first: that stays true whatever the others are called.
   */
  problemOf(index: number): EntryProblem | null {
    const name = this.#names[index]
    if (name === undefined) return null
    const own = addressProblem(name)
    if (own !== null) return own
    const group = this.#groups.get(index)
    if (group === undefined) return null
    return (group.get(name) ?? 0) > 1 ? 'twin' : 'case-twin'
  }

  #join(index: number, name: string, first: number): void {
    let group = this.#groups.get(first)
    if (group === undefined) {
      group = new Map([[this.#names[first] ?? '', 1]])
      this.#groups.set(first, group)
    }
    group.set(name, (group.get(name) ?? 0) + 1)
    this.#groups.set(index, group)
  }
}
