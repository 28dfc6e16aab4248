import { withoutNested } from '../../src-shared/domain/selected-tree'
import { type Dragged, type DropTarget } from '../../src-shared/domain/transfer'
import type { CurrentWorld } from '../../src-shared/model/source'
import type { EntryRow } from '../browser/row'

const DRAGGED = Symbol('dragged entries')
const TARGET = Symbol('drop target')

/** What is dragged: rows of the inventory, or what was gathered in the Collect tray. */
export type DragSource =
  | { readonly kind: 'rows'; readonly dragged: readonly Dragged[]; readonly rows: readonly EntryRow[] }
  | { readonly kind: 'tray'; readonly dragged: readonly Dragged[] }

/** Where a drop goes: into a folder, into the world, or into the Collect tray, which moves nothing. */
export type DropDestination =
  | { readonly kind: 'folder'; readonly target: DropTarget; readonly targetId: string }
  | { readonly kind: 'world'; readonly world: CurrentWorld; readonly targetId: string }
  | { readonly kind: 'tray' }

type DragData = Record<string | symbol, unknown>

/**
 * What a row drag carries within this window; nothing of it reaches other
 * programs. What lies below another dragged folder goes along with it and is
 * not counted twice.
 */
export function dragData(rows: readonly EntryRow[], draggedOf: (row: EntryRow) => Dragged): DragData {
  const all = rows.map(draggedOf)
  const kept = new Set(withoutNested(all.map(item => item.ref)))
  const isKept = all.map(item => kept.has(item.ref))
  const source: DragSource = {
    kind: 'rows',
    dragged: all.filter((_item, index) => isKept[index]),
    rows: rows.filter((_row, index) => isKept[index]),
  }
  return { [DRAGGED]: source }
}

export function trayDragData(dragged: readonly Dragged[]): DragData {
  return { [DRAGGED]: { kind: 'tray', dragged } satisfies DragSource }
}

export function targetData(target: DropTarget, targetId: string): DragData {
  return { [TARGET]: { kind: 'folder', target, targetId } satisfies DropDestination }
}

/** A drop there spawns. */
export function worldData(world: CurrentWorld, targetId: string): DragData {
  return { [TARGET]: { kind: 'world', world, targetId } satisfies DropDestination }
}

export function trayTargetData(): DragData {
  return { [TARGET]: { kind: 'tray' } satisfies DropDestination }
}

export function sourceIn(data: DragData): DragSource | null {
  const value = data[DRAGGED]
  // oxlint-disable-next-line typescript/consistent-type-assertions -- only the functions above write under this symbol
  return value === undefined ? null : (value as DragSource)
}

export function destinationIn(data: DragData): DropDestination | null {
  const value = data[TARGET]
  // oxlint-disable-next-line typescript/consistent-type-assertions -- only the functions above write under this symbol
  return value === undefined ? null : (value as DropDestination)
}
