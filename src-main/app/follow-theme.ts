import { type BrowserWindow, nativeTheme } from 'electron'
import type { SettingsStore } from './settings'

/** The page background before the page is there: the same as in tokens.css, so that nothing flashes. */
const BACKGROUND = { light: '#ffffff', dark: '#1b1c1f' }

/** The frame, the questions of main and the empty window look as the person chose; the page follows by itself. */
export function followTheme(window: BrowserWindow, settings: SettingsStore): void {
  settings.follow(({ theme }) => {
    nativeTheme.themeSource = theme
  })
  const paint = (): void => {
    if (window.isDestroyed()) return
    window.setBackgroundColor(nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light)
  }
  nativeTheme.on('updated', paint)
  paint()
}
