import { useEffect } from 'react'
import { useContents } from './contents-context'

/** Longer than a dialog takes to give the focus back to where it was. */
const SETTLED_MS = 50

/**
 * The focus is never lost: when what had it goes away and nothing else takes it,
 * a part of the window that was put away say, the contents get it. A press on
 * nothing is left alone: text that is selected so is copied as text.
 */
export function useFocusNet(): void {
  const contents = useContents()
  useEffect(() => {
    let timer = 0
    const onFocusOut = ({ target, relatedTarget }: FocusEvent): void => {
      if (relatedTarget !== null || !(target instanceof HTMLElement)) return
      clearTimeout(timer)
      timer = window.setTimeout(() => catchFocus(target, contents.current), SETTLED_MS)
    }
    document.addEventListener('focusout', onFocusOut)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('focusout', onFocusOut)
    }
  }, [contents])
}

/** The contents have the focus from the start, unless something else took it; of two views the active one's. */
export function useFirstFocus(isActive: boolean): void {
  const contents = useContents()
  useEffect(() => {
    // No ring before the keyboard is used.
    if (isActive && isNowhere()) contents.current?.focus({ preventScroll: true, focusVisible: false })
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- from the start alone: later it is taken or given
  }, [contents])
}

function catchFocus(left: HTMLElement, contents: HTMLElement | null): void {
  if (isGone(left) && isNowhere()) contents?.focus({ preventScroll: true })
}

function isNowhere(): boolean {
  return document.activeElement === document.body
}

function isGone(element: HTMLElement): boolean {
  return !element.isConnected || element.matches(':disabled') || element.getClientRects().length === 0
}
