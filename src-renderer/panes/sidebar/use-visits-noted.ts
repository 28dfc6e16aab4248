import { useEffect } from 'react'
import { call } from '../../bridge/client'
import { seenPlace } from '../../browser/kept-place'
import type { Shown } from '../../browser/shown'
import { ROOT_ID } from '../../kit/row-id'
import { useSession } from '../../session/session-context'

/** Shorter is walking past. */
const VISIT_MS = 1_500

/** Remembers the open folders that somebody stays in. */
export function useVisitsNoted({ rows, location }: Shown): void {
  const isOpen = location.id !== ROOT_ID && rows.listingOf(location.id) !== null
  const kind = rows.entryById(location.id)?.entry.kind ?? 'folder'
  const { path, recordIds } = location
  const session = useSession()
  useEffect(() => {
    if (!isOpen) return
    const note = (): void => {
      const visited = call('places.visit', { place: seenPlace(session, { path, recordIds, kind }) })
      visited.catch((error: unknown) => console.error('A visit was not noted', error))
    }
    const timer = setTimeout(note, VISIT_MS)
    return () => clearTimeout(timer)
  }, [isOpen, kind, path, recordIds, session])
}
