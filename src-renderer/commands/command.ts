import type { KeyPress, Shortcut } from '../kit/shortcut'
import type { CommandContext } from './command-context'

/**
 * What belongs together, in the order of every list: context menus draw a line
 * between two groups, palette and shortcuts dialog a heading above each.
 */
export const COMMAND_GROUPS = [
  'open',
  'edit',
  'organise',
  'copy-as',
  'tabs',
  'go',
  'view',
  'help',
  'app',
] as const

export type CommandGroup = (typeof COMMAND_GROUPS)[number]

/** What a context menu can be about. */
export type MenuContext = 'item' | 'folder' | 'link' | 'several' | 'empty'

/** What was opened for one entry, whatever its kind. */
export const ONE_ENTRY: readonly MenuContext[] = ['item', 'folder', 'link']

/** Any selection, however many. */
export const ENTRIES: readonly MenuContext[] = [...ONE_ENTRY, 'several']

/**
 * One thing that a person can do. It is defined once: keyboard, context menus,
 * palette, shortcuts dialog and application menu are all made from this table.
 */
export interface Command {
  /** Stable; crosses to the application menu in main and comes back. */
  readonly id: string
  readonly label: (context: CommandContext) => string
  readonly group: CommandGroup
  /** The first one is shown; the others work, too. */
  readonly shortcuts?: readonly Shortcut[]
  /** Where macOS has keys of its own for it. */
  readonly macShortcuts?: readonly Shortcut[]
  /**
   * `contents`: the keys count while the tree (or grid) has the focus, so that text
   * fields, buttons and selected text keep theirs. `window`: everywhere.
   */
  readonly scope: 'contents' | 'window'
  /** Holding the key down does it again and again; without it only the first press counts. */
  readonly canRepeat?: boolean
  /** The context menus that offer it. */
  readonly menus: readonly MenuContext[]
  /** Left out of context menus where it would make no sense at all; without it, it is always offered. */
  readonly isOffered?: (context: CommandContext) => boolean
  /** Whether it is on at the moment, for what can be switched; the label stays the same then. */
  readonly isOn?: (context: CommandContext) => boolean
  /** The same thing in a text field, which the browser does. */
  readonly inText?: 'cut' | 'copy' | 'paste' | 'selectAll' | 'undo' | 'redo'
  /** What Electron does by itself under this name, even while the page hangs. */
  readonly role?: 'quit' | 'zoomIn' | 'zoomOut' | 'resetZoom' | 'togglefullscreen'
  /**
   * Why it cannot be done now, in words for the person; null when it can. Asked
   * for every command whenever a menu opens or the selection changes: never walks
   * over the selected entries.
   */
  readonly whyNot: (context: CommandContext) => string | null
  /** `press`: the key that asked for it, where one did: a command with several of them may go by it. */
  readonly run: (context: CommandContext, press?: KeyPress) => void
  /** A key of it that means nothing at the moment is no mistake of anybody's, so that nothing is said. */
  readonly isSilent?: boolean
}

/** The shortcuts of this platform. */
export function shortcutsOf({ shortcuts = [], macShortcuts }: Command, isMac: boolean): readonly Shortcut[] {
  return (isMac && macShortcuts) || shortcuts
}
