import type { CrawlPause } from '../../src-shared/model/index-status'

/** So long after a listing that a person waited for. */
const PERSON_REST_MS = 1_000
/** So long after a listing broke off with the connection. */
const DOUBT_MS = 5_000

/** What a crawl makes way for, as it is at the moment of asking. */
export interface CrawlSurroundings {
  /** The inventory is open and answers. */
  readonly isConnected: () => boolean
  readonly isOperating: () => boolean
  /** When a listing was asked for that a person waits for; NaN: never. */
  readonly personAskedAtMs: () => number
  readonly arePicturesWaiting: () => boolean
  readonly isOnBattery: () => boolean
}

/** Whether a crawl may list now, and what else keeps it. Times are of `performance.now()`. */
export class CrawlHolds {
  readonly #around: CrawlSurroundings
  #doubtedAtMs = Number.NEGATIVE_INFINITY

  constructor(around: CrawlSurroundings) {
    this.#around = around
  }

  /** A listing found nobody who answers. */
  noteDoubt(): void {
    this.#doubtedAtMs = performance.now()
  }

  /** The first reason that counts; null where nothing keeps it. */
  now(isStopped: boolean, throttledForMs: number): CrawlPause | null {
    const around = this.#around
    const nowMs = performance.now()
    if (!around.isConnected()) return 'offline'
    if (isStopped) return 'person'
    if (throttledForMs > 0) return 'throttled'
    if (around.isOperating()) return 'operation'
    if (around.isOnBattery()) return 'battery'
    if (nowMs - this.#doubtedAtMs < DOUBT_MS) return 'doubt'
    if (nowMs - around.personAskedAtMs() < PERSON_REST_MS) return 'person-waits'
    return around.arePicturesWaiting() ? 'pictures' : null
  }
}
