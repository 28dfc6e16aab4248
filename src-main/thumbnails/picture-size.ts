import { assertNever } from '../../src-shared/result'
import type { PictureType } from './sniff'

export interface PictureSize {
  readonly width: number
  readonly height: number
}

const IHDR = 0x49484452
const VP8 = 0x56503820
const VP8L = 0x5650384c
const VP8X = 0x56503858
const VP8_START = 0x9d012a
const VP8L_SIGNATURE = 0x2f

/**
 * How large a picture becomes when it is decoded, by its header alone, or null
 * where the header does not say: 64 KB of PNG can hold two gigabytes of pixels.
 */
export function sizeOfPicture(data: Uint8Array, type: PictureType): PictureSize | null {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  try {
    const size = sizeInHeader(view, type)
    return size === null || size.width === 0 || size.height === 0 ? null : size
  } catch (thrown) {
    // The header ends too early.
    if (thrown instanceof RangeError) return null
    throw thrown
  }
}

function sizeInHeader(view: DataView, type: PictureType): PictureSize | null {
  switch (type) {
    case 'image/png':
      return sizeOfPng(view)
    case 'image/webp':
      return sizeOfWebp(view)
    case 'image/jpeg':
      return sizeOfJpeg(view)
    default:
      return assertNever(type)
  }
}

function sizeOfPng(view: DataView): PictureSize | null {
  if (view.getUint32(12) !== IHDR) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** RFC 9649: the first chunk is at 12, its content at 20. */
function sizeOfWebp(view: DataView): PictureSize | null {
  switch (view.getUint32(12)) {
    case VP8: {
      if (uint24(view, 23) !== VP8_START) return null
      // The two upper bits say how to scale.
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff }
    }
    case VP8L: {
      if (view.getUint8(20) !== VP8L_SIGNATURE) return null
      const bits = view.getUint32(21, true)
      return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
    }
    case VP8X:
      return { width: uint24LittleEndian(view, 24) + 1, height: uint24LittleEndian(view, 27) + 1 }
    default:
      return null
  }
}

/** Walks the segments up to the frame header. */
function sizeOfJpeg(view: DataView): PictureSize | null {
  for (let offset = 2; ; ) {
    if (view.getUint8(offset) !== 0xff) return null
    const marker = view.getUint8(offset + 1)
    if (marker === 0xff) offset += 1
    else if (standsAlone(marker)) offset += 2
    else if (isFrameHeader(marker))
      return { width: view.getUint16(offset + 7), height: view.getUint16(offset + 5) }
    // The scan or the end of the picture, before any frame header.
    else if (marker === 0xda || marker === 0xd9) return null
    else offset += 2 + view.getUint16(offset + 2)
  }
}

function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)
}

/** SOF0 to SOF15, without the three other segments that are numbered among them. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

function uint24(view: DataView, offset: number): number {
  return (view.getUint8(offset) << 16) | view.getUint16(offset + 1)
}

function uint24LittleEndian(view: DataView, offset: number): number {
  return view.getUint16(offset, true) | (view.getUint8(offset + 2) << 16)
}
