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

/** A drop would gather it in the Collect tray, and move nothing. */
interface TrayHover extends AnyHover {
  readonly kind: 'tray'
  readonly taken: readonly Dragged[]
}

/** What hovers over what, and what a drop would do. */
export type Hover = FolderHover | WorldHover | TrayHover

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

/** How the row of a folder looks while a drag is over it. */
export function useDropLook(targetId: string): '' | 'allowed' | 'refused' {
  const drag = dragOf(useSession())
  return useStore(drag, now => {
    if (now?.hover?.targetId !== targetId) return ''
    return now.hover.refusal ? 'refused' : 'allowed'
  })
}
