import { describe, expect, it } from 'vitest'
import { afterLeaving, afterMove, isTrayOpen, NOTHING_CHOSEN, type TrayView } from './tray-view'

const ids = ['a', 'b', 'c', 'd']
const start = NOTHING_CHOSEN

function view(focus: string | null, ...selected: string[]): TrayView {
  return { ...start, focus, anchor: focus, selected: new Set(selected) }
}

describe('the selection in the tray', () => {
  it('extends from where it began, both ways', () => {
    const one = afterMove(start, ids, { kind: 'only', id: 'b' })
    const on = afterMove(one, ids, { kind: 'extend', id: 'd' })
    expect([...on.selected]).toEqual(['b', 'c', 'd'])
    expect([...afterMove(on, ids, { kind: 'extend', id: 'a' }).selected]).toEqual(['a', 'b'])
  })

  it('is toggled, moved over, and made of all', () => {
    const two = afterMove(view('a', 'a'), ids, { kind: 'toggle', id: 'c' })
    expect([...two.selected]).toEqual(['a', 'c'])
    expect([...afterMove(two, ids, { kind: 'toggle', id: 'c' }).selected]).toEqual(['a'])
    expect(afterMove(two, ids, { kind: 'focus', id: 'd' })).toMatchObject({
      focus: 'd',
      selected: two.selected,
    })
    expect(afterMove(two, ids, { kind: 'all' }).selected.size).toBe(4)
    expect(afterMove(two, ids, { kind: 'none' }).selected.size).toBe(0)
  })
})

describe('afterLeaving', () => {
  it('gives the focus to what has taken the place, at the end to what is before', () => {
    expect(afterLeaving(view('b', 'b', 'c'), ids, ['a', 'c', 'd'])).toMatchObject({
      focus: 'c',
      selected: new Set(['c']),
    })
    expect(afterLeaving(view('d', 'd'), ids, ['a', 'b'])).toMatchObject({ focus: 'b', selected: new Set() })
    expect(afterLeaving(view('a'), ids, []).focus).toBeNull()
  })

  it('leaves everything as it is when it has nothing to do with what left', () => {
    const before = view('b', 'b')
    expect(afterLeaving(before, ids, ['a', 'b'])).toBe(before)
  })
})

describe('isTrayOpen', () => {
  it('shows what is in it unless it was put away, and an empty shelf only when it is held', () => {
    expect(isTrayOpen(start, 0)).toBe(false)
    expect(isTrayOpen(start, 1)).toBe(true)
    expect(isTrayOpen({ ...start, isHeld: true }, 0)).toBe(true)
    expect(isTrayOpen({ ...start, isPutAway: true }, 1)).toBe(false)
  })
})
