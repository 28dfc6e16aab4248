/** Rows as the service keeps them: ids in lower case, zero and unknown parents among them. */
export interface FolderRow {
  readonly ParentID: string
  readonly Type: number
  readonly Version: number
  readonly Name: string
  readonly Owner: string
  readonly ID: string
}

export interface ItemRow {
  readonly AssetID: string
  readonly AssetType: number
  readonly BasePermissions: number
  readonly CreationDate: number
  readonly CreatorId: string
  readonly CreatorData: string
  readonly CurrentPermissions: number
  readonly Description: string
  readonly EveryOnePermissions: number
  readonly Flags: number
  readonly Folder: string
  readonly GroupID: string
  readonly GroupOwned: boolean
  readonly GroupPermissions: number
  readonly ID: string
  readonly InvType: number
  readonly Name: string
  readonly NextPermissions: number
  readonly Owner: string
  readonly SalePrice: number
  readonly SaleType: number
}

/** Rows by id and by what they lie in, in the order of SQLite: a row that is written whole goes to the end. */
class Table<Row extends { readonly ID: string }> {
  readonly #rows = new Map<string, { row: Row; at: number }>()
  readonly #children = new Map<string, Set<string>>()
  readonly #parentOf: (row: Row) => string
  #next = 0

  constructor(parentOf: (row: Row) => string) {
    this.#parentOf = parentOf
  }

  get(id: string): Row | undefined {
    return this.#rows.get(id)?.row
  }

  /** REPLACE: the row is the last one now. */
  store(row: Row): void {
    this.#put(row, this.#next++)
  }

  /** UPDATE: the row stays where it is. */
  update(row: Row): void {
    const at = this.#rows.get(row.ID)?.at
    if (at !== undefined) this.#put(row, at)
  }

  delete(id: string): void {
    const row = this.get(id)
    if (row === undefined) return
    this.#children.get(this.#parentOf(row))?.delete(id)
    this.#rows.delete(id)
  }

  in(parent: string): readonly Row[] {
    return this.#ordered([...(this.#children.get(parent) ?? [])])
  }

  where(holds: (row: Row) => boolean): readonly Row[] {
    return this.#ordered([...this.#rows.keys()]).filter(holds)
  }

  #put(row: Row, at: number): void {
    this.delete(row.ID)
    this.#rows.set(row.ID, { row, at })
    const parent = this.#parentOf(row)
    const siblings = this.#children.get(parent) ?? new Set()
    this.#children.set(parent, siblings.add(row.ID))
  }

  #ordered(ids: readonly string[]): readonly Row[] {
    return ids
      .flatMap(id => this.#rows.get(id) ?? [])
      .toSorted((one, other) => one.at - other.at)
      .map(({ row }) => row)
  }
}

const MAX_NAME = 64
const MAX_DESCRIPTION = 128

/** The two tables, with what each write does to versions and texts (opensim-run.md, 3) and with no check at all. */
export class InventoryTables {
  readonly folders = new Table<FolderRow>(row => row.ParentID)
  readonly items = new Table<ItemRow>(row => row.Folder)

  storeFolder(row: FolderRow): void {
    this.folders.store({ ...row, Name: kept(row.Name, MAX_NAME) })
    this.bump(row.ParentID)
  }

  storeItem(row: ItemRow): void {
    this.items.store({
      ...row,
      Name: kept(row.Name, MAX_NAME),
      Description: kept(row.Description, MAX_DESCRIPTION),
    })
    this.bump(row.Folder)
  }

  moveFolder(row: FolderRow, parent: string): void {
    this.folders.update({ ...row, ParentID: parent })
    this.bump(row.ParentID)
    this.bump(parent)
  }

  moveItem(row: ItemRow, folder: string): void {
    this.items.update({ ...row, Folder: folder })
    this.bump(row.Folder)
    this.bump(folder)
  }

  deleteItem(row: ItemRow): void {
    this.items.delete(row.ID)
    this.bump(row.Folder)
  }

  bump(id: string): void {
    const row = this.folders.get(id)
    if (row !== undefined) this.folders.update({ ...row, Version: (row.Version + 1) % 65_536 })
  }
}

/** Cut silently at UTF-16 units, without the half of a pair; SQLite ends a text at its first NUL. */
function kept(text: string, max: number): string {
  const nul = text.indexOf('\0')
  const cut = (nul < 0 ? text : text.slice(0, nul + 1)).slice(0, max)
  return cut.replace(/[\ud800-\udbff]$/, '')
}
