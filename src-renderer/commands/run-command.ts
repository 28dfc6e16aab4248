import { showToast } from '../kit/toast-store'
import type { Command } from './command'
import type { CommandContext } from './command-context'

/** Does it, or says why not: no key and no menu line is ever silent. */
export function runCommand(command: Command, context: CommandContext): void {
  const reason = command.whyNot(context)
  if (reason === null) return command.run(context)
  const message = context.text.commands.notPossible(command.label(context))
  showToast({ tone: 'failure', message, detail: reason, actions: [] })
}
