import type { SourceAction, WhyNotCode } from './capabilities'
import type { EntryAddress } from './entry-address'
import type { EntryFacts } from './entry-facts'
import type { InventoryPath } from './inventory-path'

/** The order is the code of a kind in packed listings: append, never reorder. */
export const ENTRY_KINDS = ['folder', 'object', 'world', 'link', 'unknown'] as const

export type EntryKind = (typeof ENTRY_KINDS)[number]

/** Anything that a folder lists. Dates are converted once, at the gateway. */
export interface Entry {
  /** The only identity that the service has; unique, or else its folder lists it twice. */
  readonly recordId: string
  /**
   * Its part of an address. Under `path` addressing the name as stored, which may
   * be empty, hold markup, slashes, control characters; under `path-and-id` the
   * key, which can always stand in a path and is the only one in its folder.
   */
  readonly name: string
  /** What people see, sort and search by; ask `titleOf`. Absent where it is the name. */
  readonly title?: string
  readonly kind: EntryKind
  /** `resdb:///…` for objects and worlds, `resrec:///owner/path` for links, else empty. */
  readonly assetUri: string
  readonly isPublic: boolean
  /** Milliseconds since 1970; null when the service does not know. */
  readonly modifiedMs: number | null
  /** What the source tells beyond all this; absent where it tells nothing. */
  readonly facts?: EntryFacts
  /** Of what lies in a Trash of the source's own, as far as it says; absent everywhere else. */
  readonly deletion?: Deletion
  /** What the source refuses to do with this one, although it does it with others. Absent: nothing. */
  readonly denied?: readonly Denied[]
}

export interface Denied {
  readonly action: SourceAction
  readonly why: WhyNotCode
}

/** How an entry came into the source's own Trash. */
export interface Deletion {
  /** The folder where it was; null where the source does not say. */
  readonly from: EntryAddress | null
  /** Milliseconds since 1970; null where the source does not say. */
  readonly atMs: number | null
}

/** Why an entry cannot be addressed by path, so that nothing may be done to it from here. */
export type EntryProblem =
  | 'empty-name'
  | 'long-name'
  | 'dot-name'
  | 'slash'
  | 'backslash'
  | 'twin'
  | 'case-twin'

/**
 * A folder as the person saw it: its path, and the record ids of every folder
 * from the one below the root down to itself. The root has none. Main compares
 * them with fresh listings before it touches anything.
 */
export interface FolderRef {
  readonly path: InventoryPath
  readonly recordIds: readonly string[]
  /** What people see of the folder itself, where that is not the end of the path; for words only. */
  readonly title?: string
}

/** An entry as the person saw it, in the folder where they saw it. */
export interface EntryRef {
  readonly parent: FolderRef
  readonly recordId: string
  readonly name: string
  /** As in `Entry`. */
  readonly title?: string
  readonly kind: EntryKind
}
