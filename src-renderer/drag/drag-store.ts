import type { Dragged, DropTarget } from '../../src-shared/domain/transfer'
import type { TransferMode } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import { createStore } from '../view/store'

/** What hovers over what, and what a drop would do. */
export interface Hover {
  readonly target: DropTarget
  /** Which row (or the root) to light up. */
  readonly targetId: string
  readonly mode: TransferMode
  readonly refusal: Refusal | null
}

export interface Drag {
  readonly dragged: readonly Dragged[]
  readonly hover: Hover | null
  readonly x: number
  readonly y: number
}

export const dragStore = createStore<Drag | null>(null)
