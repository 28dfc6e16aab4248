import type { OpenOutside } from '../../src-shared/ipc/contract'
import { openOutside } from '../actions/open-outside'
import { showVersions } from '../actions/versions'
import { entryRefOf } from '../browser/drop-target'
import { isTrashed } from '../browser/trash-look'
import { type Command, ONE_ENTRY } from './command'
import type { CommandContext } from './command-context'
import { actorOf, whyNotAtAll } from './operation-commands'

/** What other programs do with an entry that is a file or folder of this computer. */
export const outsideCommands: readonly Command[] = [
  {
    id: 'open-with-system',
    label: ({ text }) => text.commands.openWithSystem,
    ...outside('open'),
  },
  {
    id: 'show-in-file-manager',
    label: ({ text }) => text.commands.showInFileManager,
    ...outside('show'),
  },
]

/** The kept states of an item: shown also where nothing may be changed. */
export const versionCommands: readonly Command[] = [
  {
    id: 'versions',
    label: ({ text }) => text.versions.command,
    group: 'open',
    scope: 'contents',
    menus: ['item'],
    isOffered: keepsVersions,
    whyNot: context => {
      const { text, focused, inventory } = context
      if (!keepsVersions(context)) return whyNotAtAll(context, 'versions')
      if (!focused) return text.refusal['nothing-selected']()
      const { kind } = focused.entry
      if (kind === 'folder' || kind === 'link') return text.versions.onlyItems
      if (focused.path === null) return text.commands.noPath
      return inventory.isReady ? null : text.commands.notConnected
    },
    run: context => {
      const { focused, inventory } = context
      const canRestore = inventory.capabilities.verbs.versions.how !== 'absent'
      if (focused) void showVersions(actorOf(context).session, entryRefOf(focused), canRestore)
    },
  },
]

function keepsVersions({ inventory }: CommandContext): boolean {
  const verb = inventory.capabilities.verbs.versions
  return verb.how !== 'absent' || verb.whyNot === 'read-only'
}

function outside(how: OpenOutside): Omit<Command, 'id' | 'label'> {
  return {
    group: 'open',
    scope: 'contents',
    menus: ONE_ENTRY,
    isOffered: context => whyNotAtAll(context, 'local-path') === null,
    whyNot,
    run: context => {
      if (context.focused) void openOutside(actorOf(context).session, context.focused, how)
    },
  }
}

function whyNot(context: CommandContext): string | null {
  const { text, focused, inventory } = context
  if (!focused) return text.refusal['nothing-selected']()
  const never = whyNotAtAll(context, 'local-path')
  if (never !== null) return never
  if (focused.path === null) return text.commands.noPath
  if (isTrashed(focused, inventory.capabilities.trash)) return text.commands.restoreToOpen
  return inventory.isReady ? null : text.commands.notConnected
}
