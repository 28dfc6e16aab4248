import { entryRefusal } from '../../src-shared/domain/guards'
import { refusalText } from '../i18n/refusal-text'
import { draggedOf, entryRefOf } from '../tree/drop-target'
import { startRename } from '../tree/tree-store'
import { openOverlay } from '../view/overlay-store'
import { type Command, ONE_ENTRY } from './command'
import type { CommandContext } from './command-context'

/** What can be done to entries themselves. */
export const entryCommands: readonly Command[] = [
  {
    id: 'open',
    label: ({ text }) => text.commands.open,
    group: 'open',
    shortcuts: ['Enter'],
    scope: 'contents',
    places: ['folder', 'link'],
    whyNot: whyNotOpen,
    run: ({ browser, focused }) => focused && browser.open(focused),
  },
  {
    id: 'quick-look',
    label: ({ text }) => text.commands.quickLook,
    group: 'open',
    shortcuts: ['Space'],
    scope: 'contents',
    places: ONE_ENTRY,
    whyNot: ({ text, focused }) => (focused ? null : text.refusal['nothing-selected']()),
    run: () => openOverlay({ kind: 'quick-look' }),
  },
  {
    id: 'spawn',
    label: ({ text, inventory: { world } }) =>
      world.kind === 'world' ? text.spawn.button(world.name) : text.spawn.noWorld,
    group: 'open',
    shortcuts: ['Mod+Enter'],
    scope: 'window',
    places: ['item'],
    whyNot: whyNotSpawn,
    run: ({ runOperation, selected: { single } }) => {
      if (single) void runOperation({ kind: 'spawn', entry: entryRefOf(single) })
    },
  },
  {
    id: 'new-folder',
    label: ({ text }) => text.toolbar.newFolder,
    group: 'organise',
    shortcuts: ['Mod+Shift+N'],
    scope: 'window',
    places: ['folder', 'empty'],
    whyNot: whyNotNewFolder,
    run: ({ browser }) => browser.newFolder(),
  },
  {
    id: 'rename',
    label: ({ text }) => text.commands.rename,
    group: 'organise',
    shortcuts: ['F2'],
    scope: 'contents',
    places: ONE_ENTRY,
    whyNot: whyNotRename,
    run: ({ focused }) => focused && startRename(focused.id),
  },
  {
    id: 'refresh',
    label: ({ text }) => text.toolbar.refresh,
    group: 'view',
    shortcuts: ['F5', 'Mod+R'],
    scope: 'window',
    places: ['empty'],
    whyNot: ({ text, inventory }) => (inventory.isReady ? null : text.commands.notConnected),
    run: ({ browser }) => browser.refresh(),
  },
]

function whyNotOpen({ text, focused }: CommandContext): string | null {
  if (!focused) return text.refusal['nothing-selected']()
  return focused.openProblem && text.tree.openProblem[focused.openProblem]
}

function whyNotSpawn({ text, inventory, selected: { count, single } }: CommandContext): string | null {
  if (count === 0) return text.refusal['nothing-selected']()
  if (!single) return text.commands.onlyOne
  if (single.isFolder) return text.spawn.notAnItem
  if (single.problem) return text.tree.cannotChange(text.problems[single.problem])
  if (!inventory.isReady) return text.commands.notConnected
  return inventory.world.kind === 'none' ? text.spawn.needsWorld : null
}

function whyNotNewFolder({ text, inventory, browser }: CommandContext): string | null {
  if (!inventory.isReady) return text.tree.notReady
  const { link } = browser.place
  return link && text.tree.readOnly(link.name)
}

function whyNotRename({ text, inventory, focused }: CommandContext): string | null {
  if (!focused) return text.refusal['nothing-selected']()
  const refusal = entryRefusal(draggedOf(focused))
  if (refusal) return refusalText(text, refusal)
  return inventory.isReady ? null : text.tree.notReady
}
