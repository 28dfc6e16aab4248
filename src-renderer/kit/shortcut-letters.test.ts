import { describe, expect, it } from 'vitest'
import { letterOf } from './shortcut'

describe('letterOf', () => {
  it('does not tell Caps Lock and Shift from the plain letter', () => {
    expect(letterOf({ key: 'A', code: 'KeyA' })).toBe('a')
  })

  it('follows the layout where it has Latin letters', () => {
    expect(letterOf({ key: 'a', code: 'KeyQ' })).toBe('a')
  })

  it('takes the place of the key on Cyrillic and Greek layouts', () => {
    expect(letterOf({ key: 'Ф', code: 'KeyA' })).toBe('a')
    expect(letterOf({ key: 'ψ', code: 'KeyC' })).toBe('c')
  })

  it('leaves other keys alone', () => {
    expect(letterOf({ key: 'é', code: 'Digit2' })).toBe('é')
    expect(letterOf({ key: ' ', code: 'Space' })).toBe(' ')
  })
})
