import { actionRefusal } from '../../src-shared/domain/why-not'
import { spawnRows, whyNoWorld } from '../actions/spawn-rows'
import { draggedOf } from '../browser/drop-target'
import { openOverlay } from '../kit/overlay-store'
import { refusalText } from '../text/refusal-text'
import { type Command, ENTRIES, ONE_ENTRY } from './command'
import type { CommandContext } from './command-context'
import { actorOf, askForFolder, askForNames, whyNoChange, whyNotAtAll, whyNotRow } from './operation-commands'

/** What can be done to entries themselves. */
export const entryCommands: readonly Command[] = [
  {
    id: 'open',
    label: ({ text }) => text.commands.open,
    group: 'open',
    shortcuts: ['Enter'],
    scope: 'contents',
    menus: ['folder', 'link'],
    whyNot: whyNotOpen,
    run: ({ browser, focused }) => focused && browser.open(focused),
  },
  {
    id: 'quick-look',
    label: ({ text }) => text.commands.quickLook,
    group: 'open',
    shortcuts: ['Space'],
    scope: 'contents',
    menus: ONE_ENTRY,
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
    menus: ['item', 'several'],
    whyNot: whyNotSpawn,
    run: context => void spawnRows(context.selectedRows(), context.inventory.world, actorOf(context)),
  },
  {
    id: 'new-folder',
    label: ({ text }) => text.toolbar.newFolder,
    group: 'organise',
    shortcuts: ['Mod+Shift+N'],
    scope: 'window',
    menus: ['folder', 'empty'],
    whyNot: whyNotNewFolder,
    // With several selected it takes them in (design-shown.md, "Keyboard").
    run: context => (context.selected.count > 1 ? askForFolder(context) : context.browser.newFolder()),
  },
  {
    id: 'rename',
    label: ({ text }) => text.commands.rename,
    group: 'organise',
    shortcuts: ['F2'],
    scope: 'contents',
    menus: ENTRIES,
    whyNot: whyNotRename,
    run: context => {
      if (context.selected.count > 1) askForNames(context)
      else if (context.focused) context.browser.startRename(context.focused.id)
    },
  },
  {
    id: 'refresh',
    label: ({ text }) => text.toolbar.refresh,
    group: 'view',
    shortcuts: ['F5', 'Mod+R'],
    scope: 'window',
    menus: ['empty'],
    whyNot: ({ text, inventory }) => (inventory.isReady ? null : text.commands.notConnected),
    run: ({ browser }) => void browser.refresh(),
  },
]

function whyNotOpen({ text, focused }: CommandContext): string | null {
  if (!focused) return text.refusal['nothing-selected']()
  return focused.openProblem && text.tree.openProblem[focused.openProblem]
}

function whyNotSpawn(context: CommandContext): string | null {
  const { text, inventory, selected } = context
  const { count, single, kinds } = selected
  if (count === 0) return text.refusal['nothing-selected']()
  const never = whyNotAtAll(context, 'spawn')
  if (never !== null) return never
  if (kinds.object + kinds.world + kinds.unknown === 0) return text.spawn.notAnItem
  const own = single && actionRefusal('spawn', draggedOf(single), inventory.capabilities)
  if (own) return refusalText(text, own)
  if (single?.problem) return text.tree.cannotChange(text.problems[single.problem])
  if (!inventory.isReady) return text.commands.notConnected
  return inventory.world.kind === 'none' ? whyNoWorld(text, inventory.capabilities) : null
}

function whyNotNewFolder(context: CommandContext): string | null {
  const { text, shown } = context
  const { link } = shown.location
  if (link) return text.tree.readOnly(link.title)
  return whyNotAtAll(context, 'make-folder') ?? whyNoChange(context)
}

function whyNotRename(context: CommandContext): string | null {
  const { text, focused } = context
  if (!focused) return text.refusal['nothing-selected']()
  return whyNotRow(context, 'rename', focused) ?? whyNoChange(context)
}
