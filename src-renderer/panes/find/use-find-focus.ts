import { type FocusEvent, useRef, useState } from 'react'
import { useBrowser } from '../../browser/browser-context'

interface FindFocus {
  /** While the focus is in it. */
  readonly isOpen: boolean
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void
  readonly onBlur: (event: FocusEvent<HTMLElement>) => void
  /** Back to where the focus was before it came here. */
  readonly giveBack: () => void
}

/** What was found is shown as long as the focus is in the box, its filters or the list. */
export function useFindFocus(): FindFocus {
  const browser = useBrowser()
  const cameFrom = useRef<Element | null>(null)
  const [isOpen, setIsOpen] = useState(false)

  function onFocus({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void {
    if (currentTarget.contains(relatedTarget)) return
    if (!isOpen) cameFrom.current = relatedTarget
    setIsOpen(true)
  }

  function onBlur({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): void {
    // While another window, or a menu about what was found, has the focus, it is still here.
    if (relatedTarget instanceof Element && relatedTarget.closest('[role="menu"]')) return
    if (document.hasFocus() && !currentTarget.contains(relatedTarget)) setIsOpen(false)
  }

  function giveBack(): void {
    const before = cameFrom.current
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true })
    else browser.focus()
  }

  return { isOpen, onFocus, onBlur, giveBack }
}
