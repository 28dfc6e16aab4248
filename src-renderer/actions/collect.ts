import { collectRefusal } from '../../src-shared/domain/tray'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { draggedOf } from '../browser/drop-target'
import { keptPlaceOf } from '../browser/kept-place'
import type { EntryRow } from '../browser/row'
import { showToast } from '../kit/toast-store'
import type { Session } from '../session/session'
import type { Catalogue } from '../text/en'
import { refusalText } from '../text/refusal-text'

/** What is kept of an entry, and what is needed to show it; null where no path leads to it. */
export function collectedOf(session: Session, row: EntryRow): CollectedEntry | null {
  const place = keptPlaceOf(session, row)
  const linkName = row.branch.link?.title ?? null
  return place && { ...place, assetUri: row.entry.assetUri, linkName }
}

/** Puts entries into the tray, where nothing happens to them; says which of them it does not take, and why. */
export async function collectRows(
  session: Session,
  rows: readonly EntryRow[],
  text: Catalogue,
): Promise<void> {
  const { tray } = session
  const { capabilities } = session.inventory.get()
  const entries: CollectedEntry[] = []
  const reasons = new Set<string>()
  for (const row of rows) {
    const refusal = collectRefusal(draggedOf(row), capabilities)
    const entry = refusal ? null : collectedOf(session, row)
    if (entry) entries.push(entry)
    else reasons.add(refusal ? refusalText(text, refusal) : text.commands.noPath)
  }
  const left = rows.length - entries.length
  if (left > 0)
    showToast({ tone: 'failure', message: text.tray.notCollected(left), ...firstOf(reasons), actions: [] })
  if (entries.length === 0) return
  // Before main has answered: a shelf that a drop is on does not go away in between.
  tray.open()
  const added = await tray.collect(entries)
  tray.letGo()
  if (added === null) return
  const total = tray.content.get().entries.length
  session.announcements.announce(added === 0 ? text.tray.known(total) : text.tray.collected(added, total))
}

function firstOf(reasons: ReadonlySet<string>): { readonly detail?: string } {
  const [detail] = reasons
  return detail === undefined ? {} : { detail }
}

/** Back into the tray, as they were. */
export function putBack(session: Session, entries: readonly CollectedEntry[], text: Catalogue): void {
  const { tray } = session
  tray.open()
  void tray.collect(entries).then(added => {
    tray.letGo()
    if (added) session.announcements.announce(text.tray.collected(added, tray.content.get().entries.length))
  })
}
