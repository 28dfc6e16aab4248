import { expect, it, vi } from 'vitest'
import { RequestBox } from './request-box'
import { requestsOfStart } from './start-requests'

it('keeps what comes before anybody listens, and gives each once', () => {
  const box = new RequestBox()
  box.put(requestsOfStart(['satchel:open?path=/Inventory/a']))
  const tell = vi.fn()
  box.follow(tell)
  expect(tell).toHaveBeenCalledTimes(1)
  expect(box.take()).toEqual([{ kind: 'show', path: '/Inventory/a' }])
  expect(box.take()).toEqual([])
  box.put([])
  expect(tell).toHaveBeenCalledTimes(1)
})

it('keeps the newest of a flood', () => {
  const box = new RequestBox()
  box.put(
    requestsOfStart(Array.from({ length: 1_000 }, (_, index) => `satchel:open?path=/Inventory/${index}`)),
  )
  const taken = box.take()
  expect(taken).toHaveLength(20)
  expect(taken.at(-1)).toEqual({ kind: 'show', path: '/Inventory/999' })
})
