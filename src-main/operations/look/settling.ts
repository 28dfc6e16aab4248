import type { RawListing } from '../../wire/gateway'
import type { InventoryCalls, OperationTarget } from './inventory-calls'
import { ListingLag, type SettleTimes } from './listing-lag'
import { type ProvenChange, ProvenChanges } from './proven-changes'

/** What is known of the listings of one inventory: how late they are, and what they have to show. */
export class Settling {
  readonly lag: ListingLag
  #startedMs = performance.now()
  readonly #proven: ProvenChanges

  constructor(times: SettleTimes, isByPath: boolean) {
    this.lag = new ListingLag(times)
    this.#proven = new ProvenChanges(isByPath)
  }

  /** Whatever was called by an earlier start, or over an earlier connection, was called before. */
  get startedMs(): number {
    return this.#startedMs
  }

  noteConnection(): void {
    this.#startedMs = performance.now()
  }

  /** These were proved just now. */
  note(changes: readonly ProvenChange[]): void {
    const now = performance.now()
    this.#proven.forgetBefore(now - this.lag.settleMs)
    for (const change of changes) this.#proven.note(change, now)
  }

  /**
   * The service has said OK to these, as to an undo right after what it takes back:
   * a listing that does not show the change before is a new one, or older than both.
   */
  noteAccepted(change: ProvenChange): void {
    this.#proven.replace(change)
  }

  /** The same source, whose listings show at least what was proved before. */
  steady(target: OperationTarget): OperationTarget {
    const { calls } = target
    const steadied: InventoryCalls = {
      list: (...asked) => this.#list(calls, asked),
      makeDir: (to, signal) => calls.makeDir(to, signal),
      copy: (from, to, what, signal) => calls.copy(from, to, what, signal),
      move: (from, to, what, signal) => calls.move(from, to, what, signal),
      remove: (entry, what, signal) => calls.remove(entry, what, signal),
      spawn: (entry, signal) => calls.spawn(entry, signal),
      currentWorld: signal => calls.currentWorld(signal),
    }
    return { ...target, calls: steadied }
  }

  async #list(calls: InventoryCalls, asked: Parameters<InventoryCalls['list']>): Promise<RawListing> {
    const [folder] = asked
    let lateMs: number | null = null
    for (let pauseMs = this.lag.firstPauseMs; ; pauseMs *= 2) {
      const askedMs = performance.now()
      const listing = await calls.list(...asked)
      const missed = this.#proven.missedBy(folder, listing)
      if (missed === null) {
        if (lateMs !== null) this.lag.note(lateMs)
        return listing
      }
      const { sinceMs, isReplaced } = missed
      const leftMs = isReplaced ? this.lag.likelyLeftMs(sinceMs) : this.lag.leftMs(sinceMs)
      if (leftMs <= 0) {
        this.#proven.forget(folder, missed)
        return listing
      }
      if (!isReplaced) lateMs = askedMs - sinceMs
      await this.lag.pause(Math.min(pauseMs, leftMs, 4 * this.lag.firstPauseMs), asked[1])
    }
  }
}
