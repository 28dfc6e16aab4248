import { call } from '../bridge/client'
import type { Command } from './command'
import { keyContextOf } from './command-for-key'

/** Does what was chosen in the application menu; edit commands mean the text field while one has the focus. */
export function chooseCommand(command: Command, run: (command: Command) => void): void {
  const isInText = command.inText !== undefined && keyContextOf(document.activeElement) === 'text'
  if (isInText && command.inText) void call('window.perform', { action: command.inText })
  else run(command)
}
