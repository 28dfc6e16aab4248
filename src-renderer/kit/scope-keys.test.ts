import type { KeyboardEvent } from 'react'
import { expect, it, vi } from 'vitest'
import { pressIn } from './scope-keys'

function press(key: string, repeat: boolean) {
  const plain = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, isComposing: false }
  const preventDefault = vi.fn<() => void>()
  const event = {
    ...plain,
    key,
    code: key,
    repeat,
    nativeEvent: plain,
    preventDefault,
    stopPropagation: () => {},
  }
  // oxlint-disable-next-line typescript/consistent-type-assertions -- as much of a key press as is looked at; there is no page here
  return { event: event as unknown as KeyboardEvent, preventDefault }
}

it('takes away one line for a Delete that is held, and lets nobody else have the rest', () => {
  const unpin = vi.fn<() => void>()
  const move = vi.fn<() => void>()
  const none = (): void => {}
  const handlers = { move, ends: none, order: none, rename: none, unpin, close: none }
  for (const repeat of [false, true, true]) {
    const { event, preventDefault } = press('Delete', repeat)
    expect(pressIn('places', event, handlers)).toBe(true)
    expect(preventDefault).toHaveBeenCalledTimes(1)
  }
  expect(unpin).toHaveBeenCalledTimes(1)
  for (const repeat of [false, true, true]) pressIn('places', press('ArrowDown', repeat).event, handlers)
  expect(move).toHaveBeenCalledTimes(3)
})
