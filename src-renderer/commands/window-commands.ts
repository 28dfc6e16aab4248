import { EXPORT_FORMATS } from '../../src-shared/ipc/index-contract'
import { exportKnown } from '../actions/export-known'
import { call } from '../bridge/client'
import { selectOnly } from '../browser/selection'
import { focusNextPane } from '../kit/focus-next-pane'
import { openOverlay } from '../kit/overlay-store'
import { changeSettings, currentSettings } from '../session/settings-store'
import type { Command } from './command'
import type { CommandContext } from './command-context'

const always = (): null => null

/** What concerns the window and the program, not the entries. */
export const windowCommands: readonly Command[] = [
  {
    id: 'toggle-inspector',
    label: ({ text, inspector }) =>
      inspector.isOpen ? text.toolbar.hideInspector : text.toolbar.showInspector,
    group: 'view',
    shortcuts: ['Mod+I'],
    scope: 'window',
    menus: [],
    whyNot: always,
    run: ({ inspector }) => inspector.toggle(),
  },
  {
    id: 'next-pane',
    label: ({ text }) => text.commands.nextPane,
    group: 'view',
    shortcuts: ['F6'],
    scope: 'window',
    menus: [],
    whyNot: always,
    run: () => focusNextPane(1),
  },
  {
    id: 'previous-pane',
    label: ({ text }) => text.commands.previousPane,
    group: 'view',
    shortcuts: ['Shift+F6'],
    scope: 'window',
    menus: [],
    whyNot: always,
    run: () => focusNextPane(-1),
  },
  {
    id: 'context-menu',
    label: ({ text }) => text.commands.contextMenu,
    group: 'view',
    shortcuts: ['Shift+F10', 'ContextMenu'],
    scope: 'contents',
    menus: [],
    whyNot: always,
    run: openMenuAtFocus,
  },
  {
    id: 'crawl',
    label: ({ text }) => text.crawl.command,
    group: 'go',
    scope: 'window',
    menus: [],
    whyNot: always,
    run: () => openOverlay({ kind: 'crawl' }),
  },
  ...EXPORT_FORMATS.map(
    (format): Command => ({
      id: `export-${format}`,
      label: ({ text }) => text.crawl.exportAs[format],
      group: 'app',
      scope: 'window',
      menus: [],
      whyNot: ({ text, inventory }) => (inventory.key === '' ? text.commands.notConnected : null),
      run: ({ session, text }) =>
        void exportKnown(session, text, { format, query: '', scope: { kind: 'everywhere' } }),
    }),
  ),
  {
    id: 'app-menu',
    label: ({ text }) => text.commands.appMenu,
    group: 'view',
    shortcuts: ['F10', 'Alt'],
    macShortcuts: [],
    scope: 'window',
    menus: [],
    whyNot: always,
    run: () => openOverlay({ kind: 'app-menu' }),
  },
  {
    id: 'palette',
    label: ({ text }) => text.commands.palette,
    group: 'help',
    shortcuts: ['Mod+K'],
    scope: 'window',
    menus: [],
    whyNot: always,
    run: () => openOverlay({ kind: 'palette' }),
  },
  {
    id: 'shortcuts',
    label: ({ text }) => text.commands.shortcuts,
    group: 'help',
    shortcuts: ['F1', 'Question'],
    scope: 'window',
    menus: [],
    whyNot: always,
    run: () => openOverlay({ kind: 'shortcuts' }),
  },
  {
    id: 'add-inventory',
    label: ({ text }) => text.inventories.add,
    group: 'app',
    scope: 'window',
    menus: [],
    whyNot: always,
    run: () => openOverlay({ kind: 'add-inventory' }),
  },
  {
    id: 'about',
    label: ({ text }) => text.about.title,
    group: 'help',
    scope: 'window',
    menus: [],
    whyNot: always,
    run: () => openOverlay({ kind: 'about' }),
  },
  {
    id: 'resonite-io',
    label: ({ text }) => text.commands.aboutResoniteIo,
    group: 'help',
    scope: 'window',
    menus: [],
    whyNot: always,
    run: () => void call('app.openLink', { link: 'resonite-io' }),
  },
  {
    id: 'keep-on-top',
    label: ({ text }) => text.commands.keepOnTop,
    group: 'view',
    scope: 'window',
    menus: [],
    isOn: () => currentSettings().keepsOnTop,
    whyNot: always,
    run: () => changeSettings({ keepsOnTop: !currentSettings().keepsOnTop }),
  },
  roleCommand('zoomIn', 'view', ['Mod+Plus']),
  roleCommand('zoomOut', 'view', ['Mod+Minus']),
  roleCommand('resetZoom', 'view', ['Mod+0']),
  roleCommand('togglefullscreen', 'view', ['F11']),
  {
    id: 'settings',
    label: ({ text }) => text.settings.command,
    group: 'app',
    shortcuts: ['Mod+Comma'],
    scope: 'window',
    menus: [],
    whyNot: always,
    run: () => openOverlay({ kind: 'settings' }),
  },
  roleCommand('quit', 'app', ['Mod+Q']),
]

/** Below the row with the focus; without one, at the top of the contents. */
function openMenuAtFocus({ browser, focused, selected }: CommandContext): void {
  if (focused && selected.count === 0) browser.select(() => selectOnly(focused.id))
  const contents = browser.container.current
  const row = document.getElementById(contents?.getAttribute('aria-activedescendant') ?? '')
  row?.scrollIntoView({ block: 'nearest' })
  const name = row?.querySelector('[data-drag-picture]') ?? row
  const box = (name ?? contents ?? document.body).getBoundingClientRect()
  browser.openMenu(box.left, row ? box.bottom : box.top)
}

/** What Electron does by itself: the page only asks for it, from its own keys and lists. */
function roleCommand(
  role: NonNullable<Command['role']>,
  group: Command['group'],
  shortcuts: NonNullable<Command['shortcuts']>,
): Command {
  return {
    id: role,
    role,
    label: ({ text }) => text.commands.roles[role],
    group,
    shortcuts,
    scope: 'window',
    canRepeat: true,
    menus: [],
    whyNot: always,
    run: () => void call('window.perform', { action: role }),
  }
}
