import { textOf } from './api-reply.ts'
import {
  flagsOf,
  type InventoryRow,
  idIn,
  isFolderType,
  permissionsOf,
  type RowList,
} from './inventory-row.ts'

/**
 * The rows of `inventory_list_2`; null where there is no list of them, which is not
 * the same as an empty one.
 */
export function parseJsonRows(list: unknown): RowList | null {
  if (!Array.isArray(list)) return null
  const rows = list.map(rowOf)
  const readable = rows.filter(row => row !== null)
  return { rows: readable, unreadable: rows.length - readable.length }
}

function rowOf(value: unknown): InventoryRow | null {
  if (typeof value !== 'object' || value === null) return null
  const fields = new Map<string, unknown>(Object.entries(value))
  const text = (name: string): string => textOf(fields.get(name))
  const id = idIn(text('uuid'))
  if (id === null) return null
  const type = text('type').trim()
  return {
    id,
    isFolder: isFolderType(type),
    type,
    subtype: text('clothing').trim(),
    assetId: idIn(text('assetUuid')),
    flags: flagsOf(joined(fields.get('flags'))),
    name: text('name'),
    permissions: wordsOf(fields.get('currentPerms')),
    nextPermissions: wordsOf(fields.get('nextPerms')),
  }
}

function joined(value: unknown): string {
  return Array.isArray(value) ? value.map(textOf).join('+') : textOf(value)
}

/** Absent is not the same as none. */
function wordsOf(value: unknown): readonly string[] | null {
  return value === undefined || value === null ? null : permissionsOf(joined(value))
}
