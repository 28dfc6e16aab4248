import { isWithin, parentOf } from '../../src-shared/domain/paths'
import { knownIds } from '../../src-shared/domain/places'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { Operation, Step } from '../../src-shared/model/operation'
import { mainSteps } from './operation-text'

/** More than a window can show; the rest is beside them. */
const MAX_SHOWN = 1_000

/** Where the results of an operation were put, all in one folder, topmost first: what "Show" shows. */
export function resultsOf(operation: Operation): readonly KeptPlace[] {
  const places: KeptPlace[] = []
  for (const step of mainSteps(operation)) {
    const place = step.state === 'done' && !step.isReversed ? placeAfter(step) : null
    if (!place) continue
    const first = places[0]?.path
    if (first !== undefined && parentOf(place.path) !== parentOf(first)) continue
    if (first === undefined || !isWithin(place.path, first)) places.push(place)
    if (places.length === MAX_SHOWN) break
  }
  return places
}

/** What a step has left, where it left it, and when. */
function placeAfter({ to, toIds = [], recordId, entryKind: kind, provenAtMs }: Step): KeptPlace | null {
  if (to === null || recordId === null) return null
  const recordIds = [...knownIds(toIds), recordId]
  return { path: to, recordIds, kind, ...(provenAtMs === undefined ? {} : { seenAtMs: provenAtMs }) }
}
