import { goTo } from '../browser/navigation-history'
import type { EntryRow } from '../browser/row'
import { expand } from '../browser/tree-store'
import { focusContents } from '../kit/focus-contents'

/** Goes into a folder, or to the entry in its folder, and gives the keyboard to what is there. */
export function showEntry(row: EntryRow): void {
  if (row.isFolder && row.openProblem === null) {
    goTo(row.id)
    expand(row.id)
  } else {
    goTo(row.branch.id, row.id)
  }
  focusContents()
}
