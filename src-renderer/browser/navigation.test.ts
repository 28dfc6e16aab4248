import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anyInventory, folder, rowsOf } from '../testing/arbitrary-tree'
import { intentOf, NAVIGATION_KEYS } from './navigation'
import type { Rows } from './rows'

const rows = rowsOf([
  folder('Food', [folder('Empty', []), 'Kiwi']),
  folder('Closed', ['Pear'], false),
  'Item',
])

function idOf(name: string, of: Rows = rows): string {
  for (let index = 0; index < of.count; index++) {
    const row = of.at(index)
    if (row?.kind === 'entry' && row.entry.name === name) return row.id
  }
  throw new Error(`No row ${name}`)
}

const focusOf = (key: Parameters<typeof intentOf>[0], from: string | null) => {
  const intent = intentOf(key, rows, from === null ? null : idOf(from), 2)
  return intent?.kind === 'focus' ? intent.id : intent?.kind
}

describe('intentOf', () => {
  it('walks entries and passes over notes', () => {
    expect(focusOf('ArrowDown', 'Empty')).toBe(idOf('Kiwi'))
    expect(focusOf('ArrowUp', 'Kiwi')).toBe(idOf('Empty'))
  })

  it('opens with the right arrow, then enters', () => {
    expect(focusOf('ArrowRight', 'Closed')).toBe('expand')
    expect(focusOf('ArrowRight', 'Food')).toBe(idOf('Empty'))
  })

  it('stays where there is nothing to enter', () => {
    expect(focusOf('ArrowRight', 'Empty')).toBeUndefined()
    expect(focusOf('ArrowRight', 'Item')).toBeUndefined()
  })

  it('closes with the left arrow, then goes to the parent', () => {
    expect(focusOf('ArrowLeft', 'Food')).toBe('collapse')
    expect(focusOf('ArrowLeft', 'Kiwi')).toBe(idOf('Food'))
    expect(focusOf('ArrowLeft', 'Item')).toBeUndefined()
  })

  it('begins at the top, or with End at the bottom, when nothing has the focus', () => {
    expect(focusOf('ArrowDown', null)).toBe(idOf('Closed'))
    expect(focusOf('End', null)).toBe(idOf('Item'))
  })

  it('never leads to a row that is not there', () => {
    const keys = fc.constantFrom(...NAVIGATION_KEYS)
    fc.assert(
      fc.property(anyInventory, fc.array(keys), (children, pressed) => {
        const random = rowsOf(children)
        let focus: string | null = null
        for (const key of pressed) {
          const intent = intentOf(key, random, focus, 3)
          if (intent?.kind === 'focus') focus = intent.id
          if (focus !== null) expect(random.entryById(focus)).not.toBeNull()
        }
      }),
    )
  })
})
