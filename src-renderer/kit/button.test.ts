import { expect, it, vi } from 'vitest'
import { firstClickOnly, firstEnterOnly } from './button'

/** How often it acts; `detail` of a click is how many came in quick succession. */
function clicks(...details: readonly number[]): number {
  const act = vi.fn<() => void>()
  const onClick = firstClickOnly(act)
  for (const detail of details) {
    onClick({ detail, preventDefault: () => {} })
  }
  return act.mock.calls.length
}

it('acts once on a double-click and on a triple-click, and on each click that stands for itself', () => {
  expect(clicks(1, 2)).toBe(1)
  expect(clicks(1, 2, 3)).toBe(1)
  expect(clicks(1, 1)).toBe(2)
})

it('is clicked once by an Enter that is held', () => {
  const prevented = [false, true].map(repeat => {
    const preventDefault = vi.fn<() => void>()
    firstEnterOnly({ key: 'Enter', repeat, preventDefault })
    return preventDefault.mock.calls.length
  })
  expect(prevented).toEqual([0, 1])
})

it('takes every press of the keyboard for one of its own', () => {
  expect(clicks(0, 0)).toBe(2)
})
