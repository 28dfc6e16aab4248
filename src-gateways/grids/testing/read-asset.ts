import { readFileSync } from 'node:fs'

/** A texture as a running grid served it: 256 × 256 pixels, JPEG-2000. */
export function readAsset(): Uint8Array {
  return readFileSync(new URL('4-tile2.j2c', import.meta.url))
}
