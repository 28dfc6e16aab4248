import type { Ground, LinkTarget } from '../grids/grid-entry'
import type { FolderRecord, ItemRecord } from '../grids/records'
import type { Skeleton } from '../grids/skeleton'
import type { Uuid } from '../grids/uuid'
import type { FolderListing } from './wire/folder-listing'

/** One folder as the platform shows it. */
export interface Held {
  readonly listing: FolderListing
  /** What its links lead to, by the id that they hold; null: nothing that is there. */
  readonly targets: ReadonlyMap<string, LinkTarget>
  /** It was not to be had whole. */
  readonly isIncomplete: boolean
}

/** An inventory, wherever it is read from: the grid that one is signed in at, or a snapshot. */
export interface Holdings {
  readonly ground: Ground
  readonly skeleton: Skeleton
  readonly ownerName: string
  /** @throws LindenFault, or GatewayRefusal. */
  folder(folder: FolderRecord, signal: AbortSignal): Promise<Held>
  /** Null: it is not there; `unknown`: nobody can say. */
  findFolder(id: Uuid, signal: AbortSignal): Promise<FolderRecord | null | 'unknown'>
  findItem(id: Uuid, ownerId: Uuid, signal: AbortSignal): Promise<ItemRecord | null>
  targetsOf(items: readonly ItemRecord[], signal: AbortSignal): Promise<ReadonlyMap<string, LinkTarget>>
  /** The bytes of a texture; absent where none can be had. */
  readonly texture?: (id: Uuid, maxBytes: number, signal: AbortSignal) => Promise<Uint8Array | null>
  close(): Promise<void>
}
