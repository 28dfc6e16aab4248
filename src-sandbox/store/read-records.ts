import { textOf } from './row.ts'
import type { StoredRecord } from './stored-record.ts'

const longAgoNanos = 1_600_000_000_000_000_000n

/**
 * Records as a test writes them: a JSON list of id, parent (`Inventory\\A`), name, type, and, where it has them,
 * assetUri, thumbnailUri and isPublic. Fails with a sentence.
 */
export function readRecords(json: string, owner: string): readonly StoredRecord[] {
  const list: unknown = JSON.parse(json)
  if (!Array.isArray(list)) throw new Error('The records are no list.')
  return list.map((one: unknown) => ({
    recordId: textOf(one, 'id'),
    owner,
    parent: textOf(one, 'parent'),
    name: textOf(one, 'name'),
    type: textOf(one, 'type'),
    assetUri: has(one, 'assetUri') ? textOf(one, 'assetUri') : '',
    thumbnailUri: has(one, 'thumbnailUri') ? textOf(one, 'thumbnailUri') : '',
    isPublic: has(one, 'isPublic'),
    modifiedNanos: longAgoNanos,
    createdNanos: longAgoNanos,
  }))
}

const has = (one: unknown, key: string) =>
  typeof one === 'object' && one !== null && Object.hasOwn(one, key) && Reflect.get(one, key) !== false
