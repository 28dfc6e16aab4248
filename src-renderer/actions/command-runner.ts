import { createContext, useContext } from 'react'
import { isMac } from '../kit/platform'
import { ariaShortcut, type Shortcut, titleWithShortcut } from '../kit/shortcut'

/** What panes, which stand below the table of commands, ask it for. */
export interface CommandRunner {
  /** Runs a command by its id, or says why it cannot be done now; an unknown id does nothing. */
  readonly run: (id: string) => void
  /** The key that a list would show for it. */
  readonly shortcutOf: (id: string) => Shortcut | null
}

const CommandRunnerContext = createContext<CommandRunner | null>(null)

export const CommandRunnerProvider = CommandRunnerContext.Provider

function useRunner(): CommandRunner {
  const runner = useContext(CommandRunnerContext)
  if (runner === null) throw new Error('Commands are used outside of their provider')
  return runner
}

/** A button does what the menus and keys of that name do. */
export function useCommandRunner(): CommandRunner['run'] {
  return useRunner().run
}

interface Tip {
  readonly title: string
  readonly 'aria-keyshortcuts'?: string
}

/** For a button that does what a command does: its tooltip, with the key. */
export function useCommandTip(): (id: string, title: string) => Tip {
  const { shortcutOf } = useRunner()
  return (id, title) => {
    const shortcut = shortcutOf(id)
    if (shortcut === null) return { title }
    return {
      title: titleWithShortcut(title, shortcut, isMac),
      'aria-keyshortcuts': ariaShortcut(shortcut, isMac),
    }
  }
}
