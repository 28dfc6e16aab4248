import type { KeyPress } from '../kit/shortcut'
import { showToast } from '../kit/toast-store'
import type { Catalogue } from '../text/en'
import type { Command } from './command'
import type { CommandContext } from './command-context'

/** Does it, or says why not: no key and no menu line is ever silent. */
export function runCommand(command: Command, context: CommandContext, press?: KeyPress): void {
  const reason = command.whyNot(context)
  if (reason === null) return command.run(context, press)
  if (press !== undefined && command.isSilent === true) return
  sayWhyNot(context.text, command.id, reason)
}

/** Where there is nothing to do, the reason says it all. */
function sayWhyNot(text: Catalogue, id: string, reason: string): void {
  const what = text.commands.cannot[id]
  if (what === undefined) showToast({ tone: 'note', message: reason, actions: [] })
  else showToast({ tone: 'failure', message: what, detail: reason, actions: [] })
}
