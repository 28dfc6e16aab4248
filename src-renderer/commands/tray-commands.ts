import { collectRefusal } from '../../src-shared/domain/tray'
import { collectRows } from '../actions/collect'
import { emptyTray } from '../actions/take-out'
import { draggedOf } from '../browser/drop-target'
import { toggleTray } from '../panes/collect/toggle-tray'
import { refusalText } from '../text/refusal-text'
import { type Command, ENTRIES } from './command'

/** What gathers entries from many places. */
export const trayCommands: readonly Command[] = [
  {
    id: 'collect',
    label: ({ text }) => text.tray.collect,
    group: 'organise',
    shortcuts: ['Mod+Shift+B'],
    scope: 'window',
    menus: ENTRIES,
    whyNot: ({ text, inventory, selected: { count, single } }) => {
      if (count === 0) return text.refusal['nothing-selected']()
      const refusal = single && collectRefusal(draggedOf(single), inventory.capabilities)
      return refusal && refusalText(text, refusal)
    },
    run: ({ session, selectedRows, text }) => void collectRows(session, selectedRows(), text),
  },
  {
    id: 'empty-tray',
    label: ({ text }) => text.tray.empty,
    group: 'organise',
    scope: 'window',
    menus: [],
    whyNot: ({ text, session }) =>
      session.tray.content.get().entries.length === 0 ? text.tray.isEmpty : null,
    run: ({ text, session }) => emptyTray(session, text),
  },
  {
    id: 'toggle-tray',
    label: ({ text }) => text.tray.label,
    group: 'view',
    scope: 'window',
    menus: [],
    isOn: ({ session }) => session.tray.isShown(),
    whyNot: () => null,
    run: ({ browser }) => toggleTray(browser),
  },
]
