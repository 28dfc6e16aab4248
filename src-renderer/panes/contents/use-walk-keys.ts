import { type KeyboardEvent, useRef } from 'react'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { clipboardOf } from '../../browser/clipboard'
import { type Intent, isNavigationKey, type NavigationKey } from '../../browser/navigation'
import { plainNameOf } from '../../browser/row-words'
import type { Rows } from '../../browser/rows'
import { focusedRow } from '../../browser/selected-rows'
import { EMPTY_SELECTION, extendTo, focusOn, selectOnly, toggle } from '../../browser/selection'
import { rowStartingWith, TypeAhead } from '../../browser/type-ahead'
import { isCovered } from '../../kit/is-covered'
import { useText } from '../../kit/text-context'
import type { Catalogue } from '../../text/en'
import { useHeldKeys } from './use-held-keys'

interface WalkKeys {
  readonly rows: Rows
  /** Where a key leads in this view; null when nowhere. */
  readonly intentOf: (key: NavigationKey) => Intent | null
  /** Whether what a key leads to is still being listed. */
  readonly waits: (key: string) => boolean
}

/** The keys by which one walks and selects (design-shown.md, "Keyboard"); the rest are commands. */
export function useWalkKeys(keys: WalkKeys): (event: KeyboardEvent<HTMLElement>) => void {
  const text = useText()
  const browser = useBrowser()
  const typeAhead = useRef(new TypeAhead())
  const hold = useHeldKeys(keys.waits)
  return event => {
    // Buttons and fields inside rows keep their own keys.
    if (event.target !== event.currentTarget || event.defaultPrevented || event.altKey || isCovered()) return
    if (event.key.length > 1 && event.key !== 'Shift') typeAhead.current.end()
    const isCtrl = event.ctrlKey || event.metaKey
    const isHandled =
      hold(event) ||
      (isCtrl
        ? pressWithCtrl(browser, event, keys)
        : pressPlain(browser, event, keys) || typed(browser, event, keys.rows, typeAhead.current, text))
    if (isHandled) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
}

function navigate(browser: Browser, event: KeyboardEvent, { rows, intentOf }: WalkKeys): boolean {
  if (!isNavigationKey(event.key)) return false
  const intent = intentOf(event.key)
  if (intent?.kind === 'expand') browser.expand(intent.row.id)
  else if (intent?.kind === 'collapse') browser.collapse(intent.row.id)
  else if (intent) {
    browser.select(selection => {
      if (event.shiftKey) return extendTo(selection, rows, intent.id)
      return event.ctrlKey ? focusOn(selection, intent.id) : selectOnly(intent.id)
    })
  }
  return true
}

function pressPlain(browser: Browser, event: KeyboardEvent, keys: WalkKeys): boolean {
  if (navigate(browser, event, keys)) return true
  if (event.key === 'Escape') {
    letGo(browser)
    return true
  }
  return false
}

/** Esc takes back a cut first, then the selection: in the tree the location is then the inventory itself. */
function letGo(browser: Browser): void {
  const clipboard = clipboardOf(browser.session)
  if (clipboard.get()?.mode === 'move') clipboard.update(() => null)
  else browser.select(() => EMPTY_SELECTION)
}

function pressWithCtrl(browser: Browser, event: KeyboardEvent, keys: WalkKeys): boolean {
  if (navigate(browser, event, keys)) return true
  const focused = focusedRow(browser, keys.rows)
  if (event.key === ' ' && focused) {
    browser.select(selection => toggle(selection, focused.id))
    return true
  }
  return false
}

function typed(
  browser: Browser,
  event: KeyboardEvent,
  rows: Rows,
  typeAhead: TypeAhead,
  text: Catalogue,
): boolean {
  if (event.key.length !== 1 || event.nativeEvent.isComposing) return false
  // These ask for a preview and for the shortcuts, unless they are part of a name.
  if ((event.key === ' ' || event.key === '?') && !typeAhead.isTyping(event.timeStamp)) return false
  const prefix = typeAhead.add(event.key, event.timeStamp)
  const { focus } = browser.tree.get().selection
  const { trash } = browser.session.inventory.get().capabilities
  const id = rowStartingWith(rows, focus, prefix, row => plainNameOf(row, text, trash))
  if (id !== null) browser.select(() => selectOnly(id))
  return true
}
