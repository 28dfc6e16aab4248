import { nowNanos } from '../clock.ts'
import { joinPath, rootPath } from '../paths.ts'
import { stableRecordId } from '../record-id.ts'
import type { RecordStore } from '../store/record-store.ts'
import { textOf } from '../store/row.ts'
import { isDirectory, type StoredRecord } from '../store/stored-record.ts'

/** What the records directly in an inventory carry as their parent. */
export const rootId = rootPath

const trashTitle = 'Trash'

export const trashIdOf = (owner: string) => stableRecordId(`trash of ${owner}`)

/** Where a record in the Trash was, and since when it is there. */
export interface StoredDeletion {
  readonly fromId: string
  readonly atNanos: bigint
}

const schema =
  'create table if not exists deletions (record_id text primary key, from_id text not null, at_nanos text not null)'

/**
 * The same flat store, read otherwise: a record hangs in its folder by the folder's id, so that a folder moves with
 * all that is in it by one write, and twins are two.
 */
export class IdStore {
  constructor(readonly records: RecordStore) {
    records.database.exec(schema)
  }

  /** Seeds and tests say by paths what lies where: after this the records say it by ids, and there is a Trash. */
  adoptPaths(owner: string): void {
    const all = this.records.all()
    const idByPath = new Map<string, string>()
    for (const record of all) {
      const path = ownPathOf(record)
      if (isDirectory(record) && !idByPath.has(path)) idByPath.set(path, record.recordId)
    }
    // What no folder leads to would be lost: it comes to light in the root.
    const adopted = all
      .filter(hangsByPath)
      .map(record => ({ ...record, parent: idByPath.get(`${record.owner}\n${record.parent}`) ?? rootId }))
    const trash = this.records.has(trashIdOf(owner)) ? [] : [trashOf(owner)]
    this.records.saveAll([...adopted, ...trash])
    // Nobody has deleted what is written there, but it has to be from somewhere.
    for (const { recordId, parent } of adopted)
      if (parent === trashIdOf(owner)) this.noteDeletion(recordId, rootId)
  }

  get(recordId: string): StoredRecord | undefined {
    return this.records.get(recordId)
  }

  /** The record and the folders above it, its own first; the root is none. */
  lineage(record: StoredRecord): readonly StoredRecord[] {
    const lineage: StoredRecord[] = []
    for (let at: StoredRecord | undefined = record; at !== undefined; at = this.get(at.parent))
      lineage.push(at)
    return lineage
  }

  /** Whether it lies in the Trash; the Trash itself does not. */
  isInTrash(record: StoredRecord): boolean {
    return this.lineage(record).some(({ parent }) => parent === trashIdOf(record.owner))
  }

  /** Every record below a folder, each folder before its content. */
  below(folder: StoredRecord): readonly StoredRecord[] {
    const found: StoredRecord[] = []
    const open = [folder]
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const children = this.records.children(at.owner, at.recordId)
      found.push(...children)
      open.push(...children.filter(isDirectory))
    }
    return found
  }

  deletionOf(recordId: string): StoredDeletion | null {
    const row: unknown = this.records.database
      .prepare('select from_id, at_nanos from deletions where record_id = ?')
      .get(recordId)
    if (row === undefined || row === null) return null
    return { fromId: textOf(row, 'from_id'), atNanos: BigInt(textOf(row, 'at_nanos')) }
  }

  noteDeletion(recordId: string, fromId: string): void {
    this.records.database
      .prepare('insert or replace into deletions values (?, ?, ?)')
      .run(recordId, fromId, String(nowNanos()))
  }

  forgetDeletion(recordId: string): void {
    this.records.database.prepare('delete from deletions where record_id = ?').run(recordId)
  }

  forgetDeletions(): void {
    this.records.database.exec('delete from deletions')
  }
}

/** No id begins like this. */
const hangsByPath = ({ parent }: StoredRecord) => parent.startsWith(joinPath(rootPath, ''))

const ownPathOf = ({ owner, parent, name }: StoredRecord) => `${owner}\n${joinPath(parent, name)}`

function trashOf(owner: string): StoredRecord {
  const now = nowNanos()
  return {
    recordId: trashIdOf(owner),
    owner,
    parent: rootId,
    name: trashTitle,
    type: 'directory',
    assetUri: '',
    thumbnailUri: '',
    isPublic: false,
    modifiedNanos: now,
    createdNanos: now,
  }
}
