import type { FolderRecord, ItemRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'

/** A folder that is to be. */
export interface NewFolder {
  readonly id: Uuid
  readonly parentId: Uuid
  readonly name: string
}

/** The text of an item. */
export interface ItemText {
  readonly name: string
  readonly description: string
}

/** Where a copy or a link goes. */
export interface CopyPlace {
  readonly folderId: Uuid
  readonly name: string
}

/** What can be asked of a grid that copies. */
export interface Copies {
  /** Answers with the id of the copy; null: the grid did not say. */
  copyItem(item: ItemRecord, to: CopyPlace): Promise<Uuid | null>
  /** A further link to what a link leads to. As `copyItem`. */
  copyLink(link: ItemRecord, to: CopyPlace): Promise<Uuid | null>
  /** Fails where one of them would by what it would be called, so that nothing is half copied before it. */
  requireCopy(item: ItemRecord, name: string): void
}

/**
 * What the grid says of a change that it was asked for: `answered` that it is done, or only
 * `received` it (an ack), and may do it whenever it gets to it (opensim-run.md, 2).
 */
export type Taken = 'answered' | 'received'

/**
 * What can be asked of a grid, one thing at a time. That it was received proves nothing of what
 * was done: whoever asks looks afterwards (`proved`). Each fails with a LindenFault, or with a
 * GatewayRefusal before anything was sent.
 */
export interface Steps {
  /** Answers with its id, which may be another than the one that was wished for. */
  makeFolder(folder: NewFolder): Promise<Uuid>
  renameFolder(folder: FolderRecord, name: string): Promise<Taken>
  moveFolder(folder: FolderRecord, to: Uuid): Promise<Taken>
  removeFolder(id: Uuid): Promise<Taken>
  /** `item` as it is listed: all of it may be written back. */
  updateItem(item: ItemRecord, to: ItemText): Promise<Taken>
  moveItem(item: ItemRecord, to: Uuid): Promise<Taken>
  removeItem(id: Uuid): Promise<Taken>
  /** Null where nothing is copied. */
  readonly copies: Copies | null
  /** Fail where `renameFolder` and `updateItem` would, so that nothing is left half done before them. */
  requireFolderName(name: string): void
  requireItemText(to: ItemText): void
}
