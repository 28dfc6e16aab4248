import { type BrowserWindow, nativeTheme } from 'electron'
import type { SettingsStore } from './settings'

/** The page background before the page is there: the same as in tokens.css, so that nothing flashes. */
const BACKGROUND = { light: '#ffffff', dark: '#1b1c1f' }

/** The frames and the questions of main look as the person chose; pages follow by themselves. */
export function followTheme(settings: SettingsStore): void {
  settings.follow(({ theme }) => {
    nativeTheme.themeSource = theme
  })
}

/** And so does a window that is empty yet. */
export function paintByTheme(window: BrowserWindow): void {
  const paint = (): void => {
    if (window.isDestroyed()) return
    window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light)
  }
  nativeTheme.on('updated', paint)
  window.once('closed', () => nativeTheme.off('updated', paint))
  paint()
}
