import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { Listing } from '../../src-shared/model/listing'
import type { Spot } from './known-folder'

/** An entry as it is known. */
export interface Seen {
  readonly spot: Spot
  /** The folders that lead to it from the inventory down; null where nobody has listed them, or they are gone. */
  readonly way: readonly Spot[] | null
}

interface Somewhere {
  /** The folder that it is, or was, in. */
  readonly folder: InventoryPath
  /** Raw: the end of its path. */
  readonly name: string
  /** What it is, or was, called; may hold markup. */
  readonly title: string
}

interface Known extends Somewhere {
  /** Null where only what was kept of it is known. */
  readonly seen: Seen | null
}

/**
 * Where a record is, and how sure that is. Times are milliseconds since 1970, of
 * main's clock (`Listing.listedAtMs`, `Step.provenAtMs`).
 */
export type Whereabouts =
  /** Shown by a listing, or proved by a step, since there is a connection and since the last change. */
  | (Known & { readonly kind: 'here'; readonly atMs: number })
  /** There and then: nobody has looked since. The time is null where an older Satchel did not keep it. */
  | (Known & { readonly kind: 'last-seen'; readonly atMs: number | null })
  /** Proved: deleted by a step, or not in a listing of its own folder that is later than all that is known. */
  | (Somewhere & { readonly kind: 'gone'; readonly atMs: number })
  | { readonly kind: 'unknown' }

export type Sighting = Extract<Whereabouts, { readonly kind: 'here' | 'last-seen' }> & {
  readonly atMs: number
}

/** What a resolver answers at one moment. */
export interface Answers {
  readonly whereIs: (place: KeptPlace) => Whereabouts
  /** Of a record of which nothing is known but its id. */
  readonly whereIsRecord: (recordId: string) => Whereabouts
  /** What is in a folder by its name, as far as is known. */
  readonly named: (folder: InventoryPath, isName: (name: string) => boolean) => readonly Spot[]
  readonly reachableFolders: () => readonly ReachableFolder[]
  /** Whether what a listing shows of a record is still so, as far as proven steps tell. */
  readonly isValid: (listing: Listing, recordId: string) => boolean
}

/** A folder that can be reached from the inventory by what is known. */
export interface ReachableFolder {
  readonly path: InventoryPath
  readonly way: readonly Spot[]
  /** Null where it was never listed. */
  readonly listing: Listing | null
  /** What proven steps have brought since it was listed. */
  readonly arrived: Listing | null
  /** Whether a proven step is later than its listing, so that some of what that shows may have gone. */
  readonly isOlderThanSteps: boolean
}
