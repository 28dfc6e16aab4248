import { useLayoutEffect } from 'react'
import { isCovered } from '../kit/is-covered'
import { isMac } from '../kit/platform'
import type { Command } from './command'
import { commandForKey, keyContextOf } from './command-for-key'

/**
 * Listens to the shortcuts of all commands. What has the focus comes first: a key
 * that it used (navigation, typing a name) is no command any more. With what is drawn and not after it: the next key may
 * come in between, and would be done where one was before.
 */
export function useCommandKeys(run: (command: Command, press: KeyboardEvent) => void): void {
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      const command = commandForKey(event, keyContextOf(event.target), isMac)
      if (!command) return
      event.preventDefault()
      if (event.repeat && !command.canRepeat) return
      if (command.role || !isCovered()) run(command, event)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [run])
}
