import { useCallback, useEffect, useRef } from 'react'
import type { AppMenu, AppMenuItem } from '../../src-shared/model/app-menu'
import { call, listen } from '../bridge/client'
import type { Browser } from '../browser/browser'
import { clipboardOf } from '../browser/clipboard'
import { isMac } from '../kit/platform'
import { acceleratorOf } from '../kit/shortcut'
import type { Catalogue } from '../text/en'
import type { Command, CommandGroup } from './command'
import { shortcutsOf } from './command'
import type { CommandContext } from './command-context'
import { keyContextOf } from './command-for-key'
import { COMMANDS, commandById, groupsOf } from './command-table'

type MenuName = keyof Catalogue['commands']['menus']

/** Which groups make up which menu of the bar. */
const BAR: readonly { readonly name: MenuName; readonly groups: readonly CommandGroup[] }[] = [
  { name: 'file', groups: ['open', 'organise', 'app'] },
  { name: 'edit', groups: ['edit', 'copy-as'] },
  { name: 'view', groups: ['view'] },
  { name: 'go', groups: ['go'] },
  { name: 'help', groups: ['help'] },
]

interface AppMenuParts {
  readonly contextNow: () => CommandContext
  readonly run: (command: Command) => void
}

/** Keeps the application menu the same as the table, and does what is chosen in it. */
export function useAppMenu(browser: Browser, { contextNow, run }: AppMenuParts): void {
  const shown = useRef('')
  const show = useCallback(() => {
    const menus = appMenus(contextNow())
    const now = JSON.stringify(menus)
    if (now === shown.current) return
    shown.current = now
    void call('menu.show', { menus })
  }, [contextNow])
  useEffect(() => show())
  useEffect(() => {
    const stops = [browser.tree.subscribe(show), clipboardOf(browser.session).subscribe(show)]
    return () => stops.forEach(stop => stop())
  }, [browser, show])
  useEffect(() => listen('menu.chosen', ({ commandId }) => choose(commandId, run)), [run])
}

/** Edit commands mean the text field while one has the focus. */
function choose(commandId: string, run: (command: Command) => void): void {
  const command = commandById(commandId)
  if (!command) return
  const isInText = command.inText !== undefined && keyContextOf(document.activeElement) === 'text'
  if (isInText && command.inText) void call('window.perform', { action: command.inText })
  else run(command)
}

function appMenus(context: CommandContext): readonly AppMenu[] {
  const menus = BAR.map(({ name, groups }) => ({
    label: context.text.commands.menus[name],
    items: groupsOf(COMMANDS.filter(({ group }) => groups.includes(group)))
      .map(({ commands }) => commands.map(command => itemOf(command, context)))
      .reduce<readonly AppMenuItem[]>(
        (before, group) => (before.length === 0 ? group : [...before, { kind: 'line' }, ...group]),
        [],
      ),
  }))
  return menus.filter(({ items }) => items.length > 0)
}

function itemOf(command: Command, context: CommandContext): AppMenuItem {
  const [shortcut] = shortcutsOf(command, isMac)
  return {
    kind: 'command',
    id: command.id,
    label: command.label(context),
    accelerator: shortcut ? acceleratorOf(shortcut) : null,
    isEnabled: command.inText !== undefined || command.whyNot(context) === null,
    role: command.role ?? null,
  }
}
