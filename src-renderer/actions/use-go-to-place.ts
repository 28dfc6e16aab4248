import { useCallback } from 'react'
import { isPinned, keptTitleOf, recordIdOf } from '../../src-shared/domain/places'
import { AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import type { KeptPlace } from '../../src-shared/model/places'
import { useBrowser } from '../browser/browser-context'
import { type ResolvedPlace, resolvePlace } from '../browser/resolve-place'
import { useText } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { listingQuery } from '../listings/listing-query'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import type { Catalogue } from '../text/en'
import { errorText } from '../text/refusal-text'
import { showEntry } from './show-entry'

/** Goes to a kept entry, listing on the way what is not listed yet; says so when it is gone. */
export function useGoToPlace(): (place: KeptPlace) => void {
  const browser = useBrowser()
  const { session } = browser
  const text = useText()
  return useCallback(
    place => {
      const { key, queries } = session
      const listed = (path: InventoryPath): Listing | null =>
        queries.getQueryData<Listing>(keys.listing(key, path)) ?? null
      const list = (path: InventoryPath): Promise<Listing> => queries.fetchQuery(listingQuery(session, path))
      resolveByListing(place, listed, list).then(
        resolved =>
          resolved.kind === 'found' ? showEntry(browser, resolved.row) : sayGone(session, text, place),
        (error: unknown) => sayNotReached(text, place, error),
      )
    },
    [browser, session, text],
  )
}

function sayGone({ places }: Session, text: Catalogue, place: KeptPlace): void {
  const recordId = recordIdOf(place)
  const forget = { label: text.places.unpin, run: () => places.unpin(recordId) }
  const actions = isPinned(places.store.get(), recordId) ? [forget] : []
  showToast({ tone: 'failure', message: text.places.goneText(keptTitleOf(place)), actions })
}

function sayNotReached(text: Catalogue, place: KeptPlace, error: unknown): void {
  if (!(error instanceof AppFailure)) throw error
  const detail = errorText(text, error.error)
  showToast({ tone: 'failure', message: text.places.notReached(keptTitleOf(place)), detail, actions: [] })
}

/** Each pass lists one more folder on the way, so it ends where the path does. */
async function resolveByListing(
  place: KeptPlace,
  listed: (path: InventoryPath) => Listing | null,
  list: (path: InventoryPath) => Promise<Listing>,
): Promise<ResolvedPlace> {
  const fresh = new Map<InventoryPath, Listing>()
  for (;;) {
    const resolved = resolvePlace(place, path => fresh.get(path) ?? listed(path))
    if (resolved.kind !== 'unlisted') return resolved
    const { path } = resolved.folder
    if (fresh.has(path)) return { kind: 'gone' }
    fresh.set(path, await list(path))
  }
}
