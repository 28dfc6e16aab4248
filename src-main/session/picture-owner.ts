import type { Source, SourceState } from '../../src-shared/model/source'
import { assertNever } from '../../src-shared/result'

/**
 * Whose pictures are asked for. It stays the same while the connection is lost
 * and found again, and changes with the socket and with who is signed in.
 */
export class PictureOwner {
  #address = ''
  #name: string

  /** `name`: whose pictures a start without a service shows. */
  constructor(name = '') {
    this.#name = name
  }

  /** Pictures of one person are never shown for another; without a name the socket has to do. */
  get name(): string {
    return this.#name
  }

  /** Takes over what the state says; true when what was asked for before is another inventory's. */
  follow(state: SourceState): boolean {
    switch (state.kind) {
      case 'ready':
        return this.#become(state.source, state.account?.userId ?? state.source.address)
      case 'not-signed-in':
        return this.#become(state.source, state.source.address)
      case 'connecting':
      case 'disconnected':
        if (state.source === null || state.source.address === this.#address) return false
        return this.#become(state.source, state.source.address)
      case 'choose-source':
        return false
      default:
        return assertNever(state)
    }
  }

  #become({ address }: Source, name: string): boolean {
    if (address === this.#address && name === this.#name) return false
    this.#address = address
    this.#name = name
    return true
  }
}
