type Letter =
  | 'A'
  | 'B'
  | 'C'
  | 'D'
  | 'E'
  | 'F'
  | 'G'
  | 'H'
  | 'I'
  | 'J'
  | 'K'
  | 'L'
  | 'M'
  | 'N'
  | 'O'
  | 'P'
  | 'Q'
  | 'R'
  | 'S'
  | 'T'
  | 'U'
  | 'V'
  | 'W'
  | 'X'
  | 'Y'
  | 'Z'
type Digit = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9'
type FunctionKey = 'F1' | 'F2' | 'F3' | 'F4' | 'F5' | 'F6' | 'F7' | 'F8' | 'F9' | 'F10' | 'F11' | 'F12'
type NamedKey =
  | 'Enter'
  | 'Space'
  | 'Escape'
  | 'Delete'
  | 'Backspace'
  | 'Insert'
  | 'ArrowLeft'
  | 'ArrowRight'
  | 'ArrowUp'
  | 'ArrowDown'
  | 'Home'
  | 'End'
  | 'PageUp'
  | 'PageDown'
  | 'Tab'
  | 'ContextMenu'
  | 'Plus'
  | 'Minus'
  | 'Comma'
  | 'Question'
  | 'Backslash'
  /** By itself, pressed and let go: only lists name it, `commands/use-menu-key.ts` hears it. */
  | 'Alt'

/** A key with its modifiers. `Mod` is ⌘ on macOS and Ctrl elsewhere; `Ctrl` is Ctrl everywhere. */
export type Shortcut =
  `${'' | 'Mod+' | 'Ctrl+'}${'' | 'Alt+'}${'' | 'Shift+'}${Letter | Digit | FunctionKey | NamedKey}`

export type KeyPress = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey'>

interface Parts {
  readonly hasMod: boolean
  readonly hasCtrl: boolean
  readonly hasAlt: boolean
  readonly hasShift: boolean
  readonly key: string
}

function partsOf(shortcut: Shortcut): Parts {
  const words = shortcut.split('+')
  const key = words.pop() ?? ''
  return {
    hasMod: words.includes('Mod'),
    hasCtrl: words.includes('Ctrl'),
    hasAlt: words.includes('Alt'),
    hasShift: words.includes('Shift'),
    key,
  }
}

/** What `event.key` may say for a key that is named here; Shift may be part of typing it. */
const TYPED: Readonly<Record<string, readonly string[]>> = {
  Space: [' '],
  // With and without Shift, and on the number block: people press what works everywhere else.
  Plus: ['+', '='],
  Minus: ['-'],
  Comma: [','],
  Question: ['?'],
  Backslash: ['\\'],
}

const SHIFT_IS_FREE: ReadonlySet<string> = new Set(['Plus', 'Question'])

export function isPressed(shortcut: Shortcut, press: KeyPress, isMac: boolean): boolean {
  const { hasMod, hasCtrl, hasAlt, hasShift, key } = partsOf(shortcut)
  const needsCtrl = hasCtrl || (hasMod && !isMac)
  const needsMeta = hasMod && isMac
  if (press.ctrlKey !== needsCtrl || press.metaKey !== needsMeta || press.altKey !== hasAlt) return false
  if (press.shiftKey !== hasShift && !SHIFT_IS_FREE.has(key)) return false
  if (/^[A-Z]$/.test(key)) return letterOf(press) === key.toLowerCase()
  if (/^\d$/.test(key)) return press.key === key || press.code === `Digit${key}`
  // Where it takes AltGr to type one, the key in its place is meant.
  if (key === 'Backslash' && press.code === key) return true
  return (TYPED[key] ?? [key]).includes(press.key)
}

/** Which of the keys 1 to 9 it is; null for any other. Where Shift types digits, it is the key that is printed with one. */
export function digitOf({ key, code, ctrlKey, metaKey, altKey, shiftKey }: KeyPress): number | null {
  if (ctrlKey || metaKey || altKey || shiftKey) return null
  const digit = /^[1-9]$/.exec(key)?.[0] ?? /^Digit([1-9])$/.exec(code)?.[1]
  return digit === undefined ? null : Number(digit)
}

/** Whether typing the key would put a character into a text field. */
export function isTyping({ key, ctrlKey, metaKey, altKey }: KeyPress): boolean {
  return key.length === 1 && !ctrlKey && !metaKey && !altKey
}

/** What is printed on the keys: the same words on every keyboard, so not part of a catalogue. */
const CAPS: Readonly<Record<string, string>> = {
  ContextMenu: '☰',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  Insert: 'Ins',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Plus: '+',
  Minus: '-',
  Comma: ',',
  Question: '?',
  Backslash: '\\',
}

const MAC_CAPS: Readonly<Record<string, string>> = {
  ...CAPS,
  Enter: '↩',
  Escape: '⎋',
  Delete: '⌦',
  Backspace: '⌫',
  Space: '␣',
}

/** `Ctrl+Shift+N`; on macOS `⇧⌘N`, in the order of Apple's menus. */
export function shortcutText(shortcut: Shortcut, isMac: boolean): string {
  const { hasMod, hasCtrl, hasAlt, hasShift, key } = partsOf(shortcut)
  if (isMac)
    return `${hasCtrl ? '⌃' : ''}${hasAlt ? '⌥' : ''}${hasShift ? '⇧' : ''}${hasMod ? '⌘' : ''}${MAC_CAPS[key] ?? key}`
  const words = [(hasMod || hasCtrl) && 'Ctrl', hasAlt && 'Alt', hasShift && 'Shift', CAPS[key] ?? key]
  return words.filter(word => word !== false).join('+')
}

/** For tooltips: what a button does, and the key that does the same: `Refresh (F5)`. */
export function titleWithShortcut(title: string, shortcut: Shortcut | null, isMac: boolean): string {
  return shortcut === null ? title : `${title} (${shortcutText(shortcut, isMac)})`
}

/** As Electron's menus want it: `CmdOrCtrl+Shift+N`. */
export function acceleratorOf(shortcut: Shortcut): string {
  const { hasMod, hasCtrl, hasAlt, hasShift, key } = partsOf(shortcut)
  const name = ACCELERATOR_KEYS[key] ?? key.replace(/^Arrow/, '')
  const words = [hasMod && 'CmdOrCtrl', hasCtrl && 'Ctrl', hasAlt && 'Alt', hasShift && 'Shift', name]
  return words.filter(word => word !== false).join('+')
}

const ACCELERATOR_KEYS: Readonly<Record<string, string>> = {
  Minus: '-',
  Comma: ',',
  Question: '?',
  Backslash: '\\',
}

/** As `aria-keyshortcuts` wants it: `Control+Shift+N`. */
export function ariaShortcut(shortcut: Shortcut, isMac: boolean): string {
  const { hasMod, hasCtrl, hasAlt, hasShift, key } = partsOf(shortcut)
  const mod = isMac ? 'Meta' : 'Control'
  const name = { Question: '?', Backslash: '\\' }[key] ?? key
  const words = [hasMod && mod, hasCtrl && 'Control', hasAlt && 'Alt', hasShift && 'Shift', name]
  return words.filter(word => word !== false).join('+')
}

/**
 * The letter of a shortcut, in lower case whatever Caps Lock says. On layouts
 * without Latin letters it is the one printed at that place of the keyboard.
 */
export function letterOf({ key, code }: Pick<KeyPress, 'key' | 'code'>): string {
  if (/^[ -~]+$/.test(key)) return key.toLowerCase()
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? key
}
