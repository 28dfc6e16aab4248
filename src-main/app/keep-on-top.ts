import type { BrowserWindow } from 'electron'
import type { SettingsStore } from './settings'

/** The window stays above those of other programs for as long as the person wants that (design-shown.md, "The second look: 3. Beside the game"). */
export function keepOnTop(window: BrowserWindow, settings: SettingsStore): void {
  const stop = settings.follow(({ keepsOnTop }) => {
    if (!window.isDestroyed() && window.isAlwaysOnTop() !== keepsOnTop) window.setAlwaysOnTop(keepsOnTop)
  })
  window.once('closed', stop)
}
