import type { CSSProperties } from 'react'
import type { ColumnWidthsPx, SideColumn } from '../../../src-shared/model/settings'

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

/** What gives way first where there is little room; the last one stays longest. */
const GIVES_WAY: readonly SideColumn[] = [
  'path',
  'type',
  'size',
  'created',
  'public',
  'kind',
  'creator',
  'permissions',
  'items',
  'modified',
]

/** With the scroll bar and all that stands around a name: less is no name any more. */
const LEAST_NAME_PX = 290

/** Those that there is room for beside the name; 0: not known yet. */
export function fittingColumns(
  paneWidthPx: number,
  chosen: readonly SideColumn[],
  widthsPx: ColumnWidthsPx,
): readonly SideColumn[] {
  if (paneWidthPx === 0) return chosen
  const hidden = new Set<SideColumn>()
  let widthPx = chosen.reduce((sum, column) => sum + widthsPx[column], 0)
  for (const column of GIVES_WAY) {
    if (paneWidthPx - widthPx >= LEAST_NAME_PX) break
    if (!chosen.includes(column)) continue
    hidden.add(column)
    widthPx -= widthsPx[column]
  }
  return chosen.filter(column => !hidden.has(column))
}

type WidthStyle = CSSProperties & { readonly [name: `--${string}`]: string }

/**
 * As CSS variables of the pane: rows need not be drawn again when a width changes.
 * `--x-…`: how far the right end of a column is from that of the last one.
 */
export function widthStyle(columns: readonly SideColumn[], widthsPx: ColumnWidthsPx): WidthStyle {
  const style: Record<`--${string}`, string> = {}
  let right = '0px'
  for (const column of columns.toReversed()) {
    style[`--${column}-width`] = `${widthsPx[column]}px`
    style[`--x-${column}`] = right
    right = `calc(var(--x-${column}) + var(--${column}-width))`
  }
  style['--columns-width'] = right
  return style
}
