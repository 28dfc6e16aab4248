/** One line of a listing, in whichever form it came (smartbots.md, 3). */
export interface InventoryRow {
  /** Of the inventory; sent back exactly as it came. */
  readonly id: string
  readonly isFolder: boolean
  /** As the service writes it; empty where it does not. */
  readonly type: string
  /** What of clothing and body parts it is: Shirt, Skin. Else empty. */
  readonly subtype: string
  /** What it shows or holds; null: not available, as of all objects. */
  readonly assetId: string | null
  readonly flags: readonly string[]
  readonly name: string
  /** What this owner, and the next one, may do: copy, mod, trans. Null: this form of the list does not say. */
  readonly permissions: readonly string[] | null
  readonly nextPermissions: readonly string[] | null
}

export interface RowList {
  readonly rows: readonly InventoryRow[]
  /** Lines that are there and cannot be read. */
  readonly unreadable: number
}

/** The documented samples have 35 characters: ids are opaque (smartbots.md, 3). */
const ID = /^[0-9a-f-]{32,36}$/i
const NOTHING = /^[0-]*$/

/** Of an entry or an asset; null for what none can have, as where there is none. */
export function idIn(text: string): string | null {
  const id = text.trim()
  return ID.test(id) && !NOTHING.test(id) ? id : null
}

export function isFolderType(type: string): boolean {
  return type.trim().toLowerCase() === 'folder'
}

/** One word today; it may become a list. */
export function flagsOf(text: string): readonly string[] {
  return text
    .split(/[+,\s]+/)
    .map(flag => flag.toUpperCase())
    .filter(flag => flag !== '')
}

/** A "+" that was not escaped has become a space on the way. */
export function permissionsOf(text: string): readonly string[] {
  const words = text.split(/[+,\s]+/).map(word => word.toLowerCase())
  return [...new Set(words.filter(word => word !== ''))]
}

/** Only where it says so: what is not known is not given away by guess. */
export function mayTransfer({ permissions }: InventoryRow): boolean {
  return permissions?.includes('trans') === true
}
