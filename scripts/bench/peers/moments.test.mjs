// @ts-check
import { describe, expect, it } from 'vitest'
import { lookAt } from './look.mjs'
import { isChange, momentsOf } from './moments.mjs'

const size = { width: 800, height: 600, stride: 800 }
const white = 0xffffff

/**
 * Lines of text are stripes here, in a window with a frame all round.
 * @param {number} rows
 */
function screenWith(rows) {
  const pixels = new Uint32Array(size.stride * size.height)
  for (let y = 0; y < size.height; y++)
    for (const x of [4, size.width - 4]) pixels[y * size.stride + x] = white
  for (let row = 0; row < rows; row++)
    for (let x = 0; x < size.width; x += 8) pixels[(100 + 20 * row) * size.stride + x] = white
  return pixels
}

/** @param {readonly (readonly [number, Uint32Array])[]} shown when what was on screen */
function looksOf(shown) {
  const before = new Uint32Array(size.stride * size.height)
  return shown.map(([ms, pixels]) => ({ ms, ...lookAt(pixels, before, size) }))
}

describe('momentsOf', () => {
  it('finds the first rows where half of what the middle has in the end is there, and the last change', () => {
    const looks = looksOf([
      [100, screenWith(0)],
      [200, screenWith(4)],
      [300, screenWith(14)],
      [400, screenWith(20)],
    ])
    expect(momentsOf(looks)).toEqual({ firstRowsMs: 300, completeMs: 400 })
  })

  it('takes no caret for a change', () => {
    const withCaret = screenWith(20)
    for (let y = 300; y < 316; y++) withCaret[y * size.stride + 390] = white
    const looks = looksOf([
      [400, screenWith(20)],
      [900, withCaret],
    ])
    expect(looks.map(isChange)).toEqual([true, false])
    expect(momentsOf(looks)?.completeMs).toBe(400)
  })

  it('finds nothing where nothing was shown', () => {
    expect(momentsOf([])).toBeNull()
    expect(momentsOf(looksOf([[100, new Uint32Array(size.stride * size.height).fill(white)]]))).toBeNull()
  })
})
