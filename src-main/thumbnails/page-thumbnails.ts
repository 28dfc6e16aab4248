import type { Publish, ThumbnailArrival, ThumbnailRequest } from '../../src-shared/ipc/contract'
import type { ThumbnailQueue } from './thumbnail-queue'

/** Who wants pictures: an open page. */
interface Wisher {
  readonly publish: Publish
}

/**
 * The one queue of pictures for every page: what two of them want is fetched once, and each
 * picture goes to those that asked for it and to nobody else, since it crosses as its whole text.
 */
export class PageThumbnails {
  readonly queue: ThumbnailQueue
  /** By the id of a wish, which no two pages have in common. */
  readonly #wishers = new Map<string, Wisher>()

  /** `open` makes the queue that tells `deliver` what arrives. */
  constructor(open: (deliver: (arrivals: readonly ThumbnailArrival[]) => void) => ThumbnailQueue) {
    this.queue = open(arrivals => this.#deliver(arrivals))
  }

  want(
    page: Wisher,
    wanted: readonly ThumbnailRequest[],
    dropped: readonly string[],
    unusable: readonly string[],
  ): void {
    for (const { id } of wanted) this.#wishers.set(id, page)
    for (const id of unusable) this.#wishers.set(id, page)
    for (const id of dropped) this.#wishers.delete(id)
    this.queue.want(wanted, dropped, unusable)
  }

  /** Nobody waits any more for what this page wanted; the page that follows may ask for all of it again. */
  endPage(page: Wisher): void {
    const ids = [...this.#wishers].filter(([, wisher]) => wisher === page).map(([id]) => id)
    for (const id of ids) this.#wishers.delete(id)
    this.queue.want([], ids)
    this.queue.askAnew()
  }

  #deliver(arrivals: readonly ThumbnailArrival[]): void {
    const told = new Map<Wisher, ThumbnailArrival[]>()
    for (const arrival of arrivals) {
      const wisher = this.#wishers.get(arrival.id)
      this.#wishers.delete(arrival.id)
      if (wisher === undefined) continue
      told.set(wisher, [...(told.get(wisher) ?? []), arrival])
    }
    for (const [wisher, own] of told) wisher.publish('thumbnails.arrived', own)
  }
}
