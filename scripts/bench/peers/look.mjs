// @ts-check

/** Every second line is looked at: text and icons are higher, and it costs the measured program half as much. */
const lineStep = 2
const cellPx = 40
/** So different must neighbours be, of 255, to count as an edge. */
const edge = 24

/** @typedef {{ width: number, height: number, stride: number }} Size */

/**
 * What is on screen, in cells of 40 x 40 pixels: how many edges each has. Rows of text and icons are edges, what
 * a window is filled with is not.
 * @typedef {object} Look
 * @property {number} changedPx since the look before
 * @property {number} columns
 * @property {Uint16Array} edges line by line
 */

/**
 * @param {Uint32Array} pixels
 * @param {Uint32Array} before becomes equal to pixels
 * @param {Size} size
 * @returns {Look}
 */
export function lookAt(pixels, before, { width, height, stride }) {
  const columns = Math.ceil(width / cellPx)
  const edges = new Uint16Array(columns * Math.ceil(height / cellPx))
  let changed = 0
  for (let y = 0; y < height; y += lineStep) {
    const start = y * stride
    const line = Math.floor(y / cellPx) * columns
    let last = green(pixels[start] ?? 0)
    for (let x = 0; x < width; x++) {
      const pixel = pixels[start + x] ?? 0
      if (pixel !== before[start + x]) {
        changed += 1
        before[start + x] = pixel
      }
      const level = green(pixel)
      if (level - last > edge || last - level > edge) {
        const cell = line + Math.floor(x / cellPx)
        edges[cell] = (edges[cell] ?? 0) + 1
      }
      last = level
    }
  }
  return { changedPx: changed * lineStep, columns, edges }
}

/** Nearly as bright as the eye sees it, and free. @param {number} pixel */
function green(pixel) {
  return (pixel >> 8) & 255
}
