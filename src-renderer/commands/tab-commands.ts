import { openWindow } from '../actions/open-window'
import { call } from '../bridge/client'
import { branchOfRow } from '../browser/branch-of-row'
import { tabsOf } from '../browser/tabs-of'
import type { Session } from '../session/session'
import type { Command } from './command'
import type { CommandContext } from './command-context'

const always = (): null => null

/** Opening windows, and opening, closing and showing tabs. */
export const tabCommands: readonly Command[] = [
  {
    id: 'new-window',
    label: ({ text }) => text.tabs.openWindow,
    group: 'tabs',
    shortcuts: ['Mod+N'],
    scope: 'window',
    menus: [],
    whyNot: always,
    run: ({ session, browser }) => openWindow(session, browser.place.get()),
  },
  {
    id: 'new-tab',
    label: ({ text }) => text.tabs.open,
    group: 'tabs',
    shortcuts: ['Mod+T'],
    scope: 'window',
    menus: [],
    whyNot: whyNoTabs,
    run: ({ session }) => tabsOf(session).open(),
  },
  {
    id: 'open-in-tab',
    label: ({ text }) => text.tabs.openIn,
    group: 'open',
    shortcuts: ['Mod+Shift+Enter'],
    scope: 'contents',
    menus: ['folder', 'link'],
    whyNot: whyNoFolder,
    run: ({ session, focused }) => {
      const branch = focused && branchOfRow(focused)
      if (branch) tabsOf(session).open(branch)
    },
  },
  {
    id: 'open-in-window',
    label: ({ text }) => text.tabs.openInWindow,
    group: 'open',
    scope: 'contents',
    menus: ['folder', 'link'],
    whyNot: whyNoFolder,
    run: ({ session, focused }) => {
      const branch = focused && branchOfRow(focused)
      if (branch) openWindow(session, branch)
    },
  },
  {
    id: 'open-beside',
    label: ({ text }) => text.tabs.openBeside,
    group: 'open',
    scope: 'contents',
    menus: ['folder', 'link'],
    whyNot: whyNoFolder,
    run: ({ session, focused }) => {
      const branch = focused && branchOfRow(focused)
      if (branch) tabsOf(session).split(branch)
    },
  },
  {
    id: 'split',
    label: ({ text, session }) => (isSplit(session) ? text.tabs.unsplit : text.tabs.split),
    group: 'tabs',
    shortcuts: ['Mod+Backslash'],
    scope: 'window',
    menus: [],
    whyNot: whyNoTabs,
    run: ({ session }) => (isSplit(session) ? tabsOf(session).unsplit() : tabsOf(session).split()),
  },
  {
    id: 'close-tab',
    label: ({ text, session }) =>
      tabsOf(session).now.get().tabs.length > 1 ? text.tabs.close : text.tabs.closeWindow,
    group: 'tabs',
    shortcuts: ['Mod+W'],
    scope: 'window',
    menus: [],
    whyNot: always,
    // Without the last one there is nothing in the window: it goes, too.
    run: ({ session }) => {
      const tabs = tabsOf(session)
      if (!tabs.close(tabs.now.get().current)) void call('window.perform', { action: 'close' })
    },
  },
  {
    id: 'next-tab',
    label: ({ text }) => text.tabs.next,
    group: 'tabs',
    shortcuts: ['Ctrl+Tab'],
    scope: 'window',
    canRepeat: true,
    menus: [],
    whyNot: whyNoOther,
    run: ({ session }) => tabsOf(session).showBeside(1),
  },
  {
    id: 'previous-tab',
    label: ({ text }) => text.tabs.previous,
    group: 'tabs',
    shortcuts: ['Ctrl+Shift+Tab'],
    scope: 'window',
    canRepeat: true,
    menus: [],
    whyNot: whyNoOther,
    run: ({ session }) => tabsOf(session).showBeside(-1),
  },
]

function isSplit(session: Session): boolean {
  return tabsOf(session).now.get().current.views.length > 1
}

function whyNoFolder({ text, focused }: CommandContext): string | null {
  if (!focused) return text.refusal['nothing-selected']()
  return branchOfRow(focused) ? null : text.commands.notAFolder
}

function whyNoTabs({ text, inventory }: CommandContext): string | null {
  return inventory.key === '' ? text.commands.notConnected : null
}

function whyNoOther({ text, session }: CommandContext): string | null {
  return tabsOf(session).now.get().tabs.length > 1 ? null : text.tabs.noOther
}
