interface Point {
  readonly clientX: number
  readonly clientY: number
}

/** Less is a click of an unsteady hand (design-shown.md, "Drag and drop"). */
const MIN_PX = 6

/**
 * Whether a drag has gone far enough to be meant. The browser begins one after
 * three pixels and cannot be told otherwise; until then nothing is made of it.
 */
export function isMeant(from: Point, to: Point): boolean {
  return Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) >= MIN_PX
}
