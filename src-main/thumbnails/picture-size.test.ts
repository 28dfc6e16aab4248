import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sizeOfPicture } from './picture-size'

const EMOJI = join(process.cwd(), 'node_modules/@lobehub/fluent-emoji-3d/assets/1f34c.webp')

const bytes = (hex: string): Uint8Array => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const riff = (chunk: string): Uint8Array => bytes(`52494646 00000000 57454250 ${chunk}`)

describe('sizeOfPicture', () => {
  it('reads PNG', () => {
    const png = bytes('89504e470d0a1a0a 0000000d 49484452 000059d8 00000100 0806000000')
    expect(sizeOfPicture(png, 'image/png')).toEqual({ width: 23_000, height: 256 })
  })

  it('reads the three kinds of WebP', () => {
    const lossy = riff('56503820 00000000 000000 9d012a 0041 8000')
    expect(sizeOfPicture(lossy, 'image/webp')).toEqual({ width: 256, height: 128 })
    const lossless = riff('5650384c 00000000 2f ff c0 1f 00')
    expect(sizeOfPicture(lossless, 'image/webp')).toEqual({ width: 256, height: 128 })
    const extended = riff('56503858 0a000000 00000000 ffff00 7f0000')
    expect(sizeOfPicture(extended, 'image/webp')).toEqual({ width: 65_536, height: 128 })
  })

  it('reads a WebP that some program made', () => {
    expect(sizeOfPicture(readFileSync(EMOJI), 'image/webp')).toEqual({ width: 256, height: 256 })
  })

  it('reads JPEG behind other segments and filling, progressive ones too', () => {
    const head = 'ffd8 ffe0 0004 0000 ffc4 0003 00 ff'
    const jpeg = bytes(`${head} ffc2 000b 08 0080 0100 01 011100`)
    expect(sizeOfPicture(jpeg, 'image/jpeg')).toEqual({ width: 256, height: 128 })
  })

  it.each([
    ['a PNG that begins otherwise', 'image/png', '89504e470d0a1a0a 0000000d 74455874 0000010000000100'],
    ['a PNG without pixels', 'image/png', '89504e470d0a1a0a 0000000d 49484452 0000000000000100'],
    ['a JPEG whose height follows later', 'image/jpeg', 'ffd8 ffc0 000b 08 0000 0100 01 011100'],
    ['a JPEG without a frame', 'image/jpeg', 'ffd8 ffda 0008 0000'],
    ['a JPEG that ends at once', 'image/jpeg', 'ffd8ff'],
    ['a WebP of an unknown kind', 'image/webp', '52494646 00000000 57454250 41424344 00000000'],
  ] as const)('does not guess for %s', (_what, type, hex) => {
    expect(sizeOfPicture(bytes(hex), type)).toBeNull()
  })

  it('ends on any bytes', () => {
    const type = fc.constantFrom('image/png', 'image/webp', 'image/jpeg')
    const jpegLike = fc.array(fc.constantFrom(0xff, 0xe0, 0, 1), { maxLength: 200 })
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array(),
          jpegLike.map(list => Uint8Array.from(list)),
        ),
        type,
        (data, kind) => {
          sizeOfPicture(data, kind)
        },
      ),
    )
  })
})
