import { titleOf } from '../../src-shared/domain/names'
import type { TransferMode } from '../../src-shared/model/operation'
import { sayTaken } from '../actions/say-taken'
import { clipboardOf } from '../browser/clipboard'
import { draggedOf } from '../browser/drop-target'
import { selectShown, selectSiblings } from '../browser/selection'
import { type Command, ENTRIES } from './command'
import type { CommandContext } from './command-context'
import { whyNever } from './operation-commands'

/** Whatever can be dragged can be cut and pasted (design-shown.md, "Principles"). */
export const editCommands: readonly Command[] = [
  {
    id: 'cut',
    label: ({ text }) => text.commands.cut,
    group: 'edit',
    shortcuts: ['Mod+X'],
    scope: 'contents',
    inText: 'cut',
    menus: ENTRIES,
    whyNot: context => whyNothingSelected(context) ?? whyNever(context, 'move'),
    run: context => take(context, 'move'),
  },
  {
    id: 'copy',
    label: ({ text }) => text.commands.copy,
    group: 'edit',
    shortcuts: ['Mod+C'],
    scope: 'contents',
    inText: 'copy',
    menus: ENTRIES,
    whyNot: context => whyNothingSelected(context) ?? whyNever(context, 'copy'),
    run: context => take(context, 'copy'),
  },
  {
    id: 'paste',
    label: ({ text }) => text.commands.paste,
    group: 'edit',
    shortcuts: ['Mod+V'],
    scope: 'contents',
    inText: 'paste',
    menus: ['folder', 'item', 'link', 'empty'],
    whyNot: ({ text, clipboard, shown }) => {
      if (!clipboard) return text.clipboard.empty
      return shown.canChange ? null : text.tree.notReady
    },
    run: paste,
  },
  {
    id: 'select-all',
    label: ({ text }) => text.commands.selectAll,
    group: 'edit',
    shortcuts: ['Mod+A'],
    scope: 'contents',
    inText: 'selectAll',
    menus: ['empty'],
    whyNot: () => null,
    run: ({ browser, rows, focused, shown }) =>
      browser.select(selection =>
        shown.trash
          ? selectShown(selection, rows)
          : selectSiblings(selection, rows, focused?.branch.id ?? shown.location.id),
      ),
  },
]

function whyNothingSelected({ text, selected }: CommandContext): string | null {
  return selected.count === 0 ? text.refusal['nothing-selected']() : null
}

function take(context: CommandContext, mode: TransferMode): void {
  const { text, session, browser, selected, selectedRows } = context
  const { count, single } = selected
  const { ids } = browser.tree.get().selection
  clipboardOf(session).update(() => ({
    mode,
    cut: mode === 'move' ? ids : null,
    dragged: once(() => selectedRows().map(draggedOf)),
  }))
  sayTaken(text, mode, count, single ? titleOf(single.entry) : '')
}

function paste({ clipboard, shown, transfer }: CommandContext): void {
  if (!clipboard) return
  transfer.paste({ mode: clipboard.mode, dragged: clipboard.dragged(), target: shown.pasteTarget })
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
