import { focusContents } from '../../kit/focus-contents'
import { trayStore } from '../../session/tray-store'
import { closeTray, isTrayOpen, openTray, trayView } from '../../session/tray-view'

export function isTrayShown(): boolean {
  return isTrayOpen(trayView.get(), trayStore.get().entries.length)
}

/** Shows the shelf, also an empty one, or puts it away; the focus is never lost with it. */
export function toggleTray(): void {
  if (!isTrayShown()) return openTray()
  const hasFocus = document.querySelector('[data-tray]')?.contains(document.activeElement) ?? false
  closeTray()
  if (hasFocus) focusContents()
}
