import { titleOf } from '../../src-shared/domain/names'
import { plainText } from '../../src-shared/domain/rich-text'
import { recordUriOf } from '../browser/entry-address'
import type { EntryRow } from '../browser/row'
import { showToast } from '../kit/toast-store'
import { type Command, ENTRIES } from './command'
import type { CommandContext } from './command-context'

/** Puts what is known of entries on the system's clipboard, one line each. */
export const copyCommands: readonly Command[] = [
  {
    id: 'copy-name',
    label: ({ text }) => text.commands.copyName,
    group: 'copy-as',
    shortcuts: ['Mod+Shift+C'],
    scope: 'contents',
    menus: ENTRIES,
    whyNot: whyNothingSelected,
    run: context => copyLines(context, row => plainText(titleOf(row.entry))),
  },
  {
    id: 'copy-path',
    label: ({ text }) => text.commands.copyPath,
    group: 'copy-as',
    scope: 'contents',
    menus: ENTRIES,
    whyNot: context =>
      whyNotSingle(context, row => (row.path === null ? context.text.commands.noPath : null)),
    run: context => copyLines(context, row => row.path),
  },
  {
    id: 'copy-record',
    label: ({ text }) => text.commands.copyRecord,
    group: 'copy-as',
    scope: 'contents',
    menus: ENTRIES,
    whyNot: context =>
      whyNotSingle(context, row =>
        recordUriOf(row, context.inventory.userId) === null ? context.text.commands.unknownOwner : null,
      ),
    run: context => copyLines(context, row => recordUriOf(row, context.inventory.userId)),
  },
  {
    id: 'copy-asset',
    label: ({ text }) => text.commands.copyAsset,
    group: 'copy-as',
    scope: 'contents',
    menus: ['item', 'link', 'several'],
    whyNot: context =>
      whyNotSingle(context, row => (row.entry.assetUri === '' ? context.text.commands.noAsset : null)),
    run: context => copyLines(context, row => row.entry.assetUri),
  },
]

function whyNothingSelected({ text, selected }: CommandContext): string | null {
  return selected.count === 0 ? text.refusal['nothing-selected']() : null
}

/** Of several entries those are left out that have none; of one the reason is said. */
function whyNotSingle(context: CommandContext, problemOf: (row: EntryRow) => string | null): string | null {
  const { single } = context.selected
  return single ? problemOf(single) : whyNothingSelected(context)
}

function copyLines({ text, selectedRows }: CommandContext, lineOf: (row: EntryRow) => string | null): void {
  const lines = selectedRows()
    .map(lineOf)
    .filter(line => line !== null && line !== '')
  if (lines.length === 0) {
    showToast({ tone: 'failure', message: text.commands.nothingToCopy, actions: [] })
    return
  }
  navigator.clipboard.writeText(lines.join('\n')).then(
    () => showToast({ tone: 'result', message: text.commands.linesCopied(lines.length), actions: [] }),
    () => showToast({ tone: 'failure', message: text.inspector.notCopied, actions: [] }),
  )
}
