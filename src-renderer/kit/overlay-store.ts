import { createStore } from './store'
import type { TypedText } from './typed-texts'

/** What lies over the window; never two of them at once. */
export type Overlay =
  | { readonly kind: 'palette' }
  | { readonly kind: 'shortcuts' }
  /** The focused entry, large. */
  | { readonly kind: 'quick-look' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'about' }
  /** Where the inventory comes from, and what else there is. */
  | { readonly kind: 'source' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'diagnostics' }
  /** What was being typed when another inventory came. */
  | { readonly kind: 'typed-texts'; readonly texts: readonly TypedText[] }
  /** The context menu of the selection, at a point of the window in pixels. */
  | {
      readonly kind: 'menu'
      readonly x: number
      readonly y: number
      /** Whether what it was opened for is still what a command would be about. */
      readonly isCurrent: () => boolean
    }

export const overlayStore = createStore<Overlay | null>(null)

export function openOverlay(overlay: Overlay): void {
  overlayStore.update(() => overlay)
}

export function closeOverlay(): void {
  overlayStore.update(() => null)
}
