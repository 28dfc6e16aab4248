import { useEffect } from 'react'
import { contentsElement, focusContents } from './focus-contents'

/** Longer than a dialog takes to give the focus back to where it was. */
const SETTLED_MS = 50

/**
 * The focus is never lost: when what had it goes away and nothing else takes it,
 * a part of the window that was put away say, the contents get it. A press on
 * nothing is left alone: text that is selected so is copied as text.
 */
export function useFocusNet(): void {
  useEffect(() => {
    let timer = 0
    const onFocusOut = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget !== null || !(target instanceof HTMLElement)) return
      clearTimeout(timer)
      timer = window.setTimeout(() => isGone(target) && isNowhere() && focusContents(), SETTLED_MS)
    }
    document.addEventListener('focusout', onFocusOut)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('focusout', onFocusOut)
    }
  }, [])
}

/** The contents have the focus from the start, unless something else took it. */
export function useFirstFocus(): void {
  useEffect(() => {
    // No ring before the keyboard is used.
    if (isNowhere()) contentsElement()?.focus({ preventScroll: true, focusVisible: false })
  }, [])
}

function isNowhere(): boolean {
  return document.activeElement === document.body
}

function isGone(element: HTMLElement): boolean {
  return !element.isConnected || element.matches(':disabled') || element.getClientRects().length === 0
}
