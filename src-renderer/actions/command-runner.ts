import { createContext, useContext } from 'react'

/** Runs a command of the table by its id, or says why it cannot be done now; an unknown id does nothing. */
export type RunCommandById = (id: string) => void

const CommandRunnerContext = createContext<RunCommandById | null>(null)

export const CommandRunnerProvider = CommandRunnerContext.Provider

/** For panes, which stand below the table of commands: a button does what the menus and keys of that name do. */
export function useCommandRunner(): RunCommandById {
  const run = useContext(CommandRunnerContext)
  if (run === null) throw new Error('Commands are used outside of their provider')
  return run
}
