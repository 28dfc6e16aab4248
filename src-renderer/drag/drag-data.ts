import { withoutNested } from '../../src-shared/domain/selected-tree'
import { type Dragged, type DropTarget } from '../../src-shared/domain/transfer'
import type { Refusal } from '../../src-shared/model/refusal'
import type { CurrentWorld } from '../../src-shared/model/source'
import type { EntryRow } from '../browser/row'

const DRAGGED = Symbol('dragged entries')
const TARGET = Symbol('drop target')

/** The pins, the palettes, or what is in one of them. */
export type KeptList = 'pins' | 'palettes' | { readonly paletteId: string }

/** What is dragged: rows of the inventory, or what was gathered in the Collect tray. */
export type DragSource =
  | { readonly kind: 'rows'; readonly dragged: readonly Dragged[]; readonly rows: readonly EntryRow[] }
  | { readonly kind: 'tray'; readonly dragged: readonly Dragged[] }
  /** A pin, or an item of a palette, to be put elsewhere in its own list: nothing of the inventory is dragged. */
  | {
      readonly kind: 'kept'
      readonly list: KeptList
      /** A record id; of a palette its own id. */
      readonly id: string
      readonly dragged: readonly Dragged[]
    }

/** Where a drop goes: into a folder, into the world, or into the Collect tray, which moves nothing. */
export type DropDestination =
  | { readonly kind: 'folder'; readonly target: DropTarget; readonly targetId: string }
  | { readonly kind: 'world'; readonly world: CurrentWorld; readonly targetId: string }
  | InventoryDestination
  | { readonly kind: 'tray' }
  /** Into a gap between the pins, or between the palettes. */
  | { readonly kind: 'pins' | 'palettes'; readonly at: number; readonly targetId: string }
  /** Into a palette: a gap of it, or behind the last. */
  | {
      readonly kind: 'palette'
      readonly paletteId: string
      readonly name: string
      readonly at: number | null
      readonly targetId: string
    }

/** Another inventory than the one that is dragged from. */
export interface InventoryDestination {
  readonly kind: 'inventory'
  readonly name: string
  /** Of its source; null: of the one that is found by itself, which takes nothing. */
  readonly sourceId: string | null
  /** Why nothing goes there from the one that is shown. */
  readonly refusal: Refusal | null
  readonly targetId: string
}

export type DragData = Record<string | symbol, unknown>

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

export function keptDragData(list: KeptList, id: string): DragData {
  return { [DRAGGED]: { kind: 'kept', list, id, dragged: [] } satisfies DragSource }
}

export function keepData(
  destination: Extract<DropDestination, { kind: 'pins' | 'palettes' | 'palette' }>,
): DragData {
  return { [TARGET]: destination }
}

export function targetData(target: DropTarget, targetId: string): DragData {
  return { [TARGET]: { kind: 'folder', target, targetId } satisfies DropDestination }
}

/** A drop there spawns. */
export function worldData(world: CurrentWorld, targetId: string): DragData {
  return { [TARGET]: { kind: 'world', world, targetId } satisfies DropDestination }
}

export function inventoryData(destination: InventoryDestination): DragData {
  return { [TARGET]: destination satisfies DropDestination }
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
