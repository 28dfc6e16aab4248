import type { MouseEvent } from 'react'
import { openOverlay, type PointLine } from './overlay-store'

/**
 * For `onContextMenu`: a menu about what lies under the pointer (or has the keyboard, for the menu key), whatever is
 * selected elsewhere. `lines` are worked out when it opens.
 */
export function pointMenuAt(event: MouseEvent, label: string, lines: readonly PointLine[]): void {
  event.preventDefault()
  event.stopPropagation()
  if (lines.length > 0) openOverlay({ kind: 'point-menu', x: event.clientX, y: event.clientY, label, lines })
}
