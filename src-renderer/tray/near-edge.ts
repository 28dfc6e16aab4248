/** Also in tokens.css. */
const STATUS_PX = 28
const SHELF_PX = 96

/** How far above the status bar the shelf comes up, and how far from it a drag must go until it leaves. */
const EDGE_PX = 20
const AWAY_PX = 24

/**
 * Whether a drag is where the shelf comes up: at the lower edge of the window,
 * and then anywhere on the shelf, so that it does not flicker at the edge.
 * `yPx` is null without a drag.
 */
export function isNearEdge(wasNear: boolean, yPx: number | null, windowPx: number): boolean {
  if (yPx === null) return false
  const abovePx = STATUS_PX + (wasNear ? SHELF_PX + AWAY_PX : EDGE_PX)
  return yPx >= windowPx - abovePx
}
