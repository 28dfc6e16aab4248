import type { MouseEvent } from 'react'

/** Longer than the two clicks of a double-click are apart. */
const NOT_DOUBLE_MS = 500

/** What ends the wait: whatever a person does meanwhile is what they want. */
const OTHERWISE = ['mousedown', 'keydown', 'wheel', 'blur', 'dragstart'] as const

/** Does what a second, slow click on the name of what is selected already means. Starts with its release. */
export function onSlowClick(act: () => void): void {
  const waiting = new AbortController()
  const once = { signal: waiting.signal, capture: true }
  const timer = setTimeout(() => {
    waiting.abort()
    act()
  }, NOT_DOUBLE_MS)
  const forget = (): void => {
    clearTimeout(timer)
    waiting.abort()
  }
  for (const name of OTHERWISE) window.addEventListener(name, forget, once)
}

/** Beside the picture, the twisty, the columns and the button, within a row. */
export function isOnName({ target, currentTarget }: MouseEvent): boolean {
  if (!(target instanceof Element) || target === currentTarget) return false
  return (
    target.closest('[data-drag-picture], [data-twisty], [data-column], [data-mark], button, input') === null
  )
}
