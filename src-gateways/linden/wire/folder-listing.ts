import type { FolderRecord, ItemRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'

/** What lies directly in one folder. */
export interface FolderListing {
  readonly id: Uuid
  /** Whose folder it is, as the service says; whoever is asked for another's gets it all the same. */
  readonly ownerId: Uuid | null
  /** -1: not said. */
  readonly version: number
  /** How many folders and items there are, as far as the service says; null: it does not. */
  readonly expected: number | null
  readonly folders: readonly FolderRecord[]
  readonly items: readonly ItemRecord[]
  /** What links of it lead to, as far as it came along: by the id that they hold. */
  readonly targets: ReadonlyMap<string, FolderRecord | ItemRecord>
  /** Records without an id that can be used. */
  readonly unusable: number
}

/** Whether all that it should have has come. */
export function isWhole({ expected, folders, items, unusable }: FolderListing): boolean {
  return unusable === 0 && (expected === null || folders.length + items.length === expected)
}

/** What hangs on nothing. */
export type Orphans = Pick<FolderListing, 'folders' | 'items' | 'unusable'>

export const NO_ORPHANS: Orphans = { folders: [], items: [], unusable: 0 }

/** Lost And Found with what hangs on nothing, which is shown there (linden.md, 5). */
export function withOrphans(listing: FolderListing, { folders, items, unusable }: Orphans): FolderListing {
  const { id, expected } = listing
  return {
    ...listing,
    folders: [...listing.folders, ...folders.map(it => ({ ...it, parentId: id }))],
    items: [...listing.items, ...items.map(it => ({ ...it, folderId: id }))],
    unusable: listing.unusable + unusable,
    expected: expected === null ? null : expected + folders.length + items.length,
  }
}
