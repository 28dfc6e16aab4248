import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { dropTargetForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter'
import type { TransferMode } from '../../src-shared/model/operation'
import type { Session } from '../session/session'
import { type DragData, type DragSource, sourceIn } from './drag-data'
import { dragFromOther } from './from-other-window'

interface Pointer {
  readonly clientX: number
  readonly clientY: number
  readonly ctrlKey: boolean
  readonly altKey: boolean
}

interface PlaceToDrop {
  readonly session: Session
  readonly element: HTMLElement
  /** Whether it is a place for this at all; without it, for whatever is dragged out of the contents. */
  readonly takes?: (source: DragSource, pointer: Pointer) => boolean
  readonly dataFor: (source: DragSource, pointer: Pointer) => DragData
  readonly effect: (pointer: Pointer) => TransferMode | 'link'
  readonly onEnter?: () => void
  /** The drag has gone elsewhere, or was let go here. */
  readonly onLeave?: () => void
}

/** A place that takes what is dragged in this window, and what comes over from another one. Returns the function that ends it. */
export function placeToDrop({
  session,
  element,
  takes = () => true,
  dataFor,
  effect,
  onEnter = () => {},
  onLeave = () => {},
}: PlaceToDrop): () => void {
  const rest = { onDragEnter: onEnter, onDragLeave: onLeave, onDrop: onLeave }
  const can = (source: DragSource | null, input: Pointer): boolean => source !== null && takes(source, input)
  const data = (source: DragSource | null, input: Pointer): DragData => (source ? dataFor(source, input) : {})
  return combine(
    dropTargetForElements({
      element,
      canDrop: ({ source, input }) => can(sourceIn(source.data), input),
      getData: ({ source, input }) => data(sourceIn(source.data), input),
      getDropEffect: ({ input }) => effect(input),
      ...rest,
    }),
    dropTargetForExternal({
      element,
      canDrop: ({ source, input }) => can(dragFromOther(session, source), input),
      getData: ({ source, input }) => data(dragFromOther(session, source), input),
      getDropEffect: ({ input }) => effect(input),
      ...rest,
    }),
  )
}
