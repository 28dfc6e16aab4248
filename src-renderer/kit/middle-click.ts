import type { MouseEvent } from 'react'

/** As `MouseEvent.button` counts them. */
const MIDDLE_BUTTON = 1

interface MiddleClick {
  readonly onMouseDown: (event: MouseEvent) => void
  readonly onAuxClick: (event: MouseEvent) => void
}

/** What a click with the wheel does. The browser's own, scrolling by the pointer or pasting what is selected, does not begin. */
export function middleClick(act: (event: MouseEvent) => void): MiddleClick {
  return {
    onMouseDown: event => {
      if (event.button === MIDDLE_BUTTON) event.preventDefault()
    },
    onAuxClick: event => {
      if (event.button !== MIDDLE_BUTTON) return
      event.preventDefault()
      act(event)
    },
  }
}
