import type { Browser } from '../../browser/browser'

/** Shows the shelf, also an empty one, or puts it away; the focus is never lost with it. */
export function toggleTray(browser: Browser): void {
  const { tray } = browser.session
  if (!tray.isShown()) return tray.open()
  const hasFocus = document.querySelector('[data-tray]')?.contains(document.activeElement) ?? false
  tray.close()
  if (hasFocus) browser.focus()
}
