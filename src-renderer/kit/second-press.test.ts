import { expect, it } from 'vitest'
import { isStraySecond } from './second-press'

/** Only told from others. */
const [menu, other]: readonly Element[] = JSON.parse('[{}, {}]')
const first = { x: 10, y: 10, atMs: 1_000, layer: menu ?? null }

it('is the second press of a double-click on what closed by the first', () => {
  expect(isStraySecond(first, { x: 12, y: 11, atMs: 1_200, layer: null })).toBe(true)
  expect(isStraySecond(first, { x: 10, y: 10, atMs: 1_200, layer: other ?? null })).toBe(true)
})

it('is none that stands for itself: in the same menu, elsewhere, later, or on what does not close', () => {
  expect(isStraySecond(null, { ...first, layer: null })).toBe(false)
  expect(isStraySecond(first, { ...first, atMs: 1_200 })).toBe(false)
  expect(isStraySecond(first, { x: 40, y: 10, atMs: 1_200, layer: null })).toBe(false)
  expect(isStraySecond(first, { x: 10, y: 10, atMs: 1_800, layer: null })).toBe(false)
  expect(isStraySecond({ ...first, layer: null }, { ...first, atMs: 1_200 })).toBe(false)
})
