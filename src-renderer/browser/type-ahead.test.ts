import { describe, expect, it } from 'vitest'
import { plainText } from '../../src-shared/domain/rich-text'
import { rowsOf } from '../testing/arbitrary-tree'
import type { EntryRow } from './row'
import { rowStartingWith, TypeAhead } from './type-ahead'

const rows = rowsOf(
  ['Banana', '<color=red>Berry</color>', 'Kiwi', 'Kumquat'].map(name => name.replace('</color>', '')),
)
const plainName = ({ entry }: EntryRow): string => plainText(entry.name)
const id = (index: number): string => rows.at(index)?.id ?? ''

describe('type-ahead', () => {
  it('finds a name by its plain text', () => {
    expect(rowStartingWith(rows, null, 'ber', plainName)).toBe(id(1))
  })

  it('walks through the names of one letter and begins again', () => {
    expect(rowStartingWith(rows, id(2), 'k', plainName)).toBe(id(3))
    expect(rowStartingWith(rows, id(3), 'kk', plainName)).toBe(id(2))
  })

  it('keeps the row that fits while more is typed', () => {
    expect(rowStartingWith(rows, id(2), 'ki', plainName)).toBe(id(2))
  })

  it('finds nothing where nothing begins so', () => {
    expect(rowStartingWith(rows, null, 'x', plainName)).toBeNull()
  })

  it('goes by the name that is shown', () => {
    expect(rowStartingWith(rows, null, 'tr', row => (row.id === id(3) ? 'Trash' : 'Other'))).toBe(id(3))
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

  it('begins a new word after another key', () => {
    const typed = new TypeAhead()
    typed.add('k', 0)
    typed.end()
    expect(typed.isTyping(100)).toBe(false)
    expect(typed.add('b', 100)).toBe('b')
  })
})
