import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { useInventory } from '../connection/inventory-context'
import { useText } from '../i18n/text-context'
import type { InspectorPane } from '../inspector/use-inspector-pane'
import { useRunOperation } from '../operations/use-run-operation'
import { useTransfer } from '../operations/use-transfer'
import { clipboardStore } from '../tree/clipboard-store'
import { focusedRow, selectedRows } from '../tree/selected-rows'
import { summaryOf } from '../tree/selection-summary'
import { treeStore } from '../tree/tree-store'
import type { Browser } from '../tree/use-browser'
import { useForgetMoved } from '../tree/use-forget-moved'
import { useUndo } from '../undo/use-undo'
import type { Command } from './command'
import type { CommandContext } from './command-context'
import { runCommand } from './run-command'
import { useAppMenu } from './use-app-menu'
import { useCommandKeys } from './use-command-keys'

interface Commands {
  /** What commands go by at this moment. */
  readonly contextNow: () => CommandContext
  /** Does it, or says why not. */
  readonly run: (command: Command) => void
}

const CommandsContext = createContext<Commands | null>(null)

export function useCommands(): Commands {
  const commands = useContext(CommandsContext)
  if (!commands) throw new Error('Commands are used outside of their provider')
  return commands
}

interface CommandsProviderProps {
  readonly browser: Browser
  readonly inspector: InspectorPane
  readonly children: ReactNode
}

/** Gives everything below the one table of commands, and listens to its keys and to the application menu. */
export function CommandsProvider({ browser, inspector, children }: CommandsProviderProps) {
  const parts = {
    text: useText(),
    inventory: useInventory(),
    browser,
    inspector,
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
    const { rows } = latest.current.browser
    const { ids } = treeStore.get().selection
    return {
      ...latest.current,
      rows,
      selected: summaryOf(rows, ids),
      selectedRows: () => selectedRows(rows, ids),
      focused: focusedRow(rows),
      clipboard: clipboardStore.get(),
    }
  }, [])
  const run = useCallback((command: Command) => runCommand(command, contextNow()), [contextNow])
  const commands = useMemo(() => ({ contextNow, run }), [contextNow, run])
  useForgetMoved()
  useCommandKeys(run)
  useAppMenu(commands)
  return <CommandsContext value={commands}>{children}</CommandsContext>
}
