import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { RowSlots, SteadyOrder } from './use-drawn-rows'

const ids = (from: number, to: number): readonly string[] =>
  Array.from({ length: to - from }, (_, step) => `/R-${from + step}`)

describe('the slots of drawn rows', () => {
  it('hand the slot of a row that went to one that came', () => {
    const slots = new RowSlots()
    const before = slots.assign(ids(0, 4))
    const after = slots.assign(ids(1, 5))
    expect(after.get('/R-4')).toBe(before.get('/R-0'))
    expect(after.get('/R-2')).toBe(before.get('/R-2'))
  })

  it('are never shared, never left by a row that stays, and no more than are needed', () => {
    const window = fc.tuple(fc.nat(60), fc.nat(40)).map(([from, count]) => ids(from, from + count))
    fc.assert(
      fc.property(fc.array(window, { maxLength: 8 }), windows => {
        const slots = new RowSlots()
        let before: ReadonlyMap<string, number> = new Map()
        let most = 0
        for (const shown of windows) {
          const now = slots.assign(shown)
          most = Math.max(most, shown.length)
          expect(new Set(now.values()).size).toBe(shown.length)
          expect(Math.max(-1, ...now.values())).toBeLessThan(most)
          for (const id of shown) if (before.has(id)) expect(now.get(id)).toBe(before.get(id))
          expect(slots.assign(shown)).toEqual(now)
          before = now
        }
      }),
    )
  })
})

describe('the order of drawn rows in the document', () => {
  const drawn = (...slots: readonly number[]) => slots.map(slot => ({ slot }))

  it('is from the top down at rest', () => {
    const order = new SteadyOrder()
    order.of(drawn(0, 1, 2), true)
    expect(order.of(drawn(1, 2, 0), false)).toEqual(drawn(1, 2, 0))
  })

  it('moves no element while it is scrolled, and puts new ones at the end', () => {
    const order = new SteadyOrder()
    order.of(drawn(0, 1, 2, 3), false)
    expect(order.of(drawn(2, 3, 0, 4), true)).toEqual(drawn(0, 2, 3, 4))
    expect(order.of(drawn(4, 3, 2, 0), true)).toEqual(drawn(0, 2, 3, 4))
  })
})
