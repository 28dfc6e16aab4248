/** The segments that a long path hides, from one up to another. */
export interface Fold {
  readonly from: number
  readonly to: number
}

/**
 * Which segments of a path go into the fold in its middle, so that the rest fits:
 * the first and as many of the last as there is room for stay. In a very narrow
 * window the first goes, too: where one is matters most. Null when all fits.
 */
export function foldOf(widthsPx: readonly number[], roomPx: number, foldPx: number): Fold | null {
  const allPx = widthsPx.reduce((sum, widthPx) => sum + widthPx, 0)
  const last = widthsPx.length - 1
  if (allPx <= roomPx || last < 1) return null
  const firstPx = widthsPx[0] ?? 0
  let tailPx = widthsPx[last] ?? 0
  if (firstPx + foldPx + tailPx > roomPx || last === 1) return { from: 0, to: last }
  let to = last
  while (to > 2) {
    const nextPx = widthsPx[to - 1] ?? 0
    if (firstPx + foldPx + tailPx + nextPx > roomPx) break
    tailPx += nextPx
    to -= 1
  }
  return { from: 1, to }
}
