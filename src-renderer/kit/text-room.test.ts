import { expect, it } from 'vitest'
import { mayBeWider } from './text-room'

it.each([
  ['Dragon fruit', 200],
  ['Nov 30, 2026', 100],
  ['', 0],
] as const)('%s fits for sure in %i px', (text, roomPx) => {
  expect(mayBeWider(text, roomPx)).toBe(false)
})

it.each([
  ['WWWWWWWWWWWWWWWWWW', 200],
  ['夏の夕暮れの海辺にある古い灯台', 200],
  ['a name of more words than a line has room for', 200],
  ['x', 0],
] as const)('%s may be cut in %i px', (text, roomPx) => {
  expect(mayBeWider(text, roomPx)).toBe(true)
})
