import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { type RefObject, useEffect, useRef } from 'react'
import { useSession } from '../session/session-context'
import type { DragData, DragSource } from './drag-data'
import { modeOf } from './drag-mode'
import { showDragPreview } from './drag-preview'
import { placeToDrop } from './place-to-drop'

interface ListDrag {
  /** What a drag of it carries; null where it cannot be dragged. */
  readonly source: (() => DragData) | null
  /**
   * What a drop on it means; null where nothing can be dropped. `part`: how far into it
   * the pointer is, 0 at its beginning and 1 at its end.
   */
  readonly target: (source: DragSource, part: number) => DragData | null
  /** Which way the list runs. */
  readonly axis: 'x' | 'y'
}

/** Makes something in a list that a person orders by hand draggable, and a place to drop on or beside. */
export function useListDrag(element: RefObject<HTMLElement | null>, drag: ListDrag): void {
  const session = useSession()
  const latest = useRef(drag)
  useEffect(() => {
    latest.current = drag
  })
  const isSource = drag.source !== null
  useEffect(() => {
    const node = element.current
    if (!node) return
    const target = placeToDrop({
      session,
      element: node,
      takes: (source, pointer) => dataOf(source, latest.current, node, pointer) !== null,
      dataFor: (source, pointer) => dataOf(source, latest.current, node, pointer) ?? {},
      effect: modeOf,
    })
    if (!isSource) return target
    const source = draggable({
      element: node,
      canDrag: () => latest.current.source !== null,
      getInitialData: () => latest.current.source?.() ?? {},
      onGenerateDragPreview: ({ nativeSetDragImage }) =>
        showDragPreview(nativeSetDragImage, [...node.querySelectorAll('[data-drag-picture]')], 1),
    })
    return combine(target, source)
  }, [element, isSource, session])
}

function dataOf(
  source: DragSource,
  { target, axis }: ListDrag,
  node: HTMLElement,
  { clientX, clientY }: { readonly clientX: number; readonly clientY: number },
): DragData | null {
  const { left, top, width, height } = node.getBoundingClientRect()
  return target(source, axis === 'x' ? (clientX - left) / width : (clientY - top) / height)
}
