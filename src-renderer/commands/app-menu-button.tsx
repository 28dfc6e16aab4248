import { Menu as MenuIcon } from 'lucide-react'
import { useLayoutEffect, useRef } from 'react'
import { MenuLine } from '../kit/menu'
import { ControlledMenu, SubMenu } from '../kit/menu-tree'
import { nextTask } from '../kit/next-task'
import { closeOverlay, openOverlay, overlayStore } from '../kit/overlay-store'
import { isMac } from '../kit/platform'
import { ariaShortcut, titleWithShortcut } from '../kit/shortcut'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { APP_MENUS } from './app-menus'
import { chooseCommand } from './choose-command'
import type { Command } from './command'
import { CommandGroups, CommandLine } from './command-menu'
import { commandById } from './command-table'
import { useCommands } from './commands-provider'
import { useMenuKey } from './use-menu-key'

/** Asked for most, so that they need no second menu. */
const AT_ONCE = ['settings', 'shortcuts', 'quit'] as const

/** ☰: the application menu, wherever a menu bar is hidden or missing. Alt and F10 open it, too (scope-keys.ts). */
export function AppMenuButton() {
  const text = useText()
  const { contextNow, run } = useCommands()
  const isOpen = useStore(overlayStore, overlay => overlay?.kind === 'app-menu')
  const before = useRef<HTMLElement | null>(null)

  function remember(): void {
    const { activeElement } = document
    before.current = activeElement instanceof HTMLElement ? activeElement : null
  }

  useMenuKey()
  useOpened(isOpen, remember)

  /** Closes first: edit commands mean the field that has the focus again. */
  function choose(command: Command): void {
    closeOverlay()
    void nextTask().then(() => chooseCommand(command, run))
  }

  function lines() {
    const context = contextNow()
    const line = (command: Command) => (
      <CommandLine key={command.id} command={command} context={context} onChoose={choose} />
    )
    return (
      <>
        {APP_MENUS.map(({ name, groups }) => (
          <SubMenu key={name} label={text.commands.menus[name]}>
            {() => <CommandGroups groups={groups} context={context} onChoose={choose} />}
          </SubMenu>
        ))}
        <MenuLine />
        {AT_ONCE.flatMap(id => commandById(id) ?? []).map(line)}
      </>
    )
  }

  return (
    <ControlledMenu
      label={text.commands.appMenu}
      title={titleWithShortcut(text.commands.appMenu, isMac ? null : 'F10', isMac)}
      ariaShortcut={isMac ? null : ariaShortcut('F10', isMac)}
      icon={<MenuIcon size={16} aria-hidden />}
      isOpen={isOpen}
      before={before}
      onPress={remember}
      onOpen={() => openOverlay({ kind: 'app-menu' })}
      onClose={closeOverlay}
    >
      {lines}
    </ControlledMenu>
  )
}

/** Opened by a key, from anywhere: what has the focus then gets it back. The button says itself what had it before. */
function useOpened(isOpen: boolean, remember: () => void): void {
  useLayoutEffect(() => {
    if (isOpen && !document.activeElement?.matches('[aria-haspopup="menu"]')) remember()
    // oxlint-disable-next-line react/exhaustive-deps -- at the opening only
  }, [isOpen])
}
