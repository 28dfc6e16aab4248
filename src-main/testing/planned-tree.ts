import type { PlannedRow } from './record-world'
import type { StoreShape } from './store-shape'

export type NodeKind = 'folder' | 'item' | 'link' | 'public' | 'slashed'

export interface PlannedNode {
  readonly kind: NodeKind
  readonly name: string
  /** How far back among the folders so far. */
  readonly parent: number
}

const TYPES: Record<NodeKind, string> = {
  folder: 'directory',
  item: 'object',
  link: 'link',
  public: 'directory',
  slashed: 'directory',
}

export interface PlannedTree {
  readonly nodes: readonly PlannedNode[]
  /** What was deleted before. */
  readonly trashed: readonly PlannedNode[]
}

/** The records of an inventory below one folder of the root, and of the Trash. */
export function rowsOfTree(
  top: string,
  { nodes, trashed }: PlannedTree,
  { name, trashName, maxNameLength }: StoreShape,
): readonly PlannedRow[] {
  const rows: PlannedRow[] = []
  const fitting = (planned: readonly PlannedNode[]): readonly PlannedNode[] =>
    planned.map(node => ({ ...node, name: node.name.slice(0, maxNameLength) }))
  addFolders(rows, `Inventory\\${top}`)
  addNodes(rows, `Inventory\\${top}`, fitting(nodes))
  if (trashed.length > 0) {
    // A Trash of the service's own is there, and holds what was deleted as it is.
    const deletion = `Inventory\\${trashName}${name === 'ids' ? '' : `\\2026-11-21 10-00-00 UTC\\${top}`}`
    if (name === 'paths') addFolders(rows, deletion)
    addNodes(rows, deletion, fitting(trashed))
  }
  return rows
}

/** Each folder that leads there. */
function addFolders(rows: PlannedRow[], path: string): void {
  const names = path.split('\\')
  for (const [level, name] of names.entries()) {
    const parent = names.slice(0, level).join('\\')
    const isThere = rows.some(row => row.parent === parent && row.name === name)
    if (level > 0 && !isThere) add(rows, parent, name, 'directory')
  }
}

/** Two folders of one name are not made; other twins are. */
function addNodes(rows: PlannedRow[], top: string, nodes: readonly PlannedNode[]): void {
  const folders = [top]
  for (const { kind, name, parent: back } of nodes) {
    const parent = folders[Math.max(0, folders.length - 1 - (back % 5))] ?? top
    if (kind === 'folder' && rows.some(row => row.parent === parent && row.name === name)) continue
    add(rows, parent, name, TYPES[kind], kind === 'public')
    const path = `${parent}\\${name}`
    if (kind === 'folder' && name !== '') folders.push(path)
    if (kind !== 'slashed') continue
    add(rows, path, '<b>x</b>', 'directory')
    for (const inside of ['First', 'Second']) add(rows, `${path}\\<b>x</b>`, inside, 'object')
  }
}

function add(rows: PlannedRow[], parent: string, name: string, type: string, isPublic = false): void {
  rows.push({ id: `R-${rows.length}`, parent, name, type, isPublic })
}
