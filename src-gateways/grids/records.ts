import type { Uuid } from './uuid'

/** A folder as a grid keeps it (opensim.md, A3; linden.md, 3). */
export interface FolderRecord {
  readonly id: Uuid
  /** Null: the zero id, which stands above every root, or one that is none. */
  readonly parentId: Uuid | null
  readonly ownerId: Uuid | null
  readonly name: string
  /** -1 for a folder that a person made. */
  readonly type: number
  /** Wraps at 65,536: says that something changed, never how much. */
  readonly version: number
  /** As of `ItemRecord`. */
  readonly thumbnailId?: Uuid | null
  readonly isFavourite?: boolean
}

/** An item as a grid keeps it. XInventory is sent all of it back whenever one field changes. */
export interface ItemRecord {
  readonly id: Uuid
  readonly folderId: Uuid | null
  readonly ownerId: Uuid | null
  readonly name: string
  readonly description: string
  /** The asset; of a link (types 24 and 25) the id of the item or folder that it leads to. */
  readonly assetId: string
  readonly assetType: number
  readonly invType: number
  /** Unsigned, 32 bits each. */
  readonly masks: Masks
  /** Seconds since 1970; 0 and less: not known. */
  readonly creationDate: number
  /** Mostly an id; the service takes any text. */
  readonly creatorId: string
  /** Of a creator on another grid: `url;first last`. */
  readonly creatorData: string
  readonly flags: number
  readonly groupId: string
  readonly groupOwned: boolean
  readonly salePrice: number
  /** 0 not for sale, 1 the original, 2 a copy, 3 the contents. */
  readonly saleType: number
  /** A picture that somebody gave it; absent where the service knows no such thing. */
  readonly thumbnailId?: Uuid | null
  readonly isFavourite?: boolean
}

interface Masks {
  readonly base: number
  readonly current: number
  readonly everyone: number
  readonly group: number
  readonly next: number
}
