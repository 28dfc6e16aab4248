import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { AppMenu, AppMenuItem } from '../../src-shared/model/app-menu'
import type { AppPage } from './windows/app-page'

interface AppMenuBarParts {
  readonly hasDeveloperMenu: boolean
  /** In the menu of this page. */
  readonly onChosen: (commandId: string, page: AppPage) => void
}

/**
 * The application menu. The page tells what is in it, from its one table of
 * commands; until then it holds what a window needs at least. There is one for
 * all windows: it is about the one that is used. On Linux and
 * Windows it is hidden: the page's ☰ button holds the same.
 */
export class AppMenuBar {
  readonly #parts: AppMenuBarParts
  /** What each page said last. */
  readonly #told = new WeakMap<AppPage, readonly AppMenu[]>()
  #page: AppPage | null = null
  #shown = ''

  constructor(parts: AppMenuBarParts) {
    this.#parts = parts
    this.#set([])
  }

  show(page: AppPage, menus: readonly AppMenu[]): void {
    this.#told.set(page, menus)
    if (this.#page === page || this.#page === null) this.turnTo(page)
  }

  /** It is about this page from now on. */
  turnTo(page: AppPage): void {
    this.#page = page
    const menus = this.#told.get(page)
    if (menus !== undefined) this.#show(menus)
  }

  #show(menus: readonly AppMenu[]): void {
    const structure = JSON.stringify(menus, (key, value: unknown) =>
      key === 'isEnabled' ? undefined : value,
    )
    // A menu that is open would close if it were made anew with every selection.
    if (structure !== this.#shown) this.#set(menus)
    else enable(menus)
    this.#shown = structure
  }

  #set(menus: readonly AppMenu[]): void {
    const isMac = process.platform === 'darwin'
    const template: MenuItemConstructorOptions[] = [
      ...(isMac ? [{ role: 'appMenu' } as const] : []),
      ...(menus.length === 0 ? FALLBACK : []),
      ...menus.map(({ label, items }) => ({ label, submenu: this.#items(items, isMac) })),
      ...(isMac ? [{ role: 'windowMenu' } as const] : []),
      ...(this.#parts.hasDeveloperMenu ? [DEVELOPER] : []),
    ]
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }

  #items(items: readonly AppMenuItem[], isMac: boolean): MenuItemConstructorOptions[] {
    // macOS has Quit in the menu that bears the program's name.
    const kept = items.filter(item => !(isMac && item.kind === 'command' && item.role === 'quit'))
    return kept.map(item => (item.kind === 'line' ? { type: 'separator' } : this.#item(item)))
  }

  #item(item: Extract<AppMenuItem, { kind: 'command' }>): MenuItemConstructorOptions {
    const { id, label, accelerator, isEnabled, role } = item
    const keys = accelerator === null ? {} : { accelerator }
    if (role !== null) return { role, label, ...keys }
    return {
      id,
      label,
      enabled: isEnabled,
      ...keys,
      // The page listens to its keys itself: only it knows where the focus is.
      registerAccelerator: false,
      click: () => {
        if (this.#page !== null) this.#parts.onChosen(id, this.#page)
      },
    }
  }
}

function enable(menus: readonly AppMenu[]): void {
  const menu = Menu.getApplicationMenu()
  for (const item of menus.flatMap(({ items }) => items)) {
    const shown = item.kind === 'command' ? menu?.getMenuItemById(item.id) : null
    if (shown && item.kind === 'command') shown.enabled = item.isEnabled
  }
}

/** While the page is not there, or has ended: the edit menu is what makes text fields work on macOS. */
const FALLBACK: MenuItemConstructorOptions[] = [
  { label: app.getName(), submenu: [{ role: 'quit', accelerator: 'CmdOrCtrl+Q' }] },
  { role: 'editMenu' },
]

const DEVELOPER: MenuItemConstructorOptions = {
  label: 'Developer',
  submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }],
}
