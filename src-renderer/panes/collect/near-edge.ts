/** Also in tokens.css. */
const STATUS_PX = 28
const SHELF_PX = 96

/** How far from the shelf a drag must go until it leaves. */
const AWAY_PX = 24

/**
 * Whether a drag is where the shelf comes up: on the status bar, since the edge
 * of the contents above it scrolls; and then anywhere on the shelf, so that it
 * does not flicker. `yPx` is null without a drag.
 */
export function isNearEdge(wasNear: boolean, yPx: number | null, windowPx: number): boolean {
  if (yPx === null) return false
  const abovePx = STATUS_PX + (wasNear ? SHELF_PX + AWAY_PX : 0)
  return yPx >= windowPx - abovePx
}
