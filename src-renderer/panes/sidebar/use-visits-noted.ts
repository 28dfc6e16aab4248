import { useEffect } from 'react'
import { titlePart } from '../../../src-shared/domain/names'
import { nameOf } from '../../../src-shared/domain/paths'
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
  const { path, recordIds, title } = location
  const session = useSession()
  useEffect(() => {
    if (!isOpen) return
    const note = (): void => {
      const place = { path, recordIds, ...titlePart({ title, name: nameOf(path) }), kind }
      const visited = session.ask('places.visit', { place: seenPlace(session, place) })
      visited.catch((error: unknown) => console.error('A visit was not noted', error))
    }
    const timer = setTimeout(note, VISIT_MS)
    return () => clearTimeout(timer)
  }, [isOpen, kind, path, recordIds, session, title])
}
