import { useState } from 'react'
import { DEFAULT_SETTINGS } from '../../../src-shared/model/settings'
import { changeSettings, useSettings } from '../../session/settings-store'

/** The contents keep the larger part of the window. */
const LIMITS_PX = { sidebar: { min: 140, max: 400 }, inspector: { min: 220, max: 560 } } as const

interface PaneWidth {
  readonly widthPx: number
  readonly minPx: number
  readonly maxPx: number
  readonly defaultPx: number
  readonly onResize: (widthPx: number) => void
  readonly onResized: (widthPx: number) => void
}

/** The width of a side of the window; what is kept is where it was let go. */
export function usePaneWidth(pane: 'sidebar' | 'inspector'): PaneWidth {
  const kept = useSettings(settings => settings[pane])
  const [draggedPx, setDraggedPx] = useState<number | null>(null)
  const { min, max } = LIMITS_PX[pane]
  return {
    widthPx: draggedPx ?? Math.min(max, Math.max(min, kept.widthPx)),
    minPx: min,
    maxPx: max,
    defaultPx: DEFAULT_SETTINGS[pane].widthPx,
    onResize: setDraggedPx,
    onResized: widthPx => {
      setDraggedPx(null)
      changeSettings({ [pane]: { ...kept, widthPx } })
    },
  }
}
