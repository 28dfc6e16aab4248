import { useState } from 'react'
import { recordIdOf } from '../../../src-shared/domain/places'
import { isInTrash } from '../../../src-shared/domain/trash'
import type { KeptPlace } from '../../../src-shared/model/kept-place'
import type { RecentPlace } from '../../../src-shared/model/places'
import type { RowId } from '../../kit/row-id'
import { useAnswers } from '../../listings/session-resolver'
import { useCapabilities } from '../../session/session-context'
import { KeptPlaces } from './kept-places'

/** More is kept: a sidebar is for what is used now. */
const MAX_SHOWN = 10

interface RecentPlacesProps {
  readonly recent: readonly RecentPlace[]
  readonly locationId: RowId
  readonly tabIndexOf: (id: string) => 0 | -1
}

/**
 * What a person opened or spawned last. What lies in the Trash or is gone is left out, and the
 * order stays while the pointer is on it: a click goes to what was seen there.
 */
export function RecentPlaces({ recent, ...lists }: RecentPlacesProps) {
  const { whereIs } = useAnswers()
  const { trash } = useCapabilities()
  const now = recent
    .filter(place => {
      const found = whereIs(place)
      return found.kind !== 'gone' && !isInTrash('folder' in found ? found.folder : place.path, trash)
    })
    .slice(0, MAX_SHOWN)
  const [held, setHeld] = useState<readonly string[] | null>(null)
  const shown = held === null ? now : inOrderOf(held, now)
  return (
    <div onPointerEnter={() => setHeld(shown.map(recordIdOf))} onPointerLeave={() => setHeld(null)}>
      <KeptPlaces section="recent" places={shown.map(seenThen)} {...lists} />
    </div>
  )
}

/** Those that were there as they stood, what is new behind them. */
function inOrderOf(ids: readonly string[], places: readonly RecentPlace[]): readonly RecentPlace[] {
  const turns = new Map(ids.map((id, turn) => [id, turn]))
  const turnOf = (place: RecentPlace): number => turns.get(recordIdOf(place)) ?? ids.length
  return places.toSorted((one, other) => turnOf(one) - turnOf(other))
}

/** An older Satchel kept only when something happened to it, which was where it is. */
function seenThen(place: RecentPlace): KeptPlace {
  return { seenAtMs: place.atMs, ...place }
}
