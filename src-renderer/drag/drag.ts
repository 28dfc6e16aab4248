import type { Dragged, DropTarget } from '../../src-shared/domain/transfer'
import type { TransferMode } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import type { CurrentWorld } from '../../src-shared/model/source'
import { createStore, useStore } from '../kit/store'
import { partOfSession } from '../session/session'
import { useSession } from '../session/session-context'

interface AnyHover {
  /** Which row, segment, sidebar place or button to light up. */
  readonly targetId: string
  readonly refusal: Refusal | null
}

/** A drop would put it into a folder. */
interface FolderHover extends AnyHover {
  readonly kind: 'folder'
  readonly target: DropTarget
  readonly mode: TransferMode
  /** What it would take, where that is not all that is dragged. */
  readonly taken?: readonly Dragged[]
}

/** A drop would spawn it. */
interface WorldHover extends AnyHover {
  readonly kind: 'world'
  readonly world: CurrentWorld
}

/** A drop would bring it to the top of another inventory. */
export interface InventoryHover extends AnyHover {
  readonly kind: 'inventory'
  readonly name: string
  readonly sourceId: string | null
  readonly mode: TransferMode
}

/** A drop would gather it in the Collect tray, and move nothing. */
interface TrayHover extends AnyHover {
  readonly kind: 'tray'
  readonly taken: readonly Dragged[]
}

/** A drop would pin it, or put a pin or a palette elsewhere in its list. */
interface ListHover<K extends 'pins' | 'palettes'> extends AnyHover {
  readonly kind: K
  readonly at: number
}

/** A drop would put it into a palette, or elsewhere in it. */
interface PaletteHover extends AnyHover {
  readonly kind: 'palette'
  readonly paletteId: string
  readonly name: string
  readonly at: number | null
  readonly taken: readonly Dragged[]
}

/** What hovers over what, and what a drop would do. */
export type Hover =
  | FolderHover
  | WorldHover
  | InventoryHover
  | TrayHover
  | ListHover<'pins'>
  | ListHover<'palettes'>
  | PaletteHover

export interface Drag {
  readonly dragged: readonly Dragged[]
  readonly hover: Hover | null
  readonly x: number
  readonly y: number
}

/** The drag that is under way over the window of a session; null without one. */
export const dragOf = partOfSession(() => createStore<Drag | null>(null))

/** Whether a drop would be taken where something with this id takes drops. */
export function useIsTarget(targetId: string): boolean {
  const drag = dragOf(useSession())
  return useStore(drag, now => now?.hover?.targetId === targetId && !now.hover.refusal)
}

/** On which side of an item of a list a drop would go in between; the last one shows the end of the list, too. */
export function useInsertion(listId: string, index: number, count: number): 'before' | 'after' | undefined {
  const drag = dragOf(useSession())
  return useStore(drag, now => {
    const hover = now?.hover
    const isOver = hover && 'at' in hover && hover.refusal === null && hover.targetId === listId
    if (!isOver) return undefined
    if (hover.at === index) return 'before'
    return hover.at === count && index === count - 1 ? 'after' : undefined
  })
}

/** How the row of a folder looks while a drag is over it. */
export type DropLook = '' | 'allowed' | 'refused'

/** By the id of the target. One subscription for all rows, which changes with the target and not with the pointer. */
export function useDropLooks(): (targetId: string) => DropLook {
  const drag = dragOf(useSession())
  const over = useStore(drag, now => now?.hover?.targetId ?? null)
  const look = useStore(drag, now => (now?.hover?.refusal ? 'refused' : 'allowed'))
  return targetId => (targetId === over ? look : '')
}
