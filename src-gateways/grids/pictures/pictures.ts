import { status } from '@grpc/grpc-js'
import { Reason } from '../../../src-wire/gen/satchel/v1/refusal.ts'
import type { Picture } from '../../kit/platform.ts'
import { GatewayRefusal } from '../../kit/refusal.ts'
import type { Uuid } from '../uuid'
import { readCodestreamHead } from './codestream'
import { NoPicture, PictureDecoder } from './picture-decoder'

/** Textures have 1 to 2 MiB (opensim.md, B5); the window takes no more than this either. */
const MAX_BYTES = 8 * 1024 * 1024
const MAX_PIXELS = 16 * 1024 * 1024
const MAX_COMPONENTS = 8

/** Pictures that windows can show as they are. */
const SHOWN: readonly (readonly [string, string])[] = [
  ['image/jpeg', 'ffd8ff'],
  ['image/png', '89504e470d0a1a0a'],
]

/** Gets the bytes of an asset: null where there is none; fails beyond `maxBytes`. */
export type FetchAsset = (id: Uuid, maxBytes: number, signal: AbortSignal) => Promise<Uint8Array | null>

/** Textures of a grid, as pictures that a window can show. */
export class Pictures {
  readonly #fetch: FetchAsset
  readonly #decoder: PictureDecoder

  constructor(fetch: FetchAsset, decoder = new PictureDecoder()) {
    this.#fetch = fetch
    this.#decoder = decoder
  }

  /** Null where the grid has no such asset, or it is no picture. @throws GatewayRefusal, and what fetching throws. */
  async of(assetId: Uuid, signal: AbortSignal): Promise<Picture | null> {
    const data = await this.#fetch(assetId, MAX_BYTES, signal)
    if (data === null) return null
    const start = Buffer.from(data.subarray(0, 8)).toString('hex')
    const shown = SHOWN.find(([, magic]) => start.startsWith(magic))
    if (shown !== undefined) return { data, contentType: shown[0], version: assetId }
    const head = readCodestreamHead(data)
    if (head === null) return null
    if (head.width * head.height > MAX_PIXELS || head.components > MAX_COMPONENTS)
      throw tooLarge(`${head.width} × ${head.height} pixels are too many.`)
    try {
      const png = await this.#decoder.decode(data, head)
      return { data: png, contentType: 'image/png', version: assetId }
    } catch (thrown) {
      if (thrown instanceof NoPicture) throw tooLarge(thrown.message)
      throw thrown
    }
  }

  async close(): Promise<void> {
    await this.#decoder.close()
  }
}

/** As the window says it: a picture that is not shown. */
function tooLarge(text: string): GatewayRefusal {
  return new GatewayRefusal(status.RESOURCE_EXHAUSTED, Reason.REASON_TOO_LARGE, text)
}
