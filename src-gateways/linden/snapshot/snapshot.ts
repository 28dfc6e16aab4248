import type { FolderRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import type { FolderListing } from '../wire/folder-listing'

/** Everything that somebody owned at one moment, and the library. */
export interface Snapshot {
  readonly ownerId: Uuid
  readonly ownerName: string
  /** Milliseconds since 1970. */
  readonly takenAtMs: number
  readonly root: FolderRecord
  readonly library: { readonly ownerId: Uuid; readonly root: FolderRecord } | null
  /** All folders, as the sign-in said: those below an unread one hang nowhere else. Empty in snapshots of before. */
  readonly folders: readonly FolderRecord[]
  readonly listings: readonly FolderListing[]
  /** Folders that are there, and whose content could not be read whole. */
  readonly unread: readonly Uuid[]
}
