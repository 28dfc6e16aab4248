import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef } from 'react'
import { canSpawn } from '../../src-shared/domain/spawn'
import { canDrop, type Dragged, type DropTarget } from '../../src-shared/domain/transfer'
import type { TransferMode } from '../../src-shared/model/operation'
import { draggedIn, targetIn, worldIn } from './drag-data'
import { modeOf } from './drag-mode'
import { dragStore, type Hover } from './drag-store'
import { isMeant } from './drag-threshold'

type Input = {
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly clientX: number
  readonly clientY: number
}

function hoverOf(
  dragged: readonly Dragged[],
  targets: readonly { readonly data: Record<string | symbol, unknown> }[],
  input: Input,
): Hover | null {
  const [innermost] = targets
  if (!innermost) return null
  const onWorld = worldIn(innermost.data)
  if (onWorld) return { kind: 'world', ...onWorld, refusal: canSpawn(dragged, onWorld.world) }
  const found = targetIn(innermost.data)
  if (!found) return null
  const mode = modeOf(input)
  return { kind: 'folder', ...found, mode, refusal: canDrop(dragged, found.target, mode) }
}

export interface Drop {
  readonly dragged: readonly Dragged[]
  readonly target: DropTarget
  readonly mode: TransferMode
}

interface DropListener {
  readonly onDrop: (drop: Drop) => void
  readonly onSpawn: (dragged: readonly Dragged[]) => void
}

/** Follows every drag of this window: keeps what a drop would do, and tells when one happens. */
export function useDragMonitor(listener: DropListener): void {
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(
    () =>
      monitorForElements({
        canMonitor: ({ source }) => draggedIn(source.data) !== null,
        onDrag: ({ source, location }) => follow(source.data, location),
        onDrop: ({ source, location }) => {
          const dragged = draggedIn(source.data)
          const hasBegun = dragStore.get() !== null
          const hover =
            hasBegun && dragged && hoverOf(dragged, location.current.dropTargets, location.current.input)
          dragStore.update(() => null)
          if (!dragged || !hover) return
          if (hover.kind === 'world') latest.current.onSpawn(dragged)
          else latest.current.onDrop({ dragged, target: hover.target, mode: hover.mode })
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

interface Course {
  readonly initial: { readonly input: Input }
  readonly current: {
    readonly input: Input
    readonly dropTargets: readonly { readonly data: Record<string | symbol, unknown> }[]
  }
}

function follow(data: Record<string | symbol, unknown>, { initial, current }: Course): void {
  const dragged = draggedIn(data)
  if (!dragged) return
  if (dragStore.get() === null && !isMeant(initial.input, current.input)) return
  const { clientX: x, clientY: y } = current.input
  dragStore.update(() => ({ dragged, hover: hoverOf(dragged, current.dropTargets, current.input), x, y }))
}
