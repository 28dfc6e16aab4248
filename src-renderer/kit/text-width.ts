let canvas: CanvasRenderingContext2D | null = null

/** How wide a text is in a CSS font, in pixels, without putting it into the page. */
export function textWidthPx(text: string, font: string): number {
  canvas ??= document.createElement('canvas').getContext('2d')
  if (!canvas) return text.length * 8
  canvas.font = font
  return Math.ceil(canvas.measureText(text).width)
}
