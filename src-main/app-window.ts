import { setImmediate as nextTurn } from 'node:timers/promises'
import { BrowserWindow, type Session } from 'electron'
import { originOf } from './parsed-url'
import { type FirstPlace, SMALLEST } from './start/window-place'

export interface AppWindowParts {
  readonly preload: string
  /** The only origin that the window may show. */
  readonly origin: string
  readonly icon: string
  readonly place: FirstPlace
}

/** A page that does not say that it is drawn is shown as it is: nothing runs that nobody sees. */
const SHOWN_WITHIN_MS = 10_000

/** The one window. It shows our page and can go nowhere else. */
export function createAppWindow({ preload, origin, icon, place }: AppWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    width: place.width,
    height: place.height,
    ...place.position,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Satchel',
    autoHideMenuBar: true,
    icon,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
    },
  })
  lockDown(window, origin)
  showOnce(window, place.isMaximized)
  return window
}

function showOnce(window: BrowserWindow, isMaximized: boolean): void {
  const show = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isVisible()) return
    if (isMaximized) window.maximize()
    window.show()
  }
  const timer = setTimeout(show, SHOWN_WITHIN_MS)
  window.once('ready-to-show', show)
}

/** Denies every way out of the page: links, new windows, permissions, webviews, downloads, titles. */
function lockDown(window: BrowserWindow, origin: string): void {
  const { webContents } = window
  const stayHere = (event: { readonly url: string; preventDefault(): void }): void => {
    if (originOf(event.url) !== origin) event.preventDefault()
  }
  webContents.on('will-navigate', stayHere)
  webContents.on('will-frame-navigate', stayHere)
  webContents.on('will-redirect', event => event.preventDefault())
  webContents.on('will-attach-webview', event => event.preventDefault())
  webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
  window.on('page-title-updated', event => event.preventDefault())
  denyEverything(webContents.session)
}

function denyEverything(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(permission === 'clipboard-sanitized-write'),
  )
  session.setPermissionCheckHandler((_contents, permission) => permission === 'clipboard-sanitized-write')
  session.setDevicePermissionHandler(() => false)
  session.on('will-download', event => event.preventDefault())
}

/** Tells whether anybody can see the window. */
export function watchVisibility(window: BrowserWindow, onChange: (isVisible: boolean) => void): void {
  window.on('show', () => onChange(true))
  window.on('restore', () => onChange(true))
  window.on('hide', () => onChange(false))
  window.on('minimize', () => onChange(false))
}

/** A window that is closed while it loads fails to load: that is no failure. */
export async function openPage(window: BrowserWindow, url: string): Promise<void> {
  try {
    await window.loadURL(url)
  } catch (error) {
    // Loading fails a moment before the window counts as destroyed.
    await nextTurn()
    if (!window.isDestroyed()) throw error
  }
}
