import type { KeptPlace } from './kept-place'
import type { CollectedEntry } from './tray'

export const RECENT_REASONS = ['visited', 'spawned', 'moved'] as const

export type RecentReason = (typeof RECENT_REASONS)[number]

export interface RecentPlace extends KeptPlace {
  readonly reason: RecentReason
  /** Milliseconds since 1970. */
  readonly atMs: number
}

/** What a person keeps at hand in one inventory: theirs, on this machine only. */
export interface Places {
  readonly pins: readonly KeptPlace[]
  /** Newest first. */
  readonly recent: readonly RecentPlace[]
  /** What was typed into Find and saved, in the order of saving. */
  readonly searches?: readonly string[]
  /** In the order that the person gave them. */
  readonly palettes?: readonly Palette[]
  /** The one that is shown below the contents, by its id. */
  readonly openPalette?: string
}

/** A named set of items to spawn, in order. */
export interface Palette {
  readonly id: string
  readonly name: string
  readonly entries: readonly CollectedEntry[]
}

/**
 * What a person does to palettes. `at` is a gap between what is there before the
 * change: 0 is before the first; without it, behind the last.
 */
export type PaletteChange =
  | { readonly kind: 'create'; readonly palette: Palette; readonly at?: number }
  | { readonly kind: 'rename'; readonly id: string; readonly name: string }
  | { readonly kind: 'remove'; readonly id: string }
  | { readonly kind: 'move'; readonly id: string; readonly at: number }
  /** What is in it already goes to `at`, too, or stays where it is without one. */
  | {
      readonly kind: 'add'
      readonly id: string
      readonly entries: readonly CollectedEntry[]
      readonly at?: number
    }
  | { readonly kind: 'take'; readonly id: string; readonly recordId: string }
  | { readonly kind: 'open'; readonly id: string | null }

export const NO_PLACES: Places = { pins: [], recent: [] }
