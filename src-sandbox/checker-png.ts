import { crc32, deflateSync } from 'node:zlib'

const sizePx = 96
const squarePx = 12

function chunk(type: string, body: Buffer): Buffer {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), body])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(body.length, 0)
  frame.writeUInt32BE(crc32(typed), 4)
  return Buffer.concat([frame.subarray(0, 4), typed, frame.subarray(4)])
}

function pixels(): Buffer {
  const rows = Buffer.alloc(sizePx * (sizePx * 3 + 1))
  for (let y = 0; y < sizePx; y += 1) {
    for (let x = 0; x < sizePx; x += 1) {
      const isDark = (Math.floor(x / squarePx) + Math.floor(y / squarePx)) % 2 === 0
      rows.set(isDark ? [0x3b, 0x6e, 0xa5] : [0xf2, 0xc1, 0x4e], y * (sizePx * 3 + 1) + 1 + x * 3)
    }
  }
  return rows
}

/** A small checkerboard, so that not every thumbnail is a webp. */
export function checkerPng(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(sizePx, 0)
  header.writeUInt32BE(sizePx, 4)
  // Eight bits a channel, red-green-blue.
  header.set([8, 2, 0, 0, 0], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels())),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
