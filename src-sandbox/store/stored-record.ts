import { joinPath } from '../paths.ts'

/** One record of the flat store. It hangs in its folder by the folder's path text, not by an id (sheet, section 5). */
export interface StoredRecord {
  readonly recordId: string
  readonly owner: string
  /** Cloud form, `Inventory\A`. */
  readonly parent: string
  readonly name: string
  /** directory, object, world, link, or anything else. Compared with its case. */
  readonly type: string
  readonly assetUri: string
  readonly thumbnailUri: string
  readonly isPublic: boolean
  readonly modifiedNanos: bigint
  readonly createdNanos: bigint
  /** Made again at each start, so only its changes are written to the disk. */
  readonly generated?: boolean
}

export const fullPathOf = (record: StoredRecord) => joinPath(record.parent, record.name)

/** The capitalised "Directory" is none: it cannot be listed, and recursive work does not enter it. */
export const isDirectory = (record: StoredRecord) => record.type === 'directory'

export const isLink = (record: StoredRecord) => record.type === 'link'
