import { useCallback } from 'react'
import { useBrowser } from '../browser/browser-context'
import type { EntryRow } from '../browser/row'
import { useSettings } from '../session/settings-store'
import { commandById } from './command-table'
import { useCommands } from './commands-provider'

/** What a double-click on an entry does: items spawn only for those who chose it (design-shown.md, "Spawn"). */
export function useDoubleClick(): (row: EntryRow) => void {
  const browser = useBrowser()
  const spawns = useSettings(settings => settings.doubleClick === 'spawn')
  const { run } = useCommands()
  return useCallback(
    row => {
      const spawn = spawns && !row.isFolder ? commandById('spawn') : null
      if (spawn) run(spawn)
      else browser.open(row)
    },
    [browser, run, spawns],
  )
}
