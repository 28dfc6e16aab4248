import { titleOf } from '../../src-shared/domain/names'
import { withoutNested } from '../../src-shared/domain/transfer'
import type { Actor } from '../actions/actor'
import { askToEmptyTrash, dialogsOf } from '../actions/dialogs'
import { canBeLocked, toggleLock } from '../actions/toggle-lock'
import { deleteRows, restoreRows } from '../actions/trash-actions'
import type { Branch } from '../browser/branch'
import { draggedOf, entryRefOf } from '../browser/drop-target'
import { titlesIn } from '../browser/sibling-titles'
import { isTrashed } from '../browser/trash-look'
import { lockedIds } from '../session/locks'
import { refusalText } from '../text/refusal-text'
import { type Command, ENTRIES } from './command'
import type { CommandContext } from './command-context'

/** What can be taken back, thrown away, kept from harm, and done to several at once. */
export const operationCommands: readonly Command[] = [
  {
    id: 'undo',
    label: ({ text }) => text.operation.undo,
    group: 'edit',
    shortcuts: ['Mod+Z'],
    scope: 'window',
    inText: 'undo',
    menus: [],
    whyNot: context => whyNoChange(context) ?? whyNothingTo(context, 'undo'),
    run: ({ undo }) => undo.undo(),
  },
  {
    id: 'redo',
    label: ({ text }) => text.operation.redo,
    group: 'edit',
    shortcuts: ['Mod+Shift+Z', 'Mod+Y'],
    macShortcuts: ['Mod+Shift+Z'],
    scope: 'window',
    inText: 'redo',
    menus: [],
    whyNot: context => whyNoChange(context) ?? whyNothingTo(context, 'redo'),
    run: ({ undo }) => undo.redo(),
  },
  {
    id: 'delete',
    label: ({ text, focused }) =>
      focused && isTrashed(focused) ? text.trash.deletePermanently : text.trash.delete,
    group: 'organise',
    shortcuts: ['Delete'],
    macShortcuts: ['Delete', 'Mod+Backspace'],
    scope: 'contents',
    menus: ENTRIES,
    whyNot: whyNoEntries,
    run: context => deleteRows(context.selectedRows(), actorOf(context)),
  },
  {
    id: 'restore',
    label: ({ text }) => text.trash.restore,
    group: 'organise',
    scope: 'window',
    menus: ENTRIES,
    isOffered: ({ focused }) => focused !== null && isTrashed(focused),
    whyNot: context => {
      const { focused, text } = context
      if (focused && !isTrashed(focused)) {
        return refusalText(text, { reason: 'not-in-trash', name: titleOf(focused.entry) })
      }
      return whyNoEntries(context)
    },
    run: context => restoreRows(context.selectedRows(), actorOf(context)),
  },
  {
    id: 'empty-trash',
    label: ({ text }) => text.trash.empty,
    group: 'organise',
    scope: 'window',
    menus: [],
    whyNot: whyNoChange,
    run: ({ session }) => askToEmptyTrash(session),
  },
  {
    id: 'new-folder-from-selection',
    label: ({ text }) => text.fromSelection.command,
    group: 'organise',
    scope: 'window',
    menus: ['several'],
    whyNot: whyNoEntries,
    run: askForFolder,
  },
  {
    id: 'toggle-lock',
    label: ({ text, focused, session }) =>
      focused && lockedIds(session).has(focused.entry.recordId) ? text.locks.unlock : text.locks.lock,
    group: 'organise',
    scope: 'window',
    menus: ['folder'],
    whyNot: ({ text, focused }) => (focused && canBeLocked(focused) ? null : text.locks.onlyFolders),
    run: context => context.focused && void toggleLock(context.focused, actorOf(context)),
  },
  {
    id: 'activity',
    label: ({ text }) => text.history.open,
    group: 'view',
    shortcuts: ['Mod+H'],
    macShortcuts: ['Mod+Shift+H'],
    scope: 'window',
    menus: [],
    whyNot: () => null,
    run: ({ session }) => session.activity.toggle(),
  },
]

export function actorOf(context: CommandContext): Actor {
  const { text, session, shown, runOperation: run } = context
  return { text, session, canChange: shown.canChange, run }
}

export function whyNoChange({ text, shown }: CommandContext): string | null {
  return shown.canChange ? null : text.tree.notReady
}

function whyNoEntries(context: CommandContext): string | null {
  const { text, selected } = context
  return selected.count === 0 ? text.refusal['nothing-selected']() : whyNoChange(context)
}

function whyNothingTo({ text, session }: CommandContext, direction: 'undo' | 'redo'): string | null {
  if (session.undoStack.get()[direction]) return null
  return direction === 'undo' ? text.history.nothingToUndo : text.history.nothingToRedo
}

/** Where they all are; entries of several folders meet where the focus is. */
function commonBranch({ shown, selectedRows }: CommandContext): Branch {
  const rows = selectedRows()
  const [first] = rows
  return first && rows.every(row => row.branch.id === first.branch.id) ? first.branch : shown.location
}

/** A new folder that takes in what is selected. */
export function askForFolder(context: CommandContext): void {
  const branch = commonBranch(context)
  const entries = withoutNested(context.selectedRows().map(entryRefOf))
  const titles = titlesIn(context.rows.listingOf(branch.id))
  dialogsOf(context.session).fromSelection.update(() => ({ branch, entries, titles }))
}

/** F2 on several: one rule for all. */
export function askForNames({ session, rows, selectedRows }: CommandContext): void {
  const selected = selectedRows()
  const titles = new Map(
    selected.map(({ branch }) => [branch.path, titlesIn(rows.listingOf(branch.id))] as const),
  )
  dialogsOf(session).batchRename.update(() => ({
    entries: selected.map(draggedOf),
    titlesIn: folder => titles.get(folder) ?? [],
  }))
}
