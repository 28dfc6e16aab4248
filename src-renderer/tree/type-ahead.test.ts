import { describe, expect, it } from 'vitest'
import { rowsOf } from './arbitrary-tree'
import { rowStartingWith, TypeAhead } from './type-ahead'

const rows = rowsOf(
  ['Banana', '<color=red>Berry</color>', 'Kiwi', 'Kumquat'].map(name => name.replace('</color>', '')),
)
const id = (index: number): string => rows.at(index)?.id ?? ''

describe('type-ahead', () => {
  it('finds a name by its plain text', () => {
    expect(rowStartingWith(rows, null, 'ber')).toBe(id(1))
  })

  it('walks through the names of one letter and begins again', () => {
    expect(rowStartingWith(rows, id(2), 'k')).toBe(id(3))
    expect(rowStartingWith(rows, id(3), 'kk')).toBe(id(2))
  })

  it('keeps the row that fits while more is typed', () => {
    expect(rowStartingWith(rows, id(2), 'ki')).toBe(id(2))
  })

  it('finds nothing where nothing begins so', () => {
    expect(rowStartingWith(rows, null, 'x')).toBeNull()
  })

  it('begins a new word after a pause', () => {
    const typed = new TypeAhead()
    expect(typed.isTyping(0)).toBe(false)
    expect(typed.add('k', 0)).toBe('k')
    expect(typed.add('u', 300)).toBe('ku')
    expect(typed.isTyping(400)).toBe(true)
    expect(typed.isTyping(1_100)).toBe(false)
    expect(typed.add('b', 2000)).toBe('b')
  })
})
