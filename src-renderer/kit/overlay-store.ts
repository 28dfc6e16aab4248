import type { SnapshotChanges } from '../../src-shared/model/snapshot-changes'
import { createStore } from './store'
import type { TypedText } from './typed-texts'

/** A line of a menu about what lies under the pointer. */
export interface PointLine {
  readonly label: string
  /** Why it cannot be chosen now; null, or left out, when it can. */
  readonly reason?: string | null
  readonly run: () => void
}

/** What lies over the window; never two of them at once. */
export type Overlay =
  | { readonly kind: 'palette' }
  /** The menu of the ☰ button, which draws it. */
  | { readonly kind: 'app-menu' }
  | { readonly kind: 'shortcuts' }
  /** The focused entry, large. */
  | { readonly kind: 'quick-look' }
  | { readonly kind: 'settings' }
  | { readonly kind: 'about' }
  /** The first run. */
  | { readonly kind: 'welcome' }
  /** Where the inventory comes from, and what else there is. */
  | { readonly kind: 'source' }
  | { readonly kind: 'connect' }
  | { readonly kind: 'add-inventory' }
  /** Of one that was added, by its id. */
  | { readonly kind: 'edit-inventory'; readonly id: string }
  | { readonly kind: 'about-inventory'; readonly id: string }
  | { readonly kind: 'remove-inventory'; readonly id: string }
  /** Of one that is taken anew: what is other than it was. */
  | { readonly kind: 'snapshot-compared'; readonly changes: SnapshotChanges }
  | { readonly kind: 'diagnostics' }
  /** What is known of the inventory, and looking through the rest. */
  | { readonly kind: 'crawl' }
  /** What was being typed when another inventory came. */
  | { readonly kind: 'typed-texts'; readonly texts: readonly TypedText[] }
  /** The context menu of something else than the selection. */
  | {
      readonly kind: 'point-menu'
      readonly x: number
      readonly y: number
      readonly label: string
      readonly lines: readonly PointLine[]
    }
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
