import { setImmediate as nextTurn } from 'node:timers/promises'
import { BrowserWindow } from 'electron'
import { type FirstBounds, SMALLEST } from './start/window-bounds'

export interface AppWindowParts {
  readonly preload: string
  readonly icon: string
  readonly bounds: FirstBounds
}

/** A page that does not say that it is drawn is shown as it is: nothing runs that nobody sees. */
const SHOWN_WITHIN_MS = 10_000

/** The one window. Where it may go is the matter of `lock-down.ts`. */
export function createAppWindow({ preload, icon, bounds }: AppWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    width: bounds.width,
    height: bounds.height,
    ...bounds.position,
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
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      plugins: false,
      experimentalFeatures: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      // A click with the middle button opens no window, not even one that is then denied.
      disableBlinkFeatures: 'Auxclick',
    },
  })
  window.on('page-title-updated', event => event.preventDefault())
  showOnce(window, bounds.isMaximized)
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
