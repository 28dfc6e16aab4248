/** What a JPEG-2000 codestream says of itself before anything of it is decoded. */
export interface CodestreamHead {
  readonly width: number
  readonly height: number
  readonly components: number
  /** Of each sample. */
  readonly bits: number
  /** How often it can be had at half the size. */
  readonly levels: number
  /** Where it begins: behind the boxes of a JP2 file, else 0. */
  readonly at: number
}

const START = Buffer.from([0xff, 0x4f, 0xff, 0x51])
const CODING_STYLE = 0xff52
const START_OF_TILE = 0xff90
/** A JP2 file has its boxes before. */
const MAX_BEFORE = 4_096
const MAX_MARKERS = 64

/** Null for what is none. */
export function readCodestreamHead(bytes: Uint8Array): CodestreamHead | null {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const at = data.subarray(0, MAX_BEFORE + START.length).indexOf(START)
  // Length, capabilities, eight sizes, the number of components.
  if (at < 0 || data.length < at + 43) return null
  const size = data.readUInt16BE(at + 4)
  const width = data.readUInt32BE(at + 8) - data.readUInt32BE(at + 16)
  const height = data.readUInt32BE(at + 12) - data.readUInt32BE(at + 20)
  const components = data.readUInt16BE(at + 40)
  if (width <= 0 || height <= 0 || components === 0) return null
  const bits = (data.readUInt8(at + 42) & 0x7f) + 1
  return { width, height, components, bits, levels: levelsOf(data, at + 4 + size), at }
}

/** By the first coding style; 0 where none is found. */
function levelsOf(data: Buffer, from: number): number {
  let at = from
  for (let count = 0; count < MAX_MARKERS && at + 10 <= data.length; count++) {
    const marker = data.readUInt16BE(at)
    if (marker === START_OF_TILE) return 0
    if (marker === CODING_STYLE) return Math.min(data.readUInt8(at + 9), 32)
    at += 2 + data.readUInt16BE(at + 2)
  }
  return 0
}
