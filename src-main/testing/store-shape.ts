import { nameOf } from '../../src-shared/domain/paths'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Step } from '../../src-shared/model/operation'
import { keysOf } from '../../src-wire/entry-keys'

export type ShapeName = 'paths' | 'ids'

/** One record as it lies in the service's own file. Paths are the cloud's: `Inventory\\A`. */
export interface StoredRow {
  readonly id: string
  readonly parent: string
  readonly name: string
  readonly type: string
}

export function fullPathOf({ parent, name }: Pick<StoredRow, 'parent' | 'name'>): string {
  return `${parent}\\${name}`
}

/** A record as a listing of its folder names it. */
export interface ListedName {
  readonly name: string
  readonly title?: string
}

/** One end of a step in the service's file: where it puts an entry, and under which name. */
export interface StoredEnd {
  readonly parent: string
  readonly name: string
}

/**
 * How the records of the service's file hang together: by path strings as in
 * Resonite, or by ids, where twins are two and a folder moves with all that it
 * holds. Everything that reads the file asks this.
 */
export interface StoreShape {
  readonly name: ShapeName
  /** With which the sandbox is started. */
  readonly args: readonly string[]
  readonly trashName: string
  /** In UTF-16 units. */
  readonly maxNameLength: number
  /** The parent that is written in whatever a folder holds. */
  readonly insideOf: (folder: StoredRow) => string
  /** How the entries of one folder are named in its listing, in their order. */
  readonly listedNames: (rows: readonly StoredRow[]) => readonly ListedName[]
  readonly endOf: (path: InventoryPath, ids: Step['toIds'], title: string | undefined) => StoredEnd
  /** Whether one folder may hold two of one name without harm. */
  readonly takesTwins: boolean
}

/** The parent that is written in what lies in no folder. */
export const ROOT_KEY = 'Inventory'

const byPaths: StoreShape = {
  name: 'paths',
  args: [],
  trashName: 'Satchel Trash',
  maxNameLength: Number.POSITIVE_INFINITY,
  insideOf: fullPathOf,
  listedNames: rows => rows,
  endOf: path => {
    const names = path.slice(1).split('/')
    return { parent: names.slice(0, -1).join('\\'), name: names.at(-1) ?? '' }
  },
  takesTwins: false,
}

const byIds: StoreShape = {
  name: 'ids',
  args: ['--capabilities', 'ids'],
  trashName: 'Trash',
  maxNameLength: 255,
  insideOf: ({ id }) => id,
  listedNames: rows => {
    const keys = keysOf(rows.map(({ id, name }) => ({ id, title: name })))
    return rows.map(({ name: title }, index) => {
      const name = keys[index] ?? title
      return { name, title }
    })
  },
  endOf: (path, ids, title) => ({ parent: ids?.at(-1) ?? ROOT_KEY, name: title ?? nameOf(path) }),
  takesTwins: true,
}

export const STORE_SHAPES: Readonly<Record<ShapeName, StoreShape>> = { paths: byPaths, ids: byIds }

/** Rows by the folder that holds them, each folder's in their order. */
export function rowsByParent(rows: readonly StoredRow[]): ReadonlyMap<string, readonly StoredRow[]> {
  const byParent = new Map<string, StoredRow[]>()
  for (const row of rows) {
    const siblings = byParent.get(row.parent)
    if (siblings === undefined) byParent.set(row.parent, [row])
    else siblings.push(row)
  }
  return byParent
}

/** Every record below a folder, reachable or not. */
export function rowsBelow(
  { insideOf }: StoreShape,
  rows: readonly StoredRow[],
  top: StoredRow,
): readonly StoredRow[] {
  // What hangs on a path needs no folder in between.
  if (insideOf === fullPathOf) {
    const path = `${fullPathOf(top)}\\`
    return rows.filter(({ parent }) => `${parent}\\`.startsWith(path))
  }
  const byParent = rowsByParent(rows)
  const found: StoredRow[] = []
  const open = [top]
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const inside = byParent.get(insideOf(at)) ?? []
    found.push(...inside)
    open.push(...inside)
  }
  return found
}

/** Records that no folder leads to, from the root or from what hangs below a top folder: no listing shows them. */
export function unreachable(
  rows: readonly StoredRow[],
  top = '',
  insideOf: StoreShape['insideOf'] = fullPathOf,
): readonly StoredRow[] {
  const byParent = rowsByParent(rows)
  const reached = new Set<string>()
  const open = [top === '' ? ROOT_KEY : `${ROOT_KEY}\\${top}`]
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const row of byParent.get(key) ?? []) {
      if (reached.has(row.id)) continue
      reached.add(row.id)
      if (row.type === 'directory') open.push(insideOf(row))
    }
  }
  return rows.filter(({ id }) => !reached.has(id))
}
