import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import { readAsset } from '../testing/read-asset'
import { readCodestreamHead } from './codestream'
import { NoPicture, PictureDecoder } from './picture-decoder'

/** 64 × 48 pixels of one colour, made by Debian's opj_compress: the codec here writes no four components. */
const TRANSPARENT = new URL('../testing/transparent.j2k', import.meta.url)

interface Frame {
  readonly width: number
  readonly height: number
  readonly bitsPerSample: number
  readonly componentCount: number
  readonly isSigned: boolean
}

interface Encoder {
  getDecodedBuffer(frame: Frame): Uint8Array
  encode(): void
  getEncodedBuffer(): Uint8Array
  setDecompositions(levels: number): void
}

/** The same codec's other half: streams of any form, which nobody keeps as files. */
async function encoded(
  frame: Partial<Frame>,
  samples: (index: number) => number,
  levels = 5,
): Promise<Uint8Array> {
  const require = createRequire(import.meta.url)
  const whole: Frame = {
    width: 64,
    height: 64,
    bitsPerSample: 8,
    componentCount: 3,
    isSigned: false,
    ...frame,
  }
  const wasmBinary = readFileSync(require.resolve('@cornerstonejs/codec-openjpeg/wasm'))
  const codec: { J2KEncoder: new () => Encoder } = await require('@cornerstonejs/codec-openjpeg/wasmjs')({
    wasmBinary,
    print: () => {},
    printErr: () => {},
  })
  const encoder = new codec.J2KEncoder()
  const raw = encoder.getDecodedBuffer(whole)
  const wide = whole.bitsPerSample > 8 ? new Uint16Array(raw.buffer, raw.byteOffset, raw.byteLength / 2) : raw
  for (let index = 0; index < wide.length; index++) wide[index] = samples(index)
  encoder.setDecompositions(levels)
  encoder.encode()
  return Uint8Array.from(encoder.getEncodedBuffer())
}

function open(limitMs?: number): PictureDecoder {
  const decoder = new PictureDecoder(limitMs)
  onTestEnd(() => decoder.close())
  return decoder
}

async function decode(stream: Uint8Array, decoder = open()): Promise<Uint8Array> {
  const head = readCodestreamHead(stream)
  if (head === null) throw new Error('No codestream.')
  return await decoder.decode(stream, head)
}

async function pixelsOf(png: Uint8Array) {
  const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  return {
    width: info.width,
    height: info.height,
    channels: info.channels,
    first: [...data.subarray(0, info.channels)],
  }
}

describe('textures', () => {
  it('of a real grid become a PNG', async () => {
    const { width, height, channels } = await pixelsOf(await decode(readAsset()))
    expect({ width, height, channels }).toEqual({ width: 256, height: 256, channels: 3 })
  })

  it.each([1, 3])('of %i components have the values of each as they were', async componentCount => {
    const value = (index: number): number => 40 * ((index % componentCount) + 1)
    const { first } = await pixelsOf(await decode(await encoded({ componentCount }, value)))
    const expected = componentCount === 1 ? [40, 40, 40] : [40, 80, 120]
    for (const [channel, got] of first.entries())
      expect(Math.abs(got - (expected[channel] ?? 0))).toBeLessThan(4)
  })

  it('with transparency keep it, and their colours', async () => {
    const { width, height, first } = await pixelsOf(await decode(readFileSync(TRANSPARENT)))
    expect({ width, height, first }).toEqual({ width: 64, height: 48, first: [40, 80, 120, 153] })
  })

  it('of 16 bits are shown with 8', async () => {
    const stream = await encoded({ componentCount: 1, bitsPerSample: 16 }, () => 0x8000)
    const { first } = await pixelsOf(await decode(stream))
    expect(Math.abs((first[0] ?? 0) - 128)).toBeLessThan(4)
  })

  it.each([
    ['with smaller sizes in them', 5],
    ['without', 0],
  ])('that are large are shown small, %s', async (_what, levels) => {
    const stream = await encoded({ width: 1200, height: 900 }, index => index % 251, levels)
    const { width, height } = await pixelsOf(await decode(stream))
    expect(Math.max(width, height)).toBe(600)
    expect(Math.abs(width / height - 4 / 3)).toBeLessThan(0.02)
  })

  it('that are cut off or damaged are refused, and the next one is decoded all the same', async () => {
    const decoder = open()
    const whole = readAsset()
    await expect(decode(whole.subarray(0, 4_000), decoder)).rejects.toThrow(NoPicture)
    expect((await pixelsOf(await decode(whole, decoder))).width).toBe(256)
  })

  it('that take too long are given up, and the next one is decoded all the same', async () => {
    const slow = await encoded({ width: 1_000, height: 1_000 }, index => (index * 7919) % 256, 0)
    const decoder = open(40)
    await expect(decode(slow, decoder)).rejects.toThrow(/too long/)
    const patient = open()
    expect((await pixelsOf(await decode(readAsset(), patient))).width).toBe(256)
  })

  it('end nothing, whatever their bytes are', async () => {
    const decoder = open()
    const whole = readAsset()
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 })
    await fc.assert(
      fc.asyncProperty(damage, async places => {
        const stream = Uint8Array.from(whole)
        for (const [at, byte] of places) stream[at] = byte
        const head = readCodestreamHead(stream)
        if (head === null || head.width * head.height > 1_000_000) return
        const outcome = await decoder.decode(stream, head).catch((thrown: unknown) => thrown)
        if (!(outcome instanceof NoPicture))
          expect(Buffer.isBuffer(outcome) || outcome instanceof Uint8Array).toBe(true)
      }),
      { numRuns: 25 },
    )
    expect((await pixelsOf(await decode(whole, decoder))).width).toBe(256)
  })
})

describe('the head of a codestream', () => {
  it('says size, components and levels', () => {
    expect(readCodestreamHead(readAsset())).toEqual({
      width: 256,
      height: 256,
      components: 3,
      levels: 5,
      bits: 8,
      at: 0,
    })
  })

  it('is found behind the boxes of a JP2 file', () => {
    const boxes = Buffer.alloc(85)
    expect(readCodestreamHead(Buffer.concat([boxes, readAsset()]))).toMatchObject({ width: 256, at: 85 })
  })

  it('is none in what is none, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), fc.boolean(), (bytes, hasStart) => {
        const start = hasStart ? [0xff, 0x4f, 0xff, 0x51] : []
        const head = readCodestreamHead(Uint8Array.from([...start, ...bytes]))
        if (head !== null) expect(head.width * head.height).toBeGreaterThan(0)
      }),
    )
  })
})
