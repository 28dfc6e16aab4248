import { focusContents } from '../../kit/focus-contents'
import type { CollectTray } from '../../session/tray'

/** Shows the shelf, also an empty one, or puts it away; the focus is never lost with it. */
export function toggleTray(tray: CollectTray): void {
  if (!tray.isShown()) return tray.open()
  const hasFocus = document.querySelector('[data-tray]')?.contains(document.activeElement) ?? false
  tray.close()
  if (hasFocus) focusContents()
}
