import { createBrowser } from '../browser/browser'
import { keepExpansion } from '../browser/keep-expansion'
import { openOverlay, overlayStore } from '../kit/overlay-store'
import { typedTexts } from '../kit/typed-texts'
import { partOfSession } from '../session/session'
import { sourceStore } from '../session/source-state'

/** The one browser that the window shows of a session. */
export const windowBrowserOf = partOfSession(session => {
  const browser = createBrowser(session)
  if (session.key !== '') keepExpansion(browser, oldKey())
  session.onClose(keepTyped)
  return browser
})

/** Dialogs that are not about an inventory outlive it by themselves. */
function keepTyped(): void {
  const texts = overlayStore.get() === null ? typedTexts() : []
  if (texts.length > 0) openOverlay({ kind: 'typed-texts', texts })
}

/** By what versions before this one kept what was open in the tree. */
function oldKey(): string {
  const state = sourceStore.get()
  const address = 'source' in state ? state.source?.address : undefined
  return state.inventory?.ownerId ?? address ?? ''
}
