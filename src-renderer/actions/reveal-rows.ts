import type { Listing } from '../../src-shared/model/listing'
import type { Browser } from '../browser/browser'
import { keptPlaceOf } from '../browser/kept-place'
import { locate } from '../browser/locate'
import type { EntryRow } from '../browser/row'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import type { Catalogue } from '../text/en'
import { sayNotReached } from './say-missing'

/**
 * Opens the folders of rows and selects them there. Where a step has brought one
 * into a folder that was not listed since, that is listed first: nothing can be
 * selected that is not on screen.
 */
export function revealRows(browser: Browser, rows: readonly EntryRow[], text: Catalogue): void {
  const { session } = browser
  const show = (): void => {
    browser.reveal(rows.map(({ id }) => id))
    browser.focus()
  }
  const first = rows.find(row => !isListed(session, row))
  const place = first ? keptPlaceOf(session, first) : null
  if (!place) return show()
  locate(session, place).then(show, (error: unknown) => sayNotReached(text, place, error))
}

function isListed({ queries, key }: Session, { branch, entry }: EntryRow): boolean {
  const listing = queries.getQueryData<Listing>(keys.listing(key, branch.path))
  return (listing?.indexOfKey(entry.recordId) ?? -1) >= 0
}
