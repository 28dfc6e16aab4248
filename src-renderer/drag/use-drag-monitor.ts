import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine'
import { monitorForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { monitorForExternal } from '@atlaskit/pragmatic-drag-and-drop/external/adapter'
import { useEffect, useRef } from 'react'
import type { Dragged } from '../../src-shared/domain/transfer'
import { assertNever } from '../../src-shared/result'
import type { Drop } from '../actions/use-run-operation'
import type { EntryRow } from '../browser/row'
import type { Session } from '../session/session'
import { useSession } from '../session/session-context'
import { dragOf, type Hover, type InventoryHover } from './drag'
import { type DragSource, destinationIn, sourceIn } from './drag-data'
import { modeOf } from './drag-mode'
import { isMeant } from './drag-threshold'
import { dragFromOther, isTold } from './from-other-window'
import { hoverOf } from './hover-of'

type Input = {
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly clientX: number
  readonly clientY: number
}

interface Location {
  readonly input: Input
  readonly dropTargets: readonly { readonly data: Record<string | symbol, unknown> }[]
}

function hoverAt(
  source: DragSource,
  { dropTargets: [innermost], input }: Location,
  { inventory }: Session,
): Hover | null {
  const destination = innermost ? destinationIn(innermost.data) : null
  return destination && hoverOf(source, destination, modeOf(input), inventory.get().capabilities)
}

export type KeepHover = Extract<Hover, { readonly kind: 'pins' | 'palettes' | 'palette' }>

/** What is done with what is let go, by where it came from. */
export interface DropListener {
  readonly onDrop: (drop: Drop) => void
  readonly onSpawn: (dragged: readonly Dragged[]) => void
  readonly onCollect: (rows: readonly EntryRow[]) => void
  /** To another inventory. */
  readonly onBring: (dragged: readonly Dragged[], hover: InventoryHover) => void
  /** Among the pins, or into a palette. */
  readonly onKeep: (source: DragSource, hover: KeepHover) => void
  /** What was gathered is looked for first: it may have been gathered days ago. */
  readonly fromTray: Pick<DropListener, 'onDrop' | 'onSpawn'>
}

/** Follows every drag over this window, also what comes over from another one: keeps what a drop would do, and tells when one happens. */
export function useDragMonitor(listener: DropListener): void {
  const session = useSession()
  const drag = dragOf(session)
  const latest = useRef(listener)
  useEffect(() => {
    latest.current = listener
  })
  useEffect(() => {
    const end = (source: DragSource | null, { current }: Pick<Course, 'current'>): void => {
      const hover = drag.get() && source && hoverAt(source, current, session)
      // Before the drag is over: a shelf that it is dropped on stays.
      if (source && hover) letGo(source, hover, latest.current)
      drag.update(() => null)
    }
    return combine(
      monitorForElements({
        canMonitor: ({ source }) => sourceIn(source.data) !== null,
        onDrag: ({ source, location }) => follow(session, sourceIn(source.data), location),
        // A pointer that comes to rest at once tells of its new target in no other way.
        onDropTargetChange: ({ source, location }) => follow(session, sourceIn(source.data), location),
        onDrop: ({ source, location }) => end(sourceIn(source.data), location),
      }),
      // The window that it came from does nothing about it: it was let go here.
      monitorForExternal({
        canMonitor: ({ source }) => dragFromOther(session, source) !== null,
        onDrag: ({ source, location }) => follow(session, dragFromOther(session, source), location),
        onDropTargetChange: ({ source, location }) =>
          follow(session, dragFromOther(session, source), location),
        onDrop: ({ source, location }) =>
          end(isTold(session, source) ? dragFromOther(session, source) : null, location),
      }),
    )
  }, [drag, session])
  useEffect(() => {
    // No pointer moves during a drag. One that was called off after its row had scrolled away ends without a word.
    const forget = (): void => drag.update(() => null)
    window.addEventListener('pointermove', forget)
    return () => window.removeEventListener('pointermove', forget)
  }, [drag])
}

function letGo(source: DragSource, hover: Hover, listener: DropListener): void {
  const { dragged } = source
  const { onDrop, onSpawn } = source.kind === 'tray' ? listener.fromTray : listener
  switch (hover.kind) {
    case 'folder':
      return onDrop({ dragged, target: hover.target, mode: hover.mode })
    case 'world':
      return onSpawn(dragged)
    case 'inventory':
      return listener.onBring(dragged, hover)
    case 'tray':
      if (source.kind === 'rows') listener.onCollect(source.rows)
      return
    case 'pins':
    case 'palettes':
    case 'palette':
      return listener.onKeep(source, hover)
    default:
      assertNever(hover)
  }
}

interface Course {
  readonly initial: { readonly input: Input }
  readonly current: Location
}

function follow(session: Session, source: DragSource | null, { initial, current }: Course): void {
  if (!source) return
  const drag = dragOf(session)
  if (drag.get() === null && !isMeant(initial.input, current.input)) return
  const { clientX: x, clientY: y } = current.input
  drag.update(() => ({ dragged: source.dragged, hover: hoverAt(source, current, session), x, y }))
}
