import { goTo } from '../place/going'
import type { EntryRow } from '../tree/row'
import { expand } from '../tree/tree-store'
import { focusContents } from '../view/focus-contents'

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
