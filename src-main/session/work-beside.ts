import { AppFailure } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'

interface Work {
  readonly inventories: readonly string[]
  /** Of which no second one may be under way; null: of several entries, each with a turn of its own elsewhere. */
  readonly entry: { readonly recordId: string; readonly title: string } | null
}

/**
 * What changes inventories beside the queue of the engine, or goes on between two of its operations. Until it
 * is over it is work like any other: nobody ends the program, or takes the source away, in its middle unasked.
 */
export class WorkBeside {
  readonly #running = new Set<Work>()

  /** Whether anything is being done to it; without one, to any inventory. */
  isBusy(inventory?: string): boolean {
    return [...this.#running].some(
      ({ inventories }) => inventory === undefined || inventories.includes(inventory),
    )
  }

  /** Fails with `refused` where the same is being done to the entry already, and else as `run` does. */
  async during<T>(work: Work, run: () => Promise<T>): Promise<T> {
    const { entry } = work
    if (entry !== null && this.#isUnderWay(work))
      throw new AppFailure({ kind: 'refused', ...say('being-restored', entry.title) })
    this.#running.add(work)
    try {
      return await run()
    } finally {
      this.#running.delete(work)
    }
  }

  #isUnderWay({ inventories, entry }: Work): boolean {
    return [...this.#running].some(
      other =>
        other.entry?.recordId === entry?.recordId && other.inventories.some(id => inventories.includes(id)),
    )
  }
}
