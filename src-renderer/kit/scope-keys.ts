import type { KeyboardEvent } from 'react'
import { isMac } from './platform'
import { isPressed, type KeyPress, type Shortcut } from './shortcut'

/** Chromium marks the key that ends a conversion of an input method by its code only. */
const COMPOSITION_KEY_CODE = 229

const UP_DOWN = ['ArrowUp', 'ArrowDown'] as const
const LEFT_RIGHT = ['ArrowLeft', 'ArrowRight'] as const
const ENDS = ['Home', 'End'] as const
const PAGES = ['PageUp', 'PageDown'] as const
const ARROWS = [...UP_DOWN, ...LEFT_RIGHT] as const
const WALKING = [...ARROWS, ...ENDS, ...PAGES] as const

type Walking = (typeof WALKING)[number]

function withEach<M extends 'Shift+' | 'Mod+' | 'Mod+Shift+'>(modifier: M): readonly `${M}${Walking}`[] {
  return WALKING.map(key => `${modifier}${key}` as const)
}

/**
 * Which key does what while a part of the window has the keyboard; what no part wants is a command's
 * (`commands/command-table.ts`), whose keys count everywhere or in the contents. The two tables are all there is:
 * the list of shortcuts (F1) is made from them. Where a part has a key of a command, it does the same with
 * what is in it, and is named after the command.
 *
 * Not here, because a modifier by itself is no shortcut: Alt, which opens the menu (`commands/use-menu-key.ts`);
 * and because they are the library's or the browser's own: arrows and letters inside menus, lists of
 * choices and the command palette, Esc in dialogs, Enter and Space on buttons, editing in text fields; Esc while
 * something is dragged or a rubber band is drawn, which has no focus to go by.
 */
export const SCOPE_KEYS = {
  contents: {
    move: UP_DOWN,
    'open-close': LEFT_RIGHT,
    ends: ENDS,
    page: PAGES,
    extend: [...withEach('Shift+'), ...withEach('Mod+Shift+')],
    'move-only': withEach('Mod+'),
    toggle: ['Ctrl+Space'],
    'let-go': ['Escape'],
    up: ['Backspace'],
  },
  tabs: {
    move: LEFT_RIGHT,
    ends: ENDS,
    'close-tab': ['Delete'],
    'move-tab': ['Mod+Shift+PageUp', 'Mod+Shift+PageDown'],
    'open-menu': ['Shift+F10', 'ContextMenu'],
  },
  places: {
    move: UP_DOWN,
    ends: ENDS,
    order: ['Mod+ArrowUp', 'Mod+ArrowDown'],
    rename: ['F2'],
    unpin: ['Delete'],
    close: ['Escape'],
  },
  palette: {
    move: LEFT_RIGHT,
    ends: ENDS,
    order: ['Mod+ArrowLeft', 'Mod+ArrowRight'],
    'take-from': ['Delete'],
    close: ['Escape'],
  },
  tray: {
    move: ARROWS,
    ends: ENDS,
    page: PAGES,
    extend: [...withEach('Shift+'), ...withEach('Mod+Shift+'), 'Shift+Space'],
    'move-only': withEach('Mod+'),
    toggle: ['Space', 'Ctrl+Space'],
    show: ['Enter'],
    'take-out': ['Delete', 'Backspace'],
    spawn: ['Mod+Enter'],
    'select-all': ['Mod+A'],
    cut: ['Mod+X'],
    copy: ['Mod+C'],
    close: ['Escape'],
  },
  found: {
    move: UP_DOWN,
    page: PAGES,
    show: ['Enter'],
    spawn: ['Mod+Enter'],
    collect: ['Mod+Shift+B'],
    pin: ['Mod+D'],
    cut: ['Mod+X'],
    close: ['Escape'],
  },
  name: { keep: ['Enter'], 'next-name': ['Tab'], 'previous-name': ['Shift+Tab'], cancel: ['Escape'] },
  path: { go: ['Enter'], complete: ['Tab'], move: UP_DOWN, page: PAGES, cancel: ['Escape'] },
  filter: { 'to-list': ['ArrowDown', 'Enter'], clear: ['Escape'] },
  preview: { previous: ['ArrowLeft', 'ArrowUp'], next: ['ArrowRight', 'ArrowDown'], close: ['Space'] },
  activity: { close: ['Escape'] },
  border: { resize: LEFT_RIGHT, 'widest-narrowest': ENDS, fit: ['Enter'] },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly Shortcut[]>>>>

export type KeyScope = keyof typeof SCOPE_KEYS

type KeysOf<S extends KeyScope> = (typeof SCOPE_KEYS)[S]

/** What the keys of a part do. */
export type ScopeAction<S extends KeyScope = KeyScope> = S extends KeyScope ? keyof KeysOf<S> & string : never

export interface ScopeKeys {
  readonly action: ScopeAction
  readonly keys: readonly Shortcut[]
}

/** For lists: in the order of the table. */
export function scopeKeys(scope: KeyScope): readonly ScopeKeys[] {
  const table: Readonly<Record<string, readonly Shortcut[]>> = SCOPE_KEYS[scope]
  // oxlint-disable-next-line typescript/consistent-type-assertions -- `Object.entries` forgets the names of the keys
  return Object.entries(table).map(([action, keys]) => ({ action: action as ScopeAction, keys }))
}

/** What a key press means in a part of the window; null when it is nothing to it. */
function scopeActionOf<S extends KeyScope>(scope: S, press: KeyPress): ScopeAction<S> | null {
  const found = scopeKeys(scope).find(({ keys }) => keys.some(key => isPressed(key, press, isMac)))
  // oxlint-disable-next-line typescript/consistent-type-assertions -- it was found in the table of that part
  return (found?.action ?? null) as ScopeAction<S> | null
}

/** What takes something away, puts something into the world, or turns round: a key that is held does it once. */
const ONCE: ReadonlySet<ScopeAction> = new Set([
  'unpin',
  'take-from',
  'take-out',
  'close-tab',
  'pin',
  'spawn',
] as const)

/** False: not here and now, so the key is somebody else's. */
type Answer = boolean | void

export type ScopeHandlers<S extends KeyScope> = {
  readonly [A in ScopeAction<S>]: (event: KeyboardEvent) => Answer
}

/**
 * Does what a key means in a part of the window, and answers whether it did. Such a key is no command any more. A key
 * that an input method needs is nobody's; one that is held is used up, but does not take away line after line.
 */
export function pressIn<S extends KeyScope>(
  scope: S,
  event: KeyboardEvent,
  handlers: ScopeHandlers<S>,
): boolean {
  if (event.nativeEvent.isComposing || event.keyCode === COMPOSITION_KEY_CODE) return false
  const action = scopeActionOf(scope, event)
  if (action === null) return false
  const isHeld = event.repeat && ONCE.has(action)
  if (!isHeld && handlers[action](event) === false) return false
  event.preventDefault()
  event.stopPropagation()
  return true
}
