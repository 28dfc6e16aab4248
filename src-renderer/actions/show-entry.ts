import type { Browser } from '../browser/browser'
import type { EntryRow } from '../browser/row'

/** Goes into a folder, or to the entry in its folder, and gives the keyboard to what is there. */
export function showEntry(browser: Browser, row: EntryRow): void {
  if (row.isFolder && row.openProblem === null) {
    browser.goTo(row.id)
    browser.expand(row.id)
  } else {
    browser.goTo(row.branch.id, row.id)
  }
  browser.focus()
}
