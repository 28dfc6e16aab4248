import type { Page } from '@playwright/test'

const ARROW = 'M1 1 L1 17.5 L5.2 13.7 L8 20.2 L11 19 L8.2 12.6 L13.8 12.6 Z'

/** Below the page, as high in the film. */
const LINE_HEIGHT_PX = 44

/**
 * Puts a pointer, which no picture of a page shows, over the page, and a line for what is done below it:
 * the page gives way, so that nothing is hidden behind words.
 */
export function addOverlay(page: Page): Promise<void> {
  return page.evaluate(
    ({ arrow, lineHeightPx }) => {
      const svg = 'http://www.w3.org/2000/svg'
      const pointer = document.createElementNS(svg, 'svg')
      const shape = document.createElementNS(svg, 'path')
      pointer.id = 'tour-pointer'
      pointer.setAttribute('viewBox', '0 0 16 22')
      shape.setAttribute('d', arrow)
      shape.setAttribute('fill', '#111')
      shape.setAttribute('stroke', '#fff')
      shape.setAttribute('stroke-width', '1.4')
      pointer.append(shape)
      const line = document.createElement('div')
      line.id = 'tour-line'
      const over = { position: 'fixed', zIndex: '2147483647', pointerEvents: 'none' }
      Object.assign(pointer.style, over, { width: '18px', height: '25px', left: '0', top: '0' })
      Object.assign(line.style, over, {
        left: '0',
        right: '0',
        bottom: '0',
        height: `${lineHeightPx}px`,
        background: '#1c1c20',
        color: '#fff',
        font: `500 16px/${lineHeightPx}px system-ui, sans-serif`,
        textAlign: 'center',
        whiteSpace: 'nowrap',
      })
      // What is fixed to the window is fixed to the page then.
      Object.assign(document.body.style, {
        height: `calc(100% - ${lineHeightPx}px)`,
        transform: 'translateZ(0)',
      })
      for (const part of [pointer, line]) part.setAttribute('aria-hidden', 'true')
      document.documentElement.append(line, pointer)
    },
    { arrow: ARROW, lineHeightPx: LINE_HEIGHT_PX },
  )
}

export function movePointer(page: Page, x: number, y: number, isDown: boolean): Promise<void> {
  return page.evaluate(
    at => {
      const pointer = document.getElementById('tour-pointer')
      if (!pointer) return
      pointer.style.transform = `translate(${at.x}px, ${at.y}px) scale(${at.isDown ? 0.86 : 1})`
    },
    { x, y, isDown },
  )
}

/** Empty words take the line away. */
export function writeLine(page: Page, words: string): Promise<void> {
  return page.evaluate(said => {
    const line = document.getElementById('tour-line')
    if (!line) return
    line.textContent = said
  }, words)
}
