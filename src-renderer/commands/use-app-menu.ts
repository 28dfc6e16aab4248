import { useCallback, useEffect, useRef } from 'react'
import type { AppMenu, AppMenuItem } from '../../src-shared/model/app-menu'
import { call, listen } from '../bridge/client'
import type { Browser } from '../browser/browser'
import { clipboardOf } from '../browser/clipboard'
import { isMac } from '../kit/platform'
import { acceleratorOf } from '../kit/shortcut'
import { APP_MENUS } from './app-menus'
import { chooseCommand } from './choose-command'
import type { Command } from './command'
import { shortcutsOf } from './command'
import type { CommandContext } from './command-context'
import { commandById } from './command-table'

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

function choose(commandId: string, run: (command: Command) => void): void {
  const command = commandById(commandId)
  if (command) chooseCommand(command, run)
}

function appMenus(context: CommandContext): readonly AppMenu[] {
  return APP_MENUS.map(({ name, groups }) => ({
    label: context.text.commands.menus[name],
    items: groups
      .map(({ commands }) => commands.map(command => itemOf(command, context)))
      .reduce<readonly AppMenuItem[]>(
        (before, group) => (before.length === 0 ? group : [...before, { kind: 'line' }, ...group]),
        [],
      ),
  }))
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
