import { type Dragged, type DropTarget, withoutNested } from '../../src-shared/domain/transfer'
import type { CurrentWorld } from '../../src-shared/model/source'

const DRAGGED = Symbol('dragged entries')
const TARGET = Symbol('drop target')
const WORLD = Symbol('the world as a drop target')

/**
 * What a row drag carries within this window; nothing of it reaches other
 * programs. What lies below another dragged folder goes along with it and is
 * not counted twice.
 */
export function dragData(dragged: readonly Dragged[]): Record<string | symbol, unknown> {
  const kept = new Set(withoutNested(dragged.map(item => item.ref)))
  return { [DRAGGED]: dragged.filter(item => kept.has(item.ref)) }
}

export function targetData(target: DropTarget, targetId: string): Record<string | symbol, unknown> {
  return { [TARGET]: { target, targetId } }
}

export function draggedIn(data: Record<string | symbol, unknown>): readonly Dragged[] | null {
  const value = data[DRAGGED]
  // oxlint-disable-next-line typescript/consistent-type-assertions -- only dragData writes under this symbol
  return value === undefined ? null : (value as readonly Dragged[])
}

export function targetIn(
  data: Record<string | symbol, unknown>,
): { readonly target: DropTarget; readonly targetId: string } | null {
  const value = data[TARGET]
  // oxlint-disable-next-line typescript/consistent-type-assertions -- only targetData writes under this symbol
  return value === undefined ? null : (value as { target: DropTarget; targetId: string })
}

/** A drop there spawns. */
export function worldData(world: CurrentWorld, targetId: string): Record<string | symbol, unknown> {
  return { [WORLD]: { world, targetId } }
}

export function worldIn(
  data: Record<string | symbol, unknown>,
): { readonly world: CurrentWorld; readonly targetId: string } | null {
  const value = data[WORLD]
  // oxlint-disable-next-line typescript/consistent-type-assertions -- only worldData writes under this symbol
  return value === undefined ? null : (value as { world: CurrentWorld; targetId: string })
}
