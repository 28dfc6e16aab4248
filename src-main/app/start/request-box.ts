import type { OpenRequest } from '../../../src-shared/model/open-request'

/** More at once are a mistake or a flood: the newest count. */
const MAX_WAITING = 20

/** Keeps what is to be shown until the page takes it: it may not be there yet, or load again. */
export class RequestBox {
  #waiting: readonly OpenRequest[] = []
  #tell: () => void = () => {}

  put(requests: readonly OpenRequest[]): void {
    if (requests.length === 0) return
    this.#waiting = [...this.#waiting, ...requests].slice(-MAX_WAITING)
    this.#tell()
  }

  take(): readonly OpenRequest[] {
    const taken = this.#waiting
    this.#waiting = []
    return taken
  }

  /** Tells whenever there is something to take. */
  follow(tell: () => void): void {
    this.#tell = tell
    if (this.#waiting.length > 0) tell()
  }
}
