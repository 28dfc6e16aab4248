import { assertNever } from '../../src-shared/result'
import type { PictureType } from './sniff'

const VP8X = 0x56503858
const ANIMATION_FLAG = 0x02
const ACTL = 0x6163544c
const IDAT = 0x49444154
/** Length, type and checksum of a PNG chunk. */
const CHUNK_FRAME_BYTES = 12

/**
 * Whether a picture has several frames: a file of some KB can keep the window
 * drawing for ever, and nothing here moves by itself. For bytes whose size is known.
 */
export function isMovingPicture(data: Uint8Array, type: PictureType): boolean {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  switch (type) {
    case 'image/webp':
      return view.getUint32(12) === VP8X && (view.getUint8(20) & ANIMATION_FLAG) !== 0
    case 'image/png':
      return hasAnimationControl(view)
    case 'image/jpeg':
      return false
    default:
      return assertNever(type)
  }
}

/** `acTL` counts only before the first data, as the PNG specification says. */
function hasAnimationControl(view: DataView): boolean {
  for (let offset = 8; offset + CHUNK_FRAME_BYTES <= view.byteLength; ) {
    const chunk = view.getUint32(offset + 4)
    if (chunk === ACTL) return true
    if (chunk === IDAT) return false
    offset += CHUNK_FRAME_BYTES + view.getUint32(offset)
  }
  return false
}
