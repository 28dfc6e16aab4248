import type { CSSProperties } from 'react'

interface LineStyle extends CSSProperties {
  readonly '--depth': number
}

/** Where a line of the tree lies and how far it is set in. */
export function lineStyle(depth: number, topPx: number): LineStyle {
  return { '--depth': depth, transform: `translateY(${topPx}px)` }
}
