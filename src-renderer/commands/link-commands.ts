import { followLink } from '../actions/steer-crawl'
import type { Command } from './command'
import type { CommandContext } from './command-context'

/** What is done with links alone. */
export const linkCommands: readonly Command[] = [
  {
    id: 'follow-link',
    label: ({ text }) => text.crawl.follow,
    group: 'organise',
    scope: 'contents',
    menus: ['link'],
    isOffered: ({ focused }) => focused?.entry.kind === 'link',
    whyNot,
    run: ({ session, text, focused }) => {
      if (focused) void followLink(session, text, focused)
    },
  },
]

function whyNot({ text, focused, inventory }: CommandContext): string | null {
  if (focused === null) return text.refusal['nothing-selected']()
  if (focused.path === null) return text.commands.noPath
  return inventory.isReady ? null : text.commands.notConnected
}
