import { titlePart } from '../../src-shared/domain/names'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { resolverOf } from '../listings/session-resolver'
import type { Session } from '../session/session'
import type { EntryRow } from './row'

/** What is kept of an entry, and when it was seen there; null where no path leads to it. */
export function keptPlaceOf(session: Session, { path, branch, entry }: EntryRow): KeptPlace | null {
  if (path === null) return null
  return seenPlace(session, {
    path,
    recordIds: [...branch.recordIds, entry.recordId],
    kind: entry.kind,
    ...titlePart(entry),
  })
}

/** With the time at which it was seen there last. */
export function seenPlace(session: Session, place: KeptPlace): KeptPlace {
  const found = resolverOf(session).now.whereIs(place)
  const atMs = found.kind === 'here' || found.kind === 'last-seen' ? found.atMs : null
  return atMs === null ? place : { ...place, seenAtMs: atMs }
}
