import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef } from 'react'
import { canDrop, type Dragged, type DropTarget } from '../../src-shared/domain/transfer'
import type { TransferMode } from '../../src-shared/model/operation'
import { draggedIn, targetIn } from './drag-data'
import { dragStore, type Hover } from './drag-store'

type Input = {
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly clientX: number
  readonly clientY: number
}

/** Ctrl copies, Option on a Mac (design.md, "Drag and drop"). */
export function modeOf(input: Pick<Input, 'ctrlKey' | 'altKey'>): TransferMode {
  const isMac = navigator.userAgent.includes('Mac OS')
  return (isMac ? input.altKey : input.ctrlKey) ? 'copy' : 'move'
}

function hoverOf(
  dragged: readonly Dragged[],
  targets: readonly { readonly data: Record<string | symbol, unknown> }[],
  input: Input,
): Hover | null {
  const found = targets[0] ? targetIn(targets[0].data) : null
  if (!found) return null
  const mode = modeOf(input)
  return { ...found, mode, refusal: canDrop(dragged, found.target, mode) }
}

export interface Drop {
  readonly dragged: readonly Dragged[]
  readonly target: DropTarget
  readonly mode: TransferMode
}

/** Follows every drag of this window: keeps what a drop would do, and tells when one happens. */
export function useDragMonitor(onDrop: (drop: Drop) => void): void {
  const latest = useRef(onDrop)
  useEffect(() => {
    latest.current = onDrop
  })
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => draggedIn(source.data) !== null,
        onDragStart: ({ source, location }) => follow(source.data, location.current),
        onDrag: ({ source, location }) => follow(source.data, location.current),
        onDrop: ({ source, location }) => {
          const dragged = draggedIn(source.data)
          const hover = dragged && hoverOf(dragged, location.current.dropTargets, location.current.input)
          dragStore.update(() => null)
          if (dragged && hover) latest.current({ dragged, target: hover.target, mode: hover.mode })
        },
      }),
    [],
  )
  useEffect(() => {
    // No pointer moves during a drag. One that was called off after its row had scrolled away ends without a word.
    const forget = (): void => dragStore.update(() => null)
    window.addEventListener('pointermove', forget)
    return () => window.removeEventListener('pointermove', forget)
  }, [])
}

function follow(
  data: Record<string | symbol, unknown>,
  current: {
    readonly input: Input
    readonly dropTargets: readonly { readonly data: Record<string | symbol, unknown> }[]
  },
): void {
  const dragged = draggedIn(data)
  if (!dragged) return
  const { clientX: x, clientY: y } = current.input
  dragStore.update(() => ({ dragged, hover: hoverOf(dragged, current.dropTargets, current.input), x, y }))
}
