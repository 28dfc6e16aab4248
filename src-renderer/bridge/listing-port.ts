import type { ListingPiece, ListingPortMessage } from '../../src-shared/ipc/contract'

function isPortMessage(data: unknown): data is ListingPortMessage {
  return typeof data === 'object' && data !== null && 'satchel' in data && data.satchel === 'listing-port'
}

/**
 * Waits for the port of one large listing and reads its pieces. Start it before
 * the call: main posts the port before it answers.
 */
export class ListingPort {
  readonly #streamId: string
  readonly #pieces: ListingPiece[] = []
  #port: MessagePort | null = null
  #wake: (() => void) | null = null

  constructor(streamId: string) {
    this.#streamId = streamId
    window.addEventListener('message', this.#adopt)
  }

  readonly #adopt = (event: MessageEvent<unknown>): void => {
    const [port] = event.ports
    if (event.source !== window || !port) return
    if (!isPortMessage(event.data) || event.data.streamId !== this.#streamId) return
    window.removeEventListener('message', this.#adopt)
    this.#port = port
    port.addEventListener('message', (message: MessageEvent<ListingPiece>) => {
      this.#pieces.push(message.data)
      this.#wake?.()
    })
    port.start()
  }

  /** The pieces in order, as they arrive; ends after `end` or `error`. */
  async *pieces(signal: AbortSignal): AsyncGenerator<ListingPiece> {
    const wake = (): void => this.#wake?.()
    signal.addEventListener('abort', wake)
    try {
      for (;;) {
        signal.throwIfAborted()
        const piece = this.#pieces.shift()
        if (piece) {
          yield piece
          if (piece.kind !== 'piece') return
        } else {
          await new Promise<void>(resolve => {
            this.#wake = resolve
          })
        }
      }
    } finally {
      signal.removeEventListener('abort', wake)
    }
  }

  close(): void {
    window.removeEventListener('message', this.#adopt)
    this.#port?.close()
  }
}
