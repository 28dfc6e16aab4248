import { branchOfRow } from '../browser/branch-of-row'
import type { EntryRow } from '../browser/row'
import { tabsOf } from '../browser/tabs-of'
import type { Session } from '../session/session'

/** Opens a folder, or the one around an item with the item selected, in a tab behind the one that is shown. */
export function openRowBehind(session: Session, row: EntryRow): void {
  const branch = branchOfRow(row)
  const browser = tabsOf(session).open(branch ?? row.branch, 'in-background')
  if (!branch) browser.beginAt(row.branch, row.id)
}
