import { useCallback } from 'react'
import { childPath, nameOf, parentOf, ROOT, segmentsOf } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Listing } from '../../src-shared/model/listing'
import { ROOT_ID, type RowId, rowIdOf } from '../kit/row-id'
import { useText } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { listingQuery } from '../listings/listing-query'
import { errorText, refusalText } from '../text/refusal-text'
import type { Browser } from './browser'
import { useBrowser } from './browser-context'
import { selectMany } from './selection'

type Reveal = (paths: readonly InventoryPath[]) => Promise<void>

/** "Show": opens the folders down to where things are, and selects them there. All are in one folder. */
export function useReveal(): Reveal {
  const browser = useBrowser()
  const { session } = browser
  const text = useText()
  return useCallback(
    async paths => {
      const parent = paths[0] === undefined ? null : parentOf(paths[0])
      if (parent === null) return
      try {
        const list = (path: InventoryPath): Promise<Listing> =>
          session.queries.fetchQuery(listingQuery(session, path))
        const gone = await openDownTo(browser, parent, list, paths.map(nameOf))
        if (gone === null) return browser.focus()
        const message = refusalText(text, { reason: 'gone', name: gone })
        showToast({ tone: 'failure', message, actions: [] })
      } catch (error) {
        if (!(error instanceof AppFailure)) throw error
        showToast({ tone: 'failure', message: errorText(text, error.error), actions: [] })
      }
    },
    [browser, session, text],
  )
}

/** Answers the name of what is no longer there, or null. */
async function openDownTo(
  browser: Browser,
  folder: InventoryPath,
  list: (path: InventoryPath) => Promise<Listing>,
  names: readonly string[],
): Promise<string | null> {
  let path = ROOT
  let parentId: RowId = ROOT_ID
  for (const segment of segmentsOf(folder)) {
    const id = idOf(await list(path), parentId, segment)
    const below = childPath(path, segment)
    if (id === null || below === null) return segment
    parentId = id
    path = below
  }
  const ids = idsOf(await list(path), parentId, new Set(names))
  if (ids.length === 0) return names[0] ?? ''
  browser.goTo(parentId, ids[0] ?? null)
  browser.select(() => selectMany(ids))
  return null
}

function idOf(listing: Listing, parentId: RowId, name: string): RowId | null {
  return idsOf(listing, parentId, new Set([name]))[0] ?? null
}

function idsOf(listing: Listing, parentId: RowId, names: ReadonlySet<string>): readonly RowId[] {
  const ids: RowId[] = []
  for (const index of listing.order) {
    if (names.has(listing.entryAt(index).name)) ids.push(rowIdOf(parentId, listing.keyAt(index)))
  }
  return ids
}
