import { type FocusEvent, useRef } from 'react'

/**
 * Selects what a field holds when it is entered; not when the window alone comes back
 * to it: the next letter would take the place of all that was typed before.
 */
export function useSelectOnEntry(): {
  readonly onFocus: (event: FocusEvent<HTMLInputElement>) => void
  readonly onBlur: (event: FocusEvent<HTMLInputElement>) => void
} {
  const isInside = useRef(false)
  return {
    onFocus: ({ target }) => {
      if (!isInside.current) target.select()
      isInside.current = true
    },
    onBlur: ({ target }) => {
      isInside.current = isWindowBlur(target)
    },
  }
}

/**
 * Whether a field lost the focus only because the whole window did: it has it back
 * with the window, so nobody has left it. The page's own focus stays on it meanwhile.
 */
export function isWindowBlur(left: Element): boolean {
  return left.ownerDocument.activeElement === left
}
