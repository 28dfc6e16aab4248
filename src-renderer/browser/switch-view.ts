import type { View } from '../../src-shared/model/settings'
import { focusContents } from '../kit/focus-contents'
import { changeSettings, currentSettings } from '../session/settings-store'
import { handOver } from './navigation-history'

/** Shows the same location in the other view; selection and focus stay, and the keyboard goes along. */
export function switchView(view: View): void {
  if (currentSettings().view === view) return
  handOver(view)
  changeSettings({ view })
  // The other view is there after the next drawing.
  requestAnimationFrame(focusContents)
}
