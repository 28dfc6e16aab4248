import { useEffect } from 'react'

/** As long, and as far, as presses of one double-click may be apart. */
const WITHIN_MS = 500
const WITHIN_PX = 4

/** What goes away when it is used, so that something else lies under the pointer: `data-layer` marks the rest. */
const LAYERS = '[role="menu"], [role="dialog"], [role="alertdialog"], [data-layer]'

interface Press {
  readonly x: number
  readonly y: number
  readonly atMs: number
  readonly layer: Element | null
}

/**
 * Whether a press belongs to a double-click that began on something else, which
 * its first click has closed: nobody meant what has come to light below.
 */
export function isStraySecond(first: Press | null, press: Press): boolean {
  if (first === null || first.layer === null) return false
  return (
    press.layer !== first.layer &&
    press.atMs - first.atMs <= WITHIN_MS &&
    Math.hypot(press.x - first.x, press.y - first.y) <= WITHIN_PX
  )
}

/** Call once for the window. */
export function useSecondPress(): void {
  useEffect(() => {
    const stop = new AbortController()
    const listening = { capture: true, signal: stop.signal }
    let first: Press | null = null
    let isStray = false
    const swallow = (event: Event): void => {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener(
      'pointerdown',
      event => {
        const press = pressOf(event)
        isStray = isStraySecond(first, press)
        if (isStray) swallow(event)
        else first = press
      },
      listening,
    )
    for (const name of ['pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'contextmenu'] as const) {
      // The keyboard's clicks and menus have a count of 0.
      window.addEventListener(name, event => isStray && event.detail > 0 && swallow(event), listening)
    }
    return () => stop.abort()
  }, [])
}

function pressOf({ clientX: x, clientY: y, timeStamp: atMs, target }: PointerEvent): Press {
  return { x, y, atMs, layer: target instanceof Element ? target.closest(LAYERS) : null }
}
