/** Everything in multiples of 4 px (design-shown.md, "Window"). */
const PADDING_PX = 12
const GAP_PX = 4
/** Around the picture within a tile. */
const INSET_PX = 8
/** Two lines of a name, and the space above them. */
const NAME_PX = 44

/** Where tiles lie: all of one size, in rows from the left, in a canvas as wide as the window allows. */
export interface Geometry {
  readonly columns: number
  readonly count: number
  readonly tileWidthPx: number
  readonly tileHeightPx: number
  readonly paddingPx: number
  /** Of the first tile of a line: the only one stands in the middle. */
  readonly leftPx: number
  /** From the left edge of one tile to that of the next: tiles share what is left over. */
  readonly stepXPx: number
  readonly stepYPx: number
}

/** A rectangle in the canvas, in pixels. */
export interface Band {
  readonly leftPx: number
  readonly topPx: number
  readonly rightPx: number
  readonly bottomPx: number
}

/** Tiles from one index up to another. */
export interface Run {
  readonly from: number
  readonly to: number
}

export function geometryOf(widthPx: number, count: number, sizePx: number): Geometry {
  const tileWidthPx = sizePx + 2 * INSET_PX
  const tileHeightPx = sizePx + INSET_PX + NAME_PX
  const roomPx = Math.max(0, widthPx - 2 * PADDING_PX)
  const columns = Math.max(1, Math.floor((roomPx + GAP_PX) / (tileWidthPx + GAP_PX)))
  const sparePx = Math.max(0, roomPx - columns * tileWidthPx)
  // Whole pixels: names drawn between two pixels are blurred.
  const gapPx = columns > 1 ? Math.min(tileWidthPx / 4, Math.floor(sparePx / (columns - 1))) : GAP_PX
  return {
    columns,
    count,
    tileWidthPx,
    tileHeightPx,
    paddingPx: PADDING_PX,
    leftPx: columns > 1 ? PADDING_PX : PADDING_PX + Math.floor(sparePx / 2),
    stepXPx: tileWidthPx + Math.floor(gapPx),
    stepYPx: tileHeightPx + GAP_PX,
  }
}

/** Of the shape that stands for a picture: it grows with the tile. */
export function iconPxOf(sizePx: number): number {
  return sizePx / 2
}

export function lineCountOf({ count, columns }: Geometry): number {
  return Math.ceil(count / columns)
}

export function lineOf({ columns }: Geometry, index: number): number {
  return Math.floor(index / columns)
}

/** The tiles of one line. */
export function runOfLine({ columns, count }: Geometry, line: number): Run {
  return { from: Math.min(count, line * columns), to: Math.min(count, (line + 1) * columns) }
}

/** Top left corner of a tile. */
export function tileCornerOf(
  geometry: Geometry,
  index: number,
): { readonly xPx: number; readonly yPx: number } {
  const { columns, paddingPx, leftPx, stepXPx, stepYPx } = geometry
  return {
    xPx: leftPx + (index % columns) * stepXPx,
    yPx: paddingPx + lineOf(geometry, index) * stepYPx,
  }
}

/** The rectangle between two points, in whichever direction it was drawn. */
export function bandBetween(
  a: { readonly xPx: number; readonly yPx: number },
  b: { readonly xPx: number; readonly yPx: number },
): Band {
  return {
    leftPx: Math.min(a.xPx, b.xPx),
    topPx: Math.min(a.yPx, b.yPx),
    rightPx: Math.max(a.xPx, b.xPx),
    bottomPx: Math.max(a.yPx, b.yPx),
  }
}

/**
 * The tiles that a rubber band touches: one run per line, joined to one where it
 * takes in whole lines, so that a band over 100,000 tiles costs as many steps as
 * it crosses lines.
 */
export function runsIn(geometry: Geometry, band: Band): readonly Run[] {
  const { topPx, bottomPx } = band
  const { columns, paddingPx, leftPx, stepXPx, stepYPx, tileWidthPx, tileHeightPx } = geometry
  const firstLine = Math.max(0, firstTouched(topPx - paddingPx, stepYPx, tileHeightPx))
  const lastLine = Math.min(lineCountOf(geometry) - 1, Math.floor((bottomPx - paddingPx) / stepYPx))
  const firstColumn = Math.max(0, firstTouched(band.leftPx - leftPx, stepXPx, tileWidthPx))
  const lastColumn = Math.min(columns - 1, Math.floor((band.rightPx - leftPx) / stepXPx))
  if (firstColumn > lastColumn) return []
  const runs: { from: number; to: number }[] = []
  for (let line = firstLine; line <= lastLine; line += 1) {
    const { from: start, to: end } = runOfLine(geometry, line)
    const run = { from: start + firstColumn, to: Math.min(end, start + lastColumn + 1) }
    const last = runs.at(-1)
    if (last && last.to === run.from) last.to = run.to
    else if (run.from < run.to) runs.push(run)
  }
  return runs
}

/** The first column or line whose tile reaches beyond an offset: gaps between tiles belong to none. */
function firstTouched(offsetPx: number, stepPx: number, tilePx: number): number {
  const tile = Math.floor(offsetPx / stepPx)
  return offsetPx - tile * stepPx < tilePx ? tile : tile + 1
}
