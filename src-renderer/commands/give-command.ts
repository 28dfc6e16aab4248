import { afterGiving } from '../../src-shared/domain/giving'
import { titleOf } from '../../src-shared/domain/names'
import { dialogsOf } from '../actions/dialogs'
import { isBeingGiven } from '../actions/giving-now'
import { entryRefOf } from '../browser/drop-target'
import type { Command } from './command'
import type { CommandContext } from './command-context'
import { whyNoChange, whyNotAtAll, whyNotRow } from './operation-commands'

/** Something for somebody else, where the platform has a way to hand it over. */
export const giveCommands: readonly Command[] = [
  {
    id: 'give',
    label: ({ text }) => text.give.command,
    group: 'organise',
    scope: 'contents',
    menus: ['item', 'folder'],
    isOffered: canEverGive,
    whyNot,
    run: ({ session, focused }) => {
      if (focused === null) return
      const { kind, facts } = focused.entry
      dialogsOf(session).give.update(() => ({
        entry: entryRefOf(focused),
        after: afterGiving(kind, facts),
      }))
    },
  },
]

function canEverGive({ inventory }: CommandContext): boolean {
  const { give } = inventory.capabilities.verbs
  return give.how !== 'absent' || give.whyNot === 'read-only'
}

function whyNot(context: CommandContext): string | null {
  const { text, session, focused, selected } = context
  const never = whyNotAtAll(context, 'give')
  if (never !== null) return never
  if (focused === null) return text.refusal['nothing-selected']()
  if (selected.count > 1) return text.give.oneOnly
  const refusal = whyNotRow(context, 'give', focused)
  if (refusal !== null) return refusal
  if (isBeingGiven(session.operations.running.get(), focused.entry))
    return text.refusal['giving-already'](titleOf(focused.entry))
  return whyNoChange(context)
}
