import { AppFailure } from '../../../src-shared/errors'
import type { Operation } from '../../../src-shared/model/operation'
import type { Journal } from './journal'

/**
 * What happened while the journal could not be written, a full disk perhaps:
 * History shows it all the same, and it is written as soon as that works.
 */
export class UnwrittenOperations {
  readonly #journal: Journal
  readonly #byInventory = new Map<string, Map<string, Operation>>()

  constructor(journal: Journal) {
    this.#journal = journal
  }

  /** Answers whether it is written now. */
  save(inventory: string, operation: Operation): boolean {
    const unwritten = this.#byInventory.get(inventory) ?? new Map<string, Operation>()
    try {
      this.#journal.save(inventory, operation)
      unwritten.delete(operation.id)
      return true
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) throw thrown
      this.#byInventory.set(inventory, unwritten.set(operation.id, operation))
      return false
    }
  }

  /** Answers whether there was something to write. Fails where it still cannot be written. */
  saveAll(inventory: string): boolean {
    const unwritten = this.#byInventory.get(inventory)
    if (unwritten === undefined || unwritten.size === 0) return false
    for (const [id, operation] of unwritten) {
      this.#journal.save(inventory, operation)
      unwritten.delete(id)
    }
    return true
  }

  /** The kept ones as they really ended; on the first page those of which nothing is kept come first. */
  over(inventory: string, kept: readonly Operation[], isFirstPage: boolean): readonly Operation[] {
    const unwritten = this.#byInventory.get(inventory)
    if (unwritten === undefined || unwritten.size === 0) return kept
    const known = new Set(kept.map(({ id }) => id))
    const shown = kept.map(operation => unwritten.get(operation.id) ?? operation)
    if (!isFirstPage) return shown
    return [...[...unwritten.values()].filter(({ id }) => !known.has(id)).toReversed(), ...shown]
  }
}
