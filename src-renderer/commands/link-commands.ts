import { findWishOf } from '../actions/ask-find'
import { findOriginal, whyNoOriginal } from '../actions/find-original'
import { followLink } from '../actions/steer-crawl'
import { linksTo } from '../browser/links-to'
import type { Command } from './command'
import type { CommandContext } from './command-context'

/** What is done with links, and to find them. */
export const linkCommands: readonly Command[] = [
  {
    id: 'find-original',
    label: ({ text }) => text.original.find,
    group: 'open',
    scope: 'contents',
    menus: ['link'],
    isOffered: ({ focused }) => focused?.entry.kind === 'link',
    whyNot: ({ text, focused, inventory }) =>
      focused ? whyNoOriginal(text, inventory, focused) : text.refusal['nothing-selected'](),
    run: ({ browser, text, focused }) => focused && void findOriginal(browser, text, focused),
  },
  {
    id: 'find-links',
    label: ({ text }) => text.original.findLinks,
    group: 'open',
    scope: 'contents',
    menus: ['item', 'folder'],
    isOffered: ({ focused, inventory }) =>
      focused !== null && focused.entry.kind !== 'link' && tellsTargets(inventory),
    whyNot: ({ text, focused, inventory }) => {
      if (focused === null) return text.refusal['nothing-selected']()
      return tellsTargets(inventory) ? null : text.original.linksUntold
    },
    run: ({ session, focused }) => {
      if (focused) findWishOf(session).update(() => ({ query: linksTo(focused.entry.recordId) }))
    },
  },
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

function tellsTargets({ capabilities }: CommandContext['inventory']): boolean {
  return capabilities.tells.includes('link-target')
}
