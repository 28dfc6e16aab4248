import { withoutNested } from '../../src-shared/domain/selected-tree'
import { type PersonsAction, verbOf, verbRefusal, whyNot } from '../../src-shared/domain/why-not'
import type { SourceAction } from '../../src-shared/model/capabilities'
import { ENTRY_KINDS } from '../../src-shared/model/entry'
import type { Actor } from '../actions/actor'
import { askToEmptyTrash, dialogsOf } from '../actions/dialogs'
import { canBeLocked, toggleLock } from '../actions/toggle-lock'
import { deleteRows, restoreRows } from '../actions/trash-actions'
import type { Branch } from '../browser/branch'
import { draggedOf, entryRefOf } from '../browser/drop-target'
import type { EntryRow } from '../browser/row'
import { titlesIn } from '../browser/sibling-titles'
import { isTrashed } from '../browser/trash-look'
import { lockedIds } from '../session/locks'
import { runningChanges } from '../session/running-changes'
import type { Inventory } from '../session/session'
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
    label: deleteLabel,
    group: 'organise',
    shortcuts: ['Delete'],
    macShortcuts: ['Delete', 'Mod+Backspace'],
    scope: 'contents',
    menus: ENTRIES,
    whyNot: context =>
      whyNoEntries(context) ?? whyNever(context, deletingOf(context.focused, context.inventory)),
    run: context => deleteRows(context.selectedRows(), actorOf(context)),
  },
  {
    id: 'restore',
    label: ({ text }) => text.trash.restore,
    group: 'organise',
    scope: 'window',
    menus: ENTRIES,
    isOffered: ({ focused, inventory }) =>
      focused !== null && isTrashed(focused, inventory.capabilities.trash),
    whyNot: context => {
      const { focused } = context
      return (focused && whyNotRow(context, 'restore', focused)) ?? whyNoEntries(context)
    },
    run: context => restoreRows(context.selectedRows(), actorOf(context)),
  },
  {
    id: 'empty-trash',
    label: ({ text }) => text.trash.empty,
    group: 'organise',
    scope: 'window',
    menus: [],
    whyNot: context => whyNoTrash(context) ?? whyNoChange(context),
    run: ({ session }) => askToEmptyTrash(session),
  },
  {
    id: 'new-folder-from-selection',
    label: ({ text }) => text.fromSelection.command,
    group: 'organise',
    scope: 'window',
    menus: ['several'],
    whyNot: context => whyNoEntries(context) ?? whyNotAtAll(context, 'make-folder'),
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

/** What Del does: into the Trash, or for good where there is none, and in it. */
function deletingOf(focused: EntryRow | null, { capabilities: { trash } }: Inventory): 'trash' | 'delete' {
  return trash.kind === 'none' || (focused !== null && isTrashed(focused, trash)) ? 'delete' : 'trash'
}

/** Of links it says that nothing else goes. */
function deleteLabel({ text, focused, inventory, selected: { count, kinds } }: CommandContext): string {
  const isForGood = deletingOf(focused, inventory) === 'delete'
  if (count > 0 && kinds.link === count)
    return isForGood ? text.original.deletePermanently(count) : text.original.remove(count)
  return isForGood ? text.trash.deletePermanently : text.trash.delete
}

/** Why it cannot be done with an entry here, in words. */
export function whyNotRow(
  { text, inventory }: CommandContext,
  action: PersonsAction,
  row: EntryRow,
): string | null {
  const refusal = whyNot(action, draggedOf(row), inventory.capabilities)
  return refusal && refusalText(text, refusal)
}

/** Why this inventory never does it, in words. */
export function whyNotAtAll({ text, inventory }: CommandContext, action: SourceAction): string | null {
  const refusal = verbRefusal(action, inventory.capabilities)
  return refusal && refusalText(text, refusal)
}

/** The same of whatever is selected: where some of it can be done, the rest is said afterwards. */
export function whyNever(context: CommandContext, action: PersonsAction): string | null {
  const { kinds } = context.selected
  const reasons = ENTRY_KINDS.filter(kind => kinds[kind] > 0).map(kind =>
    whyNotAtAll(context, verbOf(action, kind)),
  )
  return reasons.every(reason => reason !== null) ? (reasons[0] ?? null) : null
}

function whyNoTrash({ text, inventory }: CommandContext): string | null {
  const why = { reason: 'not-supported', action: 'trash', why: 'not-offered' } as const
  return inventory.capabilities.trash.kind === 'none' ? refusalText(text, why) : null
}

function whyNoEntries(context: CommandContext): string | null {
  const { text, selected } = context
  return selected.count === 0 ? text.refusal['nothing-selected']() : whyNoChange(context)
}

function whyNothingTo({ text, session }: CommandContext, direction: 'undo' | 'redo'): string | null {
  if (session.undoStack.get()[direction]) return null
  // It is taken back when it is done.
  if (direction === 'undo' && runningChanges(session).length > 0) return null
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
