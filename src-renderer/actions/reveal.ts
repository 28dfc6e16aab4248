import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { Browser } from '../browser/browser'
import { keptPlaceOf } from '../browser/kept-place'
import { type Located, locate, rowOf } from '../browser/locate'
import type { EntryRow } from '../browser/row'
import { resolverOf } from '../listings/session-resolver'
import type { Session } from '../session/session'
import type { Catalogue } from '../text/en'
import { sayMissing, sayNotReached } from './say-missing'

/** What is kept of something, or the row in which it was just found. */
type Wanted = KeptPlace | EntryRow

/**
 * "Show", of whatever: a message, History, Find, a dropped address. Opens the folders
 * down to where things are now, listing what is not listed, and selects them there,
 * each by its record. Of what cannot be shown the first is said.
 */
export async function reveal(browser: Browser, wanted: readonly Wanted[], text: Catalogue): Promise<void> {
  const { session } = browser
  const looked = new Set<InventoryPath>()
  const rows: EntryRow[] = []
  const unsaid: (() => void)[] = []
  for (const one of wanted) {
    const isRow = 'branch' in one
    const place = isRow ? keptPlaceOf(session, one) : one
    if (place === null) {
      // No path leads to it: it can only be where it was just found.
      if (isRow) rows.push(one)
      continue
    }
    try {
      const located = await locateOnce(session, place, looked)
      if (located.kind === 'found') rows.push(located.row)
      else unsaid.push(() => sayMissing(session, text, place, located.found))
    } catch (error) {
      unsaid.push(() => sayNotReached(session, text, place, error))
    }
  }
  browser.reveal(inOrder(rows).map(({ id }) => id))
  unsaid[0]?.()
}

/** A folder is looked into once, however many of its entries are to be shown. */
async function locateOnce(session: Session, place: KeptPlace, looked: Set<InventoryPath>): Promise<Located> {
  const found = resolverOf(session).now.whereIs(place)
  if (!('folder' in found) || !looked.has(found.folder)) {
    if ('folder' in found) looked.add(found.folder)
    return locate(session, place)
  }
  const row = rowOf(found)
  return row ? { kind: 'found', row } : { kind: 'missing', found }
}

/** Those of one folder together, in the order on screen; the folder of the first one first. */
function inOrder(rows: readonly EntryRow[]): readonly EntryRow[] {
  const folders = [...new Set(rows.map(({ branch }) => branch.id))]
  const turns = new Map(folders.map((id, turn) => [id, turn]))
  const turnOf = ({ branch }: EntryRow): number => turns.get(branch.id) ?? 0
  return rows.toSorted((one, other) => turnOf(one) - turnOf(other) || one.position - other.position)
}
