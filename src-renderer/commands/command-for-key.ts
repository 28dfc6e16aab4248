import { isPressed, isTyping, type KeyPress } from '../kit/shortcut'
import { type Command, shortcutsOf } from './command'
import { COMMANDS } from './command-table'

/** Where the focus is, as far as keys care. */
export type KeyContext = 'contents' | 'text' | 'choice' | 'elsewhere'

/** The command that a key press asks for there, or null when the key is somebody else's. */
export function commandForKey(press: KeyPress, context: KeyContext, isMac: boolean): Command | null {
  // A character that is being typed is no shortcut; a list of choices goes to what begins with it.
  if ((context === 'text' || context === 'choice') && isTyping(press)) return null
  const found = COMMANDS.find(command =>
    shortcutsOf(command, isMac).some(key => isPressed(key, press, isMac)),
  )
  if (!found || (found.scope === 'contents' && context !== 'contents')) return null
  // A text field takes back its own typing.
  return context === 'text' && found.inText ? null : found
}

export function keyContextOf(target: EventTarget | null): KeyContext {
  if (!(target instanceof HTMLElement)) return 'elsewhere'
  if (target.matches('input, textarea, [contenteditable="true"]')) return 'text'
  if (target.matches('select')) return 'choice'
  if (target.closest('button, a')) return 'elsewhere'
  // Selected text, in the details say, is copied as text.
  if (target === document.body)
    return document.getSelection()?.isCollapsed === false ? 'elsewhere' : 'contents'
  return target.closest('[role="tree"], [role="grid"]') ? 'contents' : 'elsewhere'
}
