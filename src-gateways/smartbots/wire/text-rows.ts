import {
  flagsOf,
  type InventoryRow,
  idIn,
  isFolderType,
  permissionsOf,
  type RowList,
} from './inventory-row.ts'
import { decodeEscapedName } from './percent.ts'

const FIELDS_OF_ROW = 6
const PERMISSIONS = /^(?:[a-z]+(?:[+\s]+[a-z]+)*)?\s*$/i

/**
 * The rows of `inventory_list`, one a line. `isExtended`: permissions were asked for,
 * and names are escaped once more; a service that does not know that sends regular
 * ones. A line that is none is told, never dropped: in regular rows it goes on with
 * the name before it, as far as it does not look like a row itself.
 */
export function parseTextRows(list: string, isExtended: boolean): RowList {
  const rows: InventoryRow[] = []
  let unreadable = 0
  for (const line of list.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue
    const row = rowOf(line, isExtended)
    const last = rows.at(-1)
    if (row !== null) rows.push(row)
    else if (isExtended || last === undefined || looksLikeRow(line)) unreadable++
    else rows[rows.length - 1] = { ...last, name: `${last.name}\n${line}` }
  }
  return { rows, unreadable }
}

function looksLikeRow(line: string): boolean {
  return line.split(';').length >= FIELDS_OF_ROW
}

/** Null where it is none. */
function rowOf(line: string, isExtended: boolean): InventoryRow | null {
  const [first = '', type = '', subtype = '', asset = '', flags = '', ...rest] = line.split(';')
  const id = idIn(first)
  if (id === null || rest.length === 0) return null
  const permissions = isExtended ? permissionsIn(rest) : null
  const name = (permissions === null ? rest : rest.slice(0, -2)).join(';')
  return {
    id,
    isFolder: isFolderType(type),
    type: type.trim(),
    subtype: subtype.trim(),
    assetId: idIn(asset),
    flags: flagsOf(flags),
    name: permissions === null ? name : decodeEscapedName(name),
    permissions: permissions?.now ?? null,
    nextPermissions: permissions?.next ?? null,
  }
}

/** Of the last two fields, whatever the name before them has in it; null: these are none. */
function permissionsIn(fields: readonly string[]) {
  const [now, next] = fields.slice(-2)
  if (fields.length < 3 || now === undefined || next === undefined) return null
  if (!PERMISSIONS.test(now) || !PERMISSIONS.test(next)) return null
  return { now: permissionsOf(now), next: permissionsOf(next) }
}
