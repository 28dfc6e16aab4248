import { app, BrowserWindow, dialog, shell, type WebContents } from 'electron'
import type { EndedWork } from '../../src-shared/ipc/contract'
import type { AppMenu, TextAction, WindowRole } from '../../src-shared/model/app-menu'
import type { OutsideLink } from '../../src-shared/model/outside-link'
import { assertNever } from '../../src-shared/result'
import type { AppMenuBar } from './app-menu-bar'
import type { AppPage } from './windows/app-page'
import type { WorkNotices } from './work-notices'

/** What the page may ask of its window and of the program. */
export interface WindowActions {
  readonly showMenu: (menus: readonly AppMenu[]) => void
  readonly perform: (action: WindowRole | TextAction) => void
  readonly showWork: (work: Work) => void
  readonly openLink: (link: OutsideLink) => Promise<void>
  /** Null when the person chose none. */
  readonly chooseFolder: () => Promise<string | null>
  /** By the program that the system has for it; null, or why it could not be opened, as the system says it. */
  readonly openFile: (path: string) => Promise<string | null>
  readonly showFile: (path: string) => void
  /** Where to write a file to; null when the person chose none. */
  readonly chooseFile: (name: string) => Promise<string | null>
}

interface Work {
  /** 0 to 1; null: nothing runs. */
  readonly fraction: number | null
  /** What has just ended, in words. */
  readonly ended: EndedWork | null
}

/** Each step is a fifth more or less, as in Electron's own zoom. */
const ZOOM_STEP = 0.5

interface ActionParts {
  readonly menuBar: AppMenuBar
  readonly notices: WorkNotices
  readonly openLink: WindowActions['openLink']
}

export function windowActions(page: AppPage, { menuBar, notices, openLink }: ActionParts): WindowActions {
  const { contents } = page
  return {
    openLink,
    showMenu: menus => menuBar.show(page, menus),
    perform: action => perform(contents, action),
    showWork: ({ fraction, ended }) => {
      BrowserWindow.fromWebContents(contents)?.setProgressBar(fraction ?? -1)
      if (ended !== null) notices.tell(ended)
    },
    chooseFolder: () => chooseFolder(contents),
    chooseFile: name => chooseFile(contents, name),
    openFile: async path => (await shell.openPath(path)) || null,
    showFile: path => shell.showItemInFolder(path),
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
    case 'close':
      return BrowserWindow.fromWebContents(page)?.close()
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

async function chooseFolder(page: WebContents): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(page)
  if (window === null) return null
  const { filePaths } = await dialog.showOpenDialog(window, { properties: ['openDirectory'] })
  return filePaths[0] ?? null
}

async function chooseFile(page: WebContents, name: string): Promise<string | null> {
  const window = BrowserWindow.fromWebContents(page)
  if (window === null) return null
  const { filePath, canceled } = await dialog.showSaveDialog(window, { defaultPath: name })
  return canceled || filePath === '' ? null : filePath
}

function toggleFullScreen(page: WebContents): void {
  const window = BrowserWindow.fromWebContents(page)
  window?.setFullScreen(!window.isFullScreen())
}
