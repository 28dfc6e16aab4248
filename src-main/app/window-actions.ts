import { app, BrowserWindow, type WebContents } from 'electron'
import type { AppMenu, TextAction, WindowRole } from '../../src-shared/model/app-menu'
import type { OutsideLink } from '../../src-shared/model/outside-link'
import { assertNever } from '../../src-shared/result'
import type { AppMenuBar } from './app-menu-bar'

/** What the page may ask of its window and of the program. */
export interface WindowActions {
  readonly showMenu: (menus: readonly AppMenu[]) => void
  readonly perform: (action: WindowRole | TextAction) => void
  readonly openLink: (link: OutsideLink) => Promise<void>
}

/** Each step is a fifth more or less, as in Electron's own zoom. */
const ZOOM_STEP = 0.5

export function windowActions(
  page: WebContents,
  menuBar: AppMenuBar,
  openLink: WindowActions['openLink'],
): WindowActions {
  return {
    openLink,
    showMenu: menus => menuBar.show(menus),
    perform: action => perform(page, action),
  }
}

function perform(page: WebContents, action: WindowRole | TextAction): void {
  switch (action) {
    case 'quit':
      return app.quit()
    case 'zoomIn':
      return page.setZoomLevel(page.getZoomLevel() + ZOOM_STEP)
    case 'zoomOut':
      return page.setZoomLevel(page.getZoomLevel() - ZOOM_STEP)
    case 'resetZoom':
      return page.setZoomLevel(0)
    case 'togglefullscreen':
      return toggleFullScreen(page)
    case 'cut':
    case 'copy':
    case 'paste':
    case 'selectAll':
    case 'undo':
    case 'redo':
      return page[action]()
    default:
      return assertNever(action)
  }
}

function toggleFullScreen(page: WebContents): void {
  const window = BrowserWindow.fromWebContents(page)
  window?.setFullScreen(!window.isFullScreen())
}
