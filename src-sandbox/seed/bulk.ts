import type { SandboxOptions } from '../options.ts'
import { joinPath, rootPath } from '../paths.ts'
import type { RecordStore } from '../store/record-store.ts'
import type { StoredRecord } from '../store/stored-record.ts'

const firstNanos = BigInt(Date.UTC(2023, 0, 1)) * 1_000_000n
const minuteNanos = 60_000_000_000n
const pictures = ['1f34c', '1f34e', '1f347', '1f34b', '1f353', '1f965', '1f951', '1f955', '1f33d', '1f344']
/** One in so many has a thumbnail; the rest is as bare as most of a large inventory. */
const pictureEvery = 4

type Bulk = Pick<SandboxOptions, 'bulk' | 'bulkRoot' | 'bulkFolders' | 'bulkInEach'>

/**
 * The scale cases. Made again at each start and not written to the file: only those that were changed are, and they
 * are left as they are. One that was removed comes back.
 */
export function addBulk(store: RecordStore, owner: string, wanted: Bulk): void {
  const { bulk: inFolder, bulkRoot: inRoot, bulkFolders: folders, bulkInEach: inEach } = wanted
  const add = (record: StoredRecord) => {
    if (!store.has(record.recordId)) store.save(record)
  }
  if (inFolder > 0) {
    add(bulkFolder(owner, 0, 0, 'Bulk'))
    const folder = joinPath(rootPath, 'Bulk')
    for (let number = 1; number <= inFolder; number += 1) add(bulkRecord(owner, 1, number, folder))
  }
  for (let number = 1; number <= inRoot; number += 1) add(bulkRecord(owner, 2, number, rootPath))
  for (let number = 0; number < folders; number += 1) {
    const name = `Generated folder ${String(number + 1).padStart(6, '0')}`
    add(bulkFolder(owner, 3, number + 1, name))
    const folder = joinPath(rootPath, name)
    for (let within = 1; within <= inEach; within += 1) {
      add(bulkRecord(owner, 4, number * inEach + within, folder))
    }
  }
}

function bulkFolder(owner: string, series: number, number: number, name: string): StoredRecord {
  return {
    ...bulkRecord(owner, series, number, rootPath),
    name,
    type: 'directory',
    assetUri: '',
    thumbnailUri: '',
  }
}

function bulkRecord(owner: string, series: number, number: number, parent: string): StoredRecord {
  const hex = number.toString(16).padStart(12, '0')
  const nanos = firstNanos + BigInt(number) * minuteNanos
  return {
    recordId: `R-b01c0000-000${series}-4000-8000-${hex}`,
    owner,
    parent,
    name: `Generated entry ${String(number).padStart(6, '0')}`,
    type: 'object',
    assetUri: `resdb:///${hex.repeat(6).slice(0, 64)}.brson`,
    thumbnailUri:
      number % pictureEvery === 0
        ? `resdb:///${pictures[(number / pictureEvery) % pictures.length]}.webp`
        : '',
    isPublic: false,
    modifiedNanos: nanos,
    createdNanos: nanos,
    generated: true,
  }
}
