import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import styles from './resize-handle.module.css'
import { pressIn } from './scope-keys'

const STEP_PX = 16

interface ResizeHandleProps {
  readonly label: string
  /** Which side of the window the pane is on: there the arrow that leads away from it makes it wider. */
  readonly side: 'left' | 'right'
  readonly widthPx: number
  readonly minPx: number
  readonly maxPx: number
  readonly defaultPx: number
  /** While it is dragged. */
  readonly onResize: (widthPx: number) => void
  /** When it is let go. */
  readonly onResized: (widthPx: number) => void
}

/** The line between two panes: drag it, or use the arrow keys. A double-click or Enter puts it back. */
export function ResizeHandle(props: ResizeHandleProps) {
  const { side, widthPx, minPx, maxPx, defaultPx, onResize, onResized } = props
  const start = useRef<{ readonly x: number; readonly widthPx: number } | null>(null)
  const direction = side === 'left' ? 1 : -1
  const within = (px: number): number => Math.round(Math.min(maxPx, Math.max(minPx, px)))

  function widthAt(event: PointerEvent): number {
    return start.current
      ? within(start.current.widthPx + direction * (event.clientX - start.current.x))
      : widthPx
  }

  function onKeyDown(event: KeyboardEvent): void {
    const resize = ({ key }: KeyboardEvent): void => onResized(within(widthAfter(key)))
    pressIn('border', event, { resize, 'widest-narrowest': resize, fit: () => onResized(defaultPx) })
  }

  function widthAfter(key: string): number {
    if (key === 'ArrowRight') return widthPx + direction * STEP_PX
    if (key === 'ArrowLeft') return widthPx - direction * STEP_PX
    if (key === 'Home') return minPx
    return maxPx
  }

  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator with a value is a control (WAI-ARIA, window splitter)
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={props.label}
      aria-valuenow={widthPx}
      aria-valuemin={minPx}
      aria-valuemax={maxPx}
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- see above
      tabIndex={0}
      className={styles.handle}
      data-side={side}
      onKeyDown={onKeyDown}
      onDoubleClick={() => onResized(defaultPx)}
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        start.current = { x: event.clientX, widthPx }
      }}
      onPointerMove={event => start.current && onResize(widthAt(event))}
      onPointerUp={event => {
        if (start.current) onResized(widthAt(event))
        start.current = null
      }}
      onPointerCancel={() => {
        if (start.current) onResized(start.current.widthPx)
        start.current = null
      }}
    />
  )
}
