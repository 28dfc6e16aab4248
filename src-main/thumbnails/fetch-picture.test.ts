import { describe, expect, it } from 'vitest'
import { AppFailure } from '../../src-shared/errors'
import { pathOf } from '../testing/refs'
import { testFolder } from '../testing/sandbox-process'
import { cachedPicture, dataUrlOf, fetchPicture } from './fetch-picture'
import { diskCache } from './thumbnail-cache'

const request = { id: 'a', path: pathOf('/Inventory/A'), recordId: 'R-a', assetUri: '', isSmall: false }

/** The header is all that is looked at. */
function pngOf(width: number, height: number): Buffer {
  const png = Buffer.alloc(33)
  png.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  png.writeUInt32BE(width, 16)
  png.writeUInt32BE(height, 20)
  return png
}

/** What becomes of bytes that the service sends. */
async function outcomeOf(data: Buffer): Promise<string> {
  const gateway = { fetchThumbnail: async () => ({ data, claimedType: 'image/png' }) }
  try {
    await fetchPicture(gateway, request, new AbortController().signal)
    return 'picture'
  } catch (thrown) {
    return thrown instanceof AppFailure ? thrown.error.kind : 'no AppFailure'
  }
}

describe('fetchPicture', () => {
  it('takes up to 16 megapixels, however few bytes they are', async () => {
    expect(await outcomeOf(pngOf(4_000, 4_000))).toBe('picture')
    expect(await outcomeOf(pngOf(23_000, 23_000))).toBe('too-large')
    expect(await outcomeOf(pngOf(2_000_000, 9))).toBe('too-large')
  })

  it('refuses what is more than a picture, whatever it is called', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    for (const text of [
      svg,
      `<?xml version="1.0"?>${svg}`,
      'GIF89a',
      '%PDF-1.7',
      '<!doctype html>',
      'RIFF    WAVE',
    ]) {
      expect(await outcomeOf(Buffer.from(text.padEnd(64)))).toBe('refused')
    }
  })

  it('hands over a picture with a page behind it as the picture that it is', async () => {
    const polyglot = Buffer.concat([pngOf(16, 16), Buffer.from('<script>alert(1)</script>')])
    const gateway = { fetchThumbnail: async () => ({ data: polyglot, claimedType: 'text/html' }) }
    const picture = await fetchPicture(gateway, request, new AbortController().signal)
    expect(dataUrlOf(picture)).toMatch(/^data:image\/png;base64,/)
  })

  it('refuses pictures that move', async () => {
    const apng = Buffer.concat([
      pngOf(16, 16),
      Buffer.from('00000008 6163544c 00002710 00000000 00000000'.replaceAll(' ', ''), 'hex'),
    ])
    const webp = Buffer.from(
      '52494646 00000000 57454250 56503858 0a000000 02000000 0f0000 0f0000'.replaceAll(' ', ''),
      'hex',
    )
    expect(await outcomeOf(apng)).toBe('refused')
    expect(await outcomeOf(webp)).toBe('refused')
    const still = Buffer.from(webp)
    still[20] = 0
    expect(await outcomeOf(still)).toBe('picture')
  })

  it('refuses a picture that does not say how large it is', async () => {
    expect(await outcomeOf(pngOf(0, 4_000))).toBe('refused')
    expect(await outcomeOf(pngOf(1, 1).subarray(0, 12))).toBe('refused')
  })
})

describe('cachedPicture', () => {
  it('passes over what an older version kept and would not be taken now', async () => {
    const cache = diskCache(testFolder())
    cache.put('U-ada', 'bomb', pngOf(23_000, 23_000))
    cache.put('U-ada', 'fine', pngOf(256, 256))
    expect(await cachedPicture(cache, 'U-ada', 'bomb')).toBeNull()
    expect(await cachedPicture(cache, 'U-ada', 'fine')).toMatchObject({ type: 'image/png' })
  })
})
