import { useMemo } from 'react'
import { folderOf, resolveTray, type TrayLine } from '../../actions/resolve-tray'
import { useStore } from '../../kit/store'
import { useAnswers } from '../../listings/session-resolver'
import { useCapabilities, useSession } from '../../session/session-context'

export interface TrayLines {
  readonly lines: readonly TrayLine[]
  /** How many folders they are from. */
  readonly folderCount: number
}

/** What is in the tray, each where it is now. */
export function useTrayLines(): TrayLines {
  const entries = useStore(useSession().tray.content, ({ entries }) => entries)
  const answers = useAnswers()
  const { trash } = useCapabilities()
  return useMemo(() => {
    const lines = resolveTray(entries, answers, trash)
    return { lines, folderCount: new Set(lines.map(folderOf)).size }
  }, [entries, answers, trash])
}
