import { type RefObject, useLayoutEffect } from 'react'

/**
 * Gives the focus to what has just opened, before the next key. The library does
 * so a frame later: on a slow machine the first letters of a command typed behind
 * Ctrl+K would go to the tree, and the command to the entry that they select.
 */
export function FocusAtOnce({ on }: { readonly on: RefObject<HTMLElement | null> }) {
  // In a microtask: the library notes first where the focus was.
  useLayoutEffect(() => {
    queueMicrotask(() => {
      if (on.current && !on.current.contains(document.activeElement))
        on.current.focus({ preventScroll: true })
    })
  }, [on])
  return null
}
