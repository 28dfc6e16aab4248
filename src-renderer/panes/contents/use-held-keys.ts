import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { HeldKeys } from '../../browser/held-keys'
import { isNavigationKey } from '../../browser/navigation'
import type { RowId } from '../../kit/row-id'

interface Waiting {
  readonly element: HTMLElement
  readonly location: RowId | null
  readonly focus: RowId | null
}

/**
 * Who types ahead of a listing loses no key: what walks and opens waits for the
 * rows that it is about, and is forgotten when the person goes elsewhere. What
 * changes something never waits: it would hit what nobody has seen yet.
 * Answers whether a key waits now.
 */
export function useHeldKeys(waits: (key: string) => boolean): (event: KeyboardEvent<HTMLElement>) => boolean {
  const browser = useBrowser()
  const held = useRef(new HeldKeys())
  const waiting = useRef<Waiting | null>(null)
  useEffect(() => {
    const { first } = held.current
    if (first === null || waiting.current === null || waits(first)) return
    if (isStillAt(browser, waiting.current)) void held.current.release(waiting.current.element)
    else held.current.forget()
  })
  return event => {
    const { first, isReleasing } = held.current
    if (isReleasing && event.nativeEvent.isTrusted) return pressedBehind(held.current, event)
    if (!isHoldable(event, first !== null) || !waits(event.key)) {
      // A modifier is the beginning of the next key.
      if (!MODIFIERS.has(event.key)) held.current.forget()
      return false
    }
    if (waiting.current === null || !isStillAt(browser, waiting.current)) held.current.forget()
    const { location, selection } = browser.tree.get()
    waiting.current = { element: event.currentTarget, location, focus: selection.focus }
    held.current.hold(event)
    return true
  }
}

/** A person's key while earlier ones are pressed anew. */
function pressedBehind(held: HeldKeys, event: KeyboardEvent): boolean {
  if (MODIFIERS.has(event.key)) return false
  const isHeld = isHoldable(event, true)
  if (isHeld) held.holdBehind(event)
  else held.forgetAll()
  return isHeld
}

function isStillAt({ tree }: Browser, { location, focus }: Waiting): boolean {
  const now = tree.get()
  return now.location === location && now.selection.focus === focus
}

const MODIFIERS: ReadonlySet<string> = new Set(['Shift', 'Control', 'Meta', 'Alt'])

/** Space and Enter ask for something by themselves; behind other keys they belong to them. */
function isHoldable({ key, ctrlKey, metaKey, nativeEvent }: KeyboardEvent, isBehind: boolean): boolean {
  if (isNavigationKey(key)) return true
  if (ctrlKey || metaKey || nativeEvent.isComposing) return false
  if (key === ' ' || key === 'Enter') return isBehind
  return key.length === 1 && key !== '?'
}
