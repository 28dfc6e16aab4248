import type { ThumbnailRequest } from '../../src-shared/ipc/contract'
import type { Ask } from './client'

/** What does not fit is made when it is seen another time. */
const MOST_WAITING = 500
/** Of the pictures that wait, as data URLs: a few, where they are large. */
const MOST_CHARS = 16_000_000

interface Wanted {
  readonly recordId: string
  readonly assetUri: string
  readonly dataUrl: string
}

/**
 * Makes small pictures of full ones while the page has nothing else to do, off the
 * page, one after the other, and hands them to main, which keeps them: drawing a
 * tile from a picture of its size costs a fraction of drawing it from the full one.
 */
export class SmallPictures {
  readonly #ask: Ask
  #waiting: Wanted[] = []
  #chars = 0
  #worker: Worker | null = null
  #isPlanned = false

  constructor(ask: Ask) {
    this.#ask = ask
  }

  make({ recordId, assetUri }: Pick<ThumbnailRequest, 'recordId' | 'assetUri'>, dataUrl: string): void {
    const hasRoom = this.#waiting.length < MOST_WAITING && this.#chars + dataUrl.length <= MOST_CHARS
    if (!hasRoom) return
    this.#waiting.push({ recordId, assetUri, dataUrl })
    this.#chars += dataUrl.length
    this.#plan()
  }

  close(): void {
    this.#waiting = []
    this.#chars = 0
    this.#isPlanned = false
    this.#worker?.terminate()
    this.#worker = null
  }

  #plan(): void {
    if (this.#isPlanned) return
    this.#isPlanned = true
    requestIdleCallback(() => this.#next())
  }

  #next(): void {
    const wanted = this.#waiting.shift()
    this.#isPlanned = wanted !== undefined
    if (wanted === undefined) return this.close()
    this.#chars -= wanted.dataUrl.length
    const worker = this.#started()
    worker.addEventListener(
      'message',
      ({ data }: MessageEvent<Uint8Array | null>) => this.#made(wanted, data),
      {
        once: true,
      },
    )
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker has no origin to name
    worker.postMessage(wanted.dataUrl)
  }

  /** Nobody waits for it: where it cannot be kept, the full one is shown as ever. */
  #made({ recordId, assetUri }: Wanted, data: Uint8Array | null): void {
    if (data !== null) this.#ask('thumbnails.keepSmall', { recordId, assetUri, data }).catch(() => {})
    requestIdleCallback(() => this.#next())
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker
    const worker = new Worker(new URL('./small-picture.worker.ts', import.meta.url), { type: 'module' })
    // Without it the full ones are shown as ever; the next one that is seen tries anew.
    worker.addEventListener('error', () => this.close())
    this.#worker = worker
    return worker
  }
}
