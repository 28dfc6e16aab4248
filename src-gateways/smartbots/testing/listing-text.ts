import type { StoredItem } from './bot-inventory.ts'

export interface RowManners {
  readonly hasLowerTypes?: boolean
  readonly lineEnd?: string
  readonly hasTrailingEnd?: boolean
}

/** `inventory_list` as text, with or without `extended` (smartbots.md, 3). */
export function listText(
  items: readonly StoredItem[],
  isExtended: boolean,
  { hasLowerTypes = false, lineEnd = '\n', hasTrailingEnd = false }: RowManners = {},
): string {
  const rows = items.map(item => {
    const type = hasLowerTypes ? item.type.toLowerCase() : item.type
    const fields = [item.id, type, item.subtype, item.assetId, item.flags]
    if (!isExtended) return [...fields, item.name].join(';')
    const permissions = [item.permissions, item.nextPermissions].map(words => words.join('+'))
    return [...fields, encodeURIComponent(item.name), ...permissions].join(';')
  })
  return rows.join(lineEnd) + (hasTrailingEnd ? lineEnd : '')
}

/** `inventory_list_2`, as the public page shows it. */
export function listObjects(items: readonly StoredItem[], { hasLowerTypes = false }: RowManners = {}) {
  return items.map(({ id, name, flags, assetId, permissions, type, nextPermissions, subtype }) => ({
    uuid: id,
    name,
    flags,
    assetUuid: assetId,
    currentPerms: permissions,
    type: hasLowerTypes ? type.toLowerCase() : type,
    nextPerms: nextPermissions,
    clothing: subtype,
  }))
}

/** A reply as a query string. `isSloppy`: "+" is not escaped, so that whoever decodes it reads a space. */
export function queryOf(reply: Readonly<Record<string, unknown>>, isSloppy = false): string {
  return Object.entries(reply)
    .map(([name, value]) => {
      const text = encodeURIComponent(String(value))
      return `${name}=${isSloppy ? text.replaceAll('%2B', '+') : text}`
    })
    .join('&')
}
