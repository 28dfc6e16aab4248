import type { StoredRecord } from './stored-record.ts'

export interface StoredRow {
  readonly record: StoredRecord
  readonly written: number
}

function field(row: unknown, key: string): string | number {
  const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, key) : undefined
  if (typeof value === 'string' || typeof value === 'number') return value
  throw new Error(`column ${key} is missing`)
}

export const textOf = (row: unknown, key: string) => String(field(row, key))

export const numberOf = (row: unknown, key: string) => Number(field(row, key))

/** Times are text in the file: libsql rounds integers beyond 2^53 without a word. */
export function readRow(row: unknown): StoredRow {
  return {
    written: numberOf(row, 'written'),
    record: {
      recordId: textOf(row, 'record_id'),
      owner: textOf(row, 'owner'),
      parent: decodeText(textOf(row, 'parent')),
      name: decodeText(textOf(row, 'name')),
      type: textOf(row, 'type'),
      assetUri: textOf(row, 'asset_uri'),
      thumbnailUri: textOf(row, 'thumbnail_uri'),
      isPublic: numberOf(row, 'is_public') === 1,
      modifiedNanos: BigInt(textOf(row, 'modified_nanos')),
      createdNanos: BigInt(textOf(row, 'created_nanos')),
    },
  }
}

const escapeMark = '\u001b'

/** libsql cuts a text at its first NUL, and any client may send one in a name. */
export function encodeText(text: string): string {
  return text.replaceAll(escapeMark, `${escapeMark}e`).replaceAll('\u0000', `${escapeMark}0`)
}

export function decodeText(text: string): string {
  return text.replaceAll(`${escapeMark}0`, '\u0000').replaceAll(`${escapeMark}e`, escapeMark)
}

export function rowOf(record: StoredRecord, written: number): (string | number)[] {
  return [
    record.recordId,
    record.owner,
    encodeText(record.parent),
    encodeText(record.name),
    record.type,
    record.assetUri,
    record.thumbnailUri,
    record.isPublic ? 1 : 0,
    String(record.modifiedNanos),
    String(record.createdNanos),
    written,
  ]
}
