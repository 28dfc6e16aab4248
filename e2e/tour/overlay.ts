import type { Page } from '@playwright/test'

const ARROW = 'M1 1 L1 17.5 L5.2 13.7 L8 20.2 L11 19 L8.2 12.6 L13.8 12.6 Z'

/** Puts a pointer, which no picture of a page shows, and a line for what is done over the page. */
export function addOverlay(page: Page): Promise<void> {
  return page.evaluate(arrow => {
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
      left: '16px',
      bottom: '42px',
      padding: '9px 18px',
      borderRadius: '999px',
      background: '#1c1c20',
      color: '#fff',
      font: '500 15px system-ui, sans-serif',
      whiteSpace: 'nowrap',
    })
    line.hidden = true
    for (const part of [pointer, line]) part.setAttribute('aria-hidden', 'true')
    document.documentElement.append(line, pointer)
  }, ARROW)
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
    line.hidden = said === ''
    line.textContent = said
  }, words)
}
