import type { CSSProperties } from 'react'
import type { ColumnWidthsPx } from '../../../src-shared/model/settings'

/** The columns beside the name, which takes what they leave. */
export const SIDE_COLUMNS = ['kind', 'modified', 'public'] as const

export type SideColumn = (typeof SIDE_COLUMNS)[number]

export const MIN_WIDTH_PX = 40
export const MAX_WIDTH_PX = 400

/** Whole steps of the 4 px grid, so that texts in columns stay sharp. */
export function clampedWidth(widthPx: number): number {
  return Math.max(MIN_WIDTH_PX, Math.min(MAX_WIDTH_PX, Math.round(widthPx / 4) * 4))
}

/** How a key changes the width of a column whose border lies on its left; null for other keys. */
export function widthAfter(key: string, widthPx: number): number | null {
  switch (key) {
    case 'ArrowLeft':
      return clampedWidth(widthPx + 8)
    case 'ArrowRight':
      return clampedWidth(widthPx - 8)
    case 'Home':
      return MAX_WIDTH_PX
    case 'End':
      return MIN_WIDTH_PX
    default:
      return null
  }
}

type WidthStyle = CSSProperties & { readonly [C in SideColumn as `--${C}-width`]: string }

/** As CSS variables of the pane: rows need not be drawn again when a width changes. */
export function widthStyle(widthsPx: ColumnWidthsPx): WidthStyle {
  return {
    '--kind-width': `${widthsPx.kind}px`,
    '--modified-width': `${widthsPx.modified}px`,
    '--public-width': `${widthsPx.public}px`,
  }
}
