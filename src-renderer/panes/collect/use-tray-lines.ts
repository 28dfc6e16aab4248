import { useMemo } from 'react'
import { foldersOf, resolveTray, type TrayLine } from '../../actions/resolve-tray'
import { useStore } from '../../kit/store'
import { useListings } from '../../listings/use-listings'
import { useSession } from '../../session/session-context'

export interface TrayLines {
  readonly lines: readonly TrayLine[]
  /** How many folders they are from. */
  readonly folderCount: number
}

/** What is in the tray, each as the entry that it is now. */
export function useTrayLines(): TrayLines {
  const entries = useStore(useSession().tray.content, ({ entries }) => entries)
  const listingOf = useListings()
  const folders = useMemo(() => foldersOf(entries), [entries])
  const folderCount = useMemo(() => new Set(folders.map(folder => folder.path)).size, [folders])
  const lines = useMemo(() => resolveTray(entries, folders, listingOf), [entries, folders, listingOf])
  return useMemo(() => ({ lines, folderCount }), [lines, folderCount])
}
