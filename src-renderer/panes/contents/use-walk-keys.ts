import { type KeyboardEvent, useEffect, useRef } from 'react'
import { openPaletteOf } from '../../../src-shared/domain/palettes'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { clipboardOf } from '../../browser/clipboard'
import { HeldKeys } from '../../browser/held-keys'
import { type Intent, isNavigationKey, type NavigationKey } from '../../browser/navigation'
import { plainNameOf } from '../../browser/row-words'
import type { Rows } from '../../browser/rows'
import { focusedRow } from '../../browser/selected-rows'
import {
  EMPTY_SELECTION,
  extendTo,
  focusOn,
  type Selection,
  selectOnly,
  toggle,
} from '../../browser/selection'
import { rowStartingWith, TypeAhead } from '../../browser/type-ahead'
import { isCovered } from '../../kit/is-covered'
import type { RowId } from '../../kit/row-id'
import { pressIn, type ScopeHandlers } from '../../kit/scope-keys'
import { digitOf, isTyping } from '../../kit/shortcut'
import { useText } from '../../kit/text-context'
import type { Catalogue } from '../../text/en'

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
    const isHandled =
      hold(event) ||
      pressIn('contents', event, handlersOf(browser, keys)) ||
      typed(browser, event, keys.rows, typeAhead.current, text)
    if (isHandled) {
      event.preventDefault()
      event.stopPropagation()
    }
  }
}

function handlersOf(browser: Browser, { rows, intentOf }: WalkKeys): ScopeHandlers<'contents'> {
  const walk =
    (choose: (id: RowId) => (selection: Selection) => Selection) =>
    ({ key }: KeyboardEvent): void => {
      const intent = isNavigationKey(key) ? intentOf(key) : null
      if (intent?.kind === 'expand') browser.expand(intent.row.id)
      else if (intent?.kind === 'collapse') browser.collapse(intent.row.id)
      else if (intent) browser.select(choose(intent.id))
    }
  const only = walk(id => () => selectOnly(id))
  return {
    move: only,
    up: () => browser.goUp(),
    'open-close': only,
    ends: only,
    page: only,
    extend: walk(id => selection => extendTo(selection, rows, id)),
    'move-only': walk(id => selection => focusOn(selection, id)),
    toggle: () => {
      const focused = focusedRow(browser, rows)
      if (focused) browser.select(selection => toggle(selection, focused.id))
      return focused !== null
    },
    'let-go': () => letGo(browser),
  }
}

/** Esc takes back a cut first, then the selection: in the tree the location is then the inventory itself. */
function letGo(browser: Browser): void {
  const clipboard = clipboardOf(browser.session)
  if (clipboard.get()?.mode === 'move') clipboard.update(() => null)
  else browser.select(() => EMPTY_SELECTION)
}

function typed(
  browser: Browser,
  event: KeyboardEvent,
  rows: Rows,
  typeAhead: TypeAhead,
  text: Catalogue,
): boolean {
  if (!isTyping(event) || event.nativeEvent.isComposing) return false
  // These ask for a preview and for the shortcuts, unless they are part of a name.
  if ((event.key === ' ' || event.key === '?') && !typeAhead.isTyping(event.timeStamp)) return false
  // With a palette open they spawn from it.
  const isSpawn = digitOf(event) !== null && openPaletteOf(browser.session.places.store.get()) !== null
  if (isSpawn && !typeAhead.isTyping(event.timeStamp)) return false
  const prefix = typeAhead.add(event.key, event.timeStamp)
  const { focus } = browser.tree.get().selection
  const { trash } = browser.session.inventory.get().capabilities
  const id = rowStartingWith(rows, focus, prefix, row => plainNameOf(row, text, trash))
  if (id !== null) browser.select(() => selectOnly(id))
  return true
}

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
function useHeldKeys(waits: (key: string) => boolean): (event: KeyboardEvent<HTMLElement>) => boolean {
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
