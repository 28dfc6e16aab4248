import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { CommandRunnerProvider } from '../actions/command-runner'
import { useRunOperation, useTransfer } from '../actions/use-run-operation'
import { useUndo } from '../actions/use-undo'
import { useBrowser } from '../browser/browser-context'
import { clipboardOf } from '../browser/clipboard'
import { focusedRow, selectedRows } from '../browser/selected-rows'
import { type Shown, shownWith } from '../browser/shown'
import { isMac } from '../kit/platform'
import type { KeyPress, Shortcut } from '../kit/shortcut'
import { useText } from '../kit/text-context'
import { useInventory } from '../session/session-context'
import type { SidePane } from '../session/use-side-pane'
import { type Command, shortcutsOf } from './command'
import type { CommandContext } from './command-context'
import { commandById } from './command-table'
import { runCommand } from './run-command'
import { useAppMenu } from './use-app-menu'
import { useCommandKeys } from './use-command-keys'

interface Commands {
  /** What commands go by at this moment. */
  readonly contextNow: () => CommandContext
  /** Does it, or says why not. */
  readonly run: (command: Command, press?: KeyPress) => void
}

const CommandsContext = createContext<Commands | null>(null)

export function useCommands(): Commands {
  const commands = useContext(CommandsContext)
  if (!commands) throw new Error('Commands are used outside of their provider')
  return commands
}

function shortcutOf(id: string): Shortcut | null {
  const command = commandById(id)
  return (command && shortcutsOf(command, isMac)[0]) ?? null
}

interface CommandsProviderProps {
  readonly shown: Shown
  readonly inspector: SidePane
  readonly sidebar: SidePane
  readonly children: ReactNode
}

/** Gives everything below the one table of commands, and listens to its keys and to the application menu. */
export function CommandsProvider({ shown, inspector, sidebar, children }: CommandsProviderProps) {
  const browser = useBrowser()
  const parts = {
    text: useText(),
    session: browser.session,
    inventory: useInventory(),
    browser,
    shown,
    inspector,
    sidebar,
    runOperation: useRunOperation(),
    transfer: useTransfer(),
    undo: useUndo(),
  }
  const latest = useRef(parts)
  // Before the next key: it would act on rows that are no longer shown.
  useLayoutEffect(() => {
    latest.current = parts
  })
  const contextNow = useCallback((): CommandContext => {
    const tree = browser.tree.get()
    const { ids } = tree.selection
    // The selection may be newer than what is drawn: a right click makes both it and the menu.
    const shown = shownWith(latest.current.shown, tree)
    const { rows, selected } = shown
    return {
      ...latest.current,
      shown,
      rows,
      selected,
      selectedRows: () => selectedRows(rows, ids),
      focused: focusedRow(browser, rows),
      clipboard: clipboardOf(browser.session).get(),
    }
  }, [browser])
  const run = useCallback(
    (command: Command, press?: KeyPress) => runCommand(command, contextNow(), press),
    [contextNow],
  )
  const commands = useMemo(() => ({ contextNow, run }), [contextNow, run])
  const runById = useCallback(
    (id: string) => {
      const command = commandById(id)
      if (command) run(command)
    },
    [run],
  )
  const runner = useMemo(() => ({ run: runById, shortcutOf }), [runById])
  useCommandKeys(run)
  useAppMenu(browser, commands)
  return (
    <CommandsContext value={commands}>
      <CommandRunnerProvider value={runner}>{children}</CommandRunnerProvider>
    </CommandsContext>
  )
}
