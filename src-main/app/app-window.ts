import { setImmediate as nextTurn } from 'node:timers/promises'
import { BrowserWindow } from 'electron'
import { type FirstBounds, SMALLEST } from './start/window-bounds'

export interface AppWindowParts {
  readonly preload: string
  readonly icon: string
  readonly bounds: FirstBounds
  /** Resolves when the page has its content on the screen, as far as it knows. */
  readonly whenDrawn: Promise<void>
}

/** A page that does not say that it is drawn is shown as it is: nothing runs that nobody sees. */
const SHOWN_WITHIN_MS = 10_000

/** A painted page that does not say that its content is there, because that failed, say. */
const DRAWN_WITHIN_MS = 1_500

/** A window. Where it may go is the matter of `lock-down.ts`. */
export function createAppWindow({ preload, icon, bounds, whenDrawn }: AppWindowParts): BrowserWindow {
  const window = new BrowserWindow({
    width: bounds.width,
    height: bounds.height,
    ...bounds.position,
    minWidth: SMALLEST.width,
    minHeight: SMALLEST.height,
    show: false,
    title: 'Satchel',
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
  // Alt opens the page's own menu, which pushes nothing down; this one keeps the system's keys.
  window.setMenuBarVisibility(false)
  showOnce(window, bounds.isMaximized, whenDrawn)
  return window
}

/** Chromium counts a page as painted that is still empty: shown then, it would flash. */
function showOnce(window: BrowserWindow, isMaximized: boolean, whenDrawn: Promise<void>): void {
  const show = (): void => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isVisible()) return
    if (isMaximized) window.maximize()
    window.show()
  }
  const timer = setTimeout(show, SHOWN_WITHIN_MS)
  window.once('ready-to-show', () => {
    setTimeout(show, DRAWN_WITHIN_MS).unref()
    void whenDrawn.then(show)
  })
}

/** In front of what else is open, wherever it was. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
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
