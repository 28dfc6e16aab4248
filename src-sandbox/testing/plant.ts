import { userId } from '../engine.ts'
import { newRecordId } from '../record-id.ts'
import type { RecordStore } from '../store/record-store.ts'
import type { StoredRecord } from '../store/stored-record.ts'

const longAgoNanos = 1_600_000_000_000_000_100n

/** Puts a record where a client's path says. A path that ends in a slash is a folder. */
export function plant(store: RecordStore, path: string, details: Partial<StoredRecord> = {}): StoredRecord {
  const isFolder = path.endsWith('/')
  const segments = path.split('/').filter(segment => segment !== '')
  const record: StoredRecord = {
    recordId: newRecordId(),
    owner: userId,
    parent: segments.slice(0, -1).join('\\'),
    name: segments.at(-1) ?? '',
    type: isFolder ? 'directory' : 'object',
    assetUri: isFolder ? '' : 'resdb:///aa.brson',
    thumbnailUri: '',
    isPublic: false,
    modifiedNanos: longAgoNanos,
    createdNanos: longAgoNanos,
    ...details,
  }
  store.save(record)
  return record
}

export function plantAll(store: RecordStore, ...paths: string[]): void {
  for (const path of paths) plant(store, path)
}
