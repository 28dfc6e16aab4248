import { AppFailure } from '../../src-shared/errors'
import type { ThumbnailArrival, ThumbnailRequest } from '../../src-shared/ipc/contract'
import { type Ask, listen } from './client'
import { PAGE_ID } from './page-id'
import { SmallPictures } from './small-pictures'

type Waiting = {
  readonly request: Omit<ThumbnailRequest, 'id'>
  readonly resolve: (dataUrl: string | null) => void
  readonly reject: (reason: unknown) => void
}

let lastId = 0

/** Asks for the pictures of one inventory; those of one frame travel together. */
export class ThumbnailBatch {
  readonly #ask: Ask
  readonly #waiting = new Map<string, Waiting>()
  #wanted: ThumbnailRequest[] = []
  #dropped: string[] = []
  #isFlushPlanned = false
  readonly #small: SmallPictures
  readonly #stop: () => void

  constructor(ask: Ask) {
    this.#ask = ask
    this.#small = new SmallPictures(ask)
    this.#stop = listen('thumbnails.arrived', arrivals => {
      for (const arrival of arrivals) this.#settle(arrival)
    })
  }

  /** What was asked for and has not come never will: the inventory is closed. */
  close(): void {
    this.#stop()
    this.#small.close()
  }

  /**
   * Asks for one picture; null when the entry has none. Aborting takes a request
   * back, so that what was scrolled away is never fetched.
   */
  fetch(request: Omit<ThumbnailRequest, 'id'>, signal: AbortSignal): Promise<string | null> {
    const id = `${PAGE_ID} picture-${++lastId}`
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { request, resolve, reject })
      this.#wanted.push({ ...request, id })
      this.#planFlush()
      signal.addEventListener('abort', () => this.#takeBack(id, signal), { once: true })
    })
  }

  #takeBack(id: string, signal: AbortSignal): void {
    const entry = this.#waiting.get(id)
    if (!entry) return
    this.#waiting.delete(id)
    const isUnsent = this.#wanted.some(request => request.id === id)
    if (isUnsent) this.#wanted = this.#wanted.filter(request => request.id !== id)
    else this.#dropped.push(id)
    this.#planFlush()
    entry.reject(signal.reason)
  }

  #planFlush(): void {
    if (this.#isFlushPlanned) return
    this.#isFlushPlanned = true
    // A hidden window draws no frames, but its pictures are not urgent either.
    requestAnimationFrame(() => this.#flush())
  }

  #flush(): void {
    this.#isFlushPlanned = false
    const batch = { wanted: this.#wanted, dropped: this.#dropped }
    if (batch.wanted.length === 0 && batch.dropped.length === 0) return
    this.#wanted = []
    this.#dropped = []
    this.#ask('thumbnails.want', batch).catch((error: unknown) => {
      for (const { id } of batch.wanted) {
        this.#waiting.get(id)?.reject(error)
        this.#waiting.delete(id)
      }
    })
  }

  #settle(arrival: ThumbnailArrival): void {
    const entry = this.#waiting.get(arrival.id)
    this.#waiting.delete(arrival.id)
    if (arrival.kind === 'picture') {
      entry?.resolve(arrival.dataUrl)
      if (entry && arrival.lacksSmall === true) this.#small.make(entry.request, arrival.dataUrl)
    } else if (arrival.kind === 'none') entry?.resolve(null)
    else entry?.reject(new AppFailure(arrival.error))
  }
}
