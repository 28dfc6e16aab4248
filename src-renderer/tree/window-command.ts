import { letterOf } from './letter-of'

export type WindowCommand = 'refresh' | 'new-folder' | 'spawn'

type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey'>

/** What a key asks of the window, wherever the focus is (design.md, "Keyboard"). */
export function windowCommandOf(press: KeyPress): WindowCommand | null {
  if (press.key === 'F5') return 'refresh'
  if (!press.ctrlKey && !press.metaKey) return null
  if (press.key === 'Enter') return 'spawn'
  const letter = letterOf(press)
  if (letter === 'r' && !press.shiftKey) return 'refresh'
  return letter === 'n' && press.shiftKey ? 'new-folder' : null
}
