import { expect, it } from 'vitest'
import { commandForKey, type KeyContext } from './command-for-key'

const press = { key: '1', code: 'Digit1', ctrlKey: false, metaKey: false, shiftKey: false, altKey: false }

it('leaves a digit to a text field and to a list of choices that have the focus', () => {
  const idIn = (context: KeyContext): string | undefined => commandForKey(press, context, false)?.id
  expect(idIn('contents')).toBe('spawn-from-palette')
  expect(idIn('text')).toBeUndefined()
  expect(idIn('choice')).toBeUndefined()
})

it('takes back a change, not typing, where a list of choices has the focus', () => {
  const undo = { ...press, key: 'z', code: 'KeyZ', ctrlKey: true }
  expect(commandForKey(undo, 'choice', false)?.id).toBe('undo')
  expect(commandForKey(undo, 'text', false)).toBeNull()
})
