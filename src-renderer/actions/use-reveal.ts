import { useCallback } from 'react'
import { AppFailure } from '../../src-shared/errors'
import type { KeptPlace } from '../../src-shared/model/places'
import { useBrowser } from '../browser/browser-context'
import { locate, rowOf } from '../browser/locate'
import { selectMany } from '../browser/selection'
import type { RowId } from '../kit/row-id'
import { useText } from '../kit/text-context'
import { resolverOf } from '../listings/session-resolver'
import type { Session } from '../session/session'
import { sayMissing, sayNotReached } from './say-missing'

type Reveal = (places: readonly KeptPlace[]) => Promise<void>

/**
 * "Show": opens the folders down to where things are now, and selects them there,
 * each by its record. Of things that are in several folders by now those that are
 * with the first one.
 */
export function useReveal(): Reveal {
  const browser = useBrowser()
  const text = useText()
  return useCallback(
    async places => {
      const [first] = places
      if (first === undefined) return
      const { session } = browser
      try {
        const located = await locate(session, first)
        if (located.kind === 'missing') return sayMissing(session, text, first, located.found)
        const ids = idsIn(session, places, located.row.branch.id)
        browser.goTo(located.row.branch.id, ids[0] ?? null)
        browser.select(() => selectMany(ids))
        browser.focus()
      } catch (error) {
        if (!(error instanceof AppFailure)) throw error
        sayNotReached(text, first, error)
      }
    },
    [browser, text],
  )
}

/** In the order on screen. */
function idsIn(session: Session, places: readonly KeptPlace[], parentId: RowId): readonly RowId[] {
  const { now } = resolverOf(session)
  const rows = places.map(place => rowOf(now.whereIs(place))).filter(row => row?.branch.id === parentId)
  return rows
    .flatMap(row => row ?? [])
    .toSorted((one, other) => one.position - other.position)
    .map(({ id }) => id)
}
