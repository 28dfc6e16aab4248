import { addressOf } from '../../../src-shared/domain/entry-address'
import { AppFailure } from '../../../src-shared/errors'
import type { EntryAddress } from '../../../src-shared/model/entry-address'
import type { ListedFolder, RawListing } from '../../wire/gateway'
import type { InventoryCalls, OperationTarget } from './inventory-calls'
import { type InventoryFeed, type ListAsker, NOBODY_HEARS } from './inventory-feed'
import { ListingLag, type SettleTimes } from './listing-lag'
import { type Missed, type ProvenChange, ProvenChanges } from './proven-changes'

/** In the lane of pictures goes what is on screen and listed again. */
const ASKERS: Readonly<Record<NonNullable<Parameters<InventoryCalls['list']>[2]>, ListAsker>> = {
  person: 'person',
  operations: 'operation',
  pictures: 'again',
  index: 'crawl',
}

/** What is known of the listings of one inventory: how late they are, and what they have to show. */
export class Settling {
  readonly lag: ListingLag
  #startedMs = performance.now()
  readonly #proven: ProvenChanges
  readonly #feed: InventoryFeed

  constructor(times: SettleTimes, isByPath: boolean, feed: InventoryFeed = NOBODY_HEARS) {
    this.#feed = feed
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
    const { calls, inventory } = target
    const steadied: InventoryCalls = {
      list: (...asked) => this.#told(inventory, asked, this.#list(calls, asked)),
      makeDir: calls.makeDir.bind(calls),
      copy: calls.copy.bind(calls),
      bringIn: calls.bringIn.bind(calls),
      move: calls.move.bind(calls),
      remove: calls.remove.bind(calls),
      spawn: calls.spawn.bind(calls),
      give: calls.give.bind(calls),
      currentWorld: calls.currentWorld.bind(calls),
      noteRefusal: calls.noteRefusal.bind(calls),
      hearProgress: calls.hearProgress.bind(calls),
      stopChange: calls.stopChange.bind(calls),
    }
    return { ...target, calls: steadied }
  }

  /**
   * Tells of each folder of a tree. One that does not show what was proved is left
   * out, unless the tree was asked for so late that somebody must have changed it
   * since; that the tree broke off is told only where nothing has come of it.
   */
  async *heard(
    inventory: string,
    top: EntryAddress,
    tree: AsyncIterable<ListedFolder>,
  ): AsyncGenerator<ListedFolder> {
    let hasCome = false
    const askedMs = performance.now()
    try {
      for await (const folder of tree) {
        const { path, listing } = folder
        const address = addressOf(path, path === top.path ? top.id : listing.folderId)
        hasCome = true
        const missed = this.#proven.missedBy(address, listing)
        // What comes late is as old as the question.
        if (missed !== null && this.#leftMs(missed) > askedMs - performance.now()) continue
        if (missed !== null) this.#proven.forget(address, missed)
        this.#feed.listed(inventory, address, listing, 'crawl')
        yield folder
      }
    } catch (thrown) {
      const error = thrown instanceof AppFailure ? thrown.error : null
      if (!hasCome && error !== null && error.kind !== 'cancelled')
        this.#feed.notListed(inventory, top, error, 'crawl')
      throw thrown
    }
  }

  async #told(
    inventory: string,
    [folder, , lane]: Parameters<InventoryCalls['list']>,
    listed: Promise<RawListing>,
  ): Promise<RawListing> {
    const asked = ASKERS[lane ?? 'person']
    try {
      const listing = await listed
      this.#feed.listed(inventory, folder, listing, asked)
      return listing
    } catch (thrown) {
      const error = thrown instanceof AppFailure ? thrown.error : null
      if (error !== null && error.kind !== 'cancelled') this.#feed.notListed(inventory, folder, error, asked)
      throw thrown
    }
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
      const leftMs = this.#leftMs(missed)
      if (leftMs <= 0) {
        this.#proven.forget(folder, missed)
        return listing
      }
      if (!missed.isReplaced) lateMs = askedMs - missed.sinceMs
      await this.lag.pause(Math.min(pauseMs, leftMs, 4 * this.lag.firstPauseMs), asked[1])
    }
  }

  /** Zero and less: a listing has had the time to show it. */
  #leftMs({ sinceMs, isReplaced }: Missed): number {
    return isReplaced ? this.lag.likelyLeftMs(sinceMs) : this.lag.leftMs(sinceMs)
  }
}
