import { openOverlay, overlayStore } from '../kit/overlay-store'
import { typedTexts } from '../kit/typed-texts'

/** What is being typed when its inventory is closed. Dialogs that are not about an inventory outlive it by themselves. */
export function keepTyped(): void {
  const texts = overlayStore.get() === null ? typedTexts() : []
  if (texts.length > 0) openOverlay({ kind: 'typed-texts', texts })
}
