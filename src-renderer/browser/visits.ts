import type { RowId } from '../kit/row-id'

/** A folder that was looked at, and what had the focus then. */
export interface Visit {
  readonly location: RowId
  readonly focus: RowId | null
}

/** Where one was before, and where one came back from; the nearest last. Where one is now is not in it. */
export interface Visits {
  readonly back: readonly Visit[]
  readonly forward: readonly Visit[]
}

export const NO_VISITS: Visits = { back: [], forward: [] }

/** Nobody goes back further, and a long session must not grow for ever. */
const MAX_VISITS = 100

/** Goes on to somewhere new from `left`; what was ahead is forgotten. */
export function pushVisit({ back }: Visits, left: Visit): Visits {
  return { back: pushed(back, left), forward: [] }
}

export interface Step {
  readonly visits: Visits
  readonly to: Visit
}

/** Goes back from `here`, or null when there is nothing behind. */
export function stepBack({ back, forward }: Visits, here: Visit): Step | null {
  const to = back.at(-1)
  return to ? { to, visits: { back: back.slice(0, -1), forward: pushed(forward, here) } } : null
}

/** Goes forward again from `here`, or null when there is nothing ahead. */
export function stepForward({ back, forward }: Visits, here: Visit): Step | null {
  const to = forward.at(-1)
  return to ? { to, visits: { back: pushed(back, here), forward: forward.slice(0, -1) } } : null
}

/** One location twice in a row would make a step that goes nowhere. */
function pushed(visits: readonly Visit[], visit: Visit): readonly Visit[] {
  const others = visits.at(-1)?.location === visit.location ? visits.slice(0, -1) : visits
  return [...others, visit].slice(-MAX_VISITS)
}
