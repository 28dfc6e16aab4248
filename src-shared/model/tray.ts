import type { KeptPlace } from './kept-place'

/**
 * An entry in the Collect tray: where it was last, which one it is, and what is
 * needed to show it before its folder is listed again.
 */
export interface CollectedEntry extends KeptPlace {
  /** Of its picture. */
  readonly assetUri: string
  /** Raw name of the nearest link above it, when it was collected; null where its folder is the person's own. */
  readonly linkName: string | null
}

/** What a person has gathered in one inventory: theirs, on this machine only. In the order of collecting. */
export interface Tray {
  /** Counts its changes: whoever follows the news sees by it when one is missing. */
  readonly revision: number
  readonly entries: readonly CollectedEntry[]
}

/** What an operation or a person did to a tray; thousands of entries cross to the window once only. */
export interface TrayChange {
  /** New ones, at the end, and those that are known by now under another path. */
  readonly put: readonly CollectedEntry[]
  /** Record ids. */
  readonly taken: readonly string[]
}

export type TrayNews =
  | ({ readonly kind: 'whole' } & Tray)
  | ({ readonly kind: 'part'; readonly revision: number } & TrayChange)

export const NO_TRAY: Tray = { revision: 0, entries: [] }
