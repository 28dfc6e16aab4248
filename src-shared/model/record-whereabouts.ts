import type { EntryKind } from './entry'
import type { InventoryPath } from './inventory-path'

/** Where an entry is or was, as far as the index knows the folders that lead there. */
export interface IndexedPlace {
  readonly recordId: string
  /** Its part of an address, and what people see; as in `Entry`. */
  readonly name: string
  readonly title: string
  readonly kind: EntryKind
  /** The folder that it is in; null where a name on the way cannot stand in a path, or the way is not known. */
  readonly folder: InventoryPath | null
  /** Record ids of the folders from the one below the root down to its own; the root itself has none. */
  readonly folderIds: readonly string[]
  /** Titles of the same folders, for showing the way. */
  readonly folderTitles: readonly string[]
  /** The way leads through a link: it is in another folder's content, perhaps another owner's, read-only. */
  readonly isBehindLink: boolean
}

/**
 * Why an entry is not said to be where it was. `not-listed-since`: nobody has
 * looked. `left`: its folder was listed without it, and not all other folders
 * since then. `folder-gone`: its folder is gone, and with it the way.
 * `unreadable`: its folder could not be listed when it was last tried.
 */
export type LastSeenReason = 'not-listed-since' | 'left' | 'folder-gone' | 'unreadable'

/**
 * Where a record is. Times are milliseconds since 1970, of main's clock
 * (`Listing.listedAtMs`, `Step.provenAtMs`).
 *
 * `gone` is said only of what an OK listing of its own folder no longer shows
 * and all other folders, each listed since, do not show either, or of what a
 * proven step has removed. The index knows nothing of connections: `here` means
 * that the last listing of its folder, at `atMs`, shows it. Whether that is
 * recent enough is for whoever asks.
 */
export type RecordWhereabouts =
  | { readonly kind: 'here'; readonly place: IndexedPlace; readonly atMs: number }
  | {
      readonly kind: 'last-seen'
      readonly place: IndexedPlace
      readonly atMs: number
      readonly reason: LastSeenReason
    }
  | {
      readonly kind: 'gone'
      /** Where it was last. */
      readonly place: IndexedPlace
      /** When it was missed, or removed. */
      readonly atMs: number
      readonly lastSeenMs: number
    }
  | { readonly kind: 'unknown' }
