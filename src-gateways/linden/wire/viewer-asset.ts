import type { Uuid } from '../../grids/uuid'
import type { Capabilities } from './capabilities'
import { isFault } from './linden-fault'
import type { CallOptions, LindenHttp } from './linden-http'

/**
 * The bytes of a texture, a raw JPEG-2000 stream (linden.md, 7); null where there is none. A
 * reply with status 206 is as good: nothing but the whole is asked for. @throws LindenFault.
 */
export async function fetchTexture(
  http: LindenHttp,
  capabilities: Capabilities,
  id: Uuid,
  maxBytes: number,
  options?: CallOptions,
): Promise<Uint8Array | null> {
  const base = capabilities.get('ViewerAsset') ?? capabilities.get('GetTexture')
  if (base === undefined) return null
  try {
    const bytes = await http.bytes(`${base.replace(/\/$/, '')}/?texture_id=${id}`, maxBytes, options)
    return bytes.length === 0 ? null : bytes
  } catch (thrown) {
    if (isFault(thrown, 'gone', 'moved', 'bad-request')) return null
    throw thrown
  }
}
