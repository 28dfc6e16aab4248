import type { Catalogue } from '../i18n/en'
import type { EntryRow } from './row'

/** What a screen reader says of an entry after its name; `note` is what the line below it says, if any. */
export function descriptionOf(row: EntryRow, note: string, text: Catalogue): string {
  const words: string[] = [text.kinds[row.entry.kind]]
  if (row.entry.isPublic) words.push(text.tree.isPublic)
  if (row.problem) words.push(text.tree.cannotChange(text.problems[row.problem]))
  if (row.branch.link) words.push(text.tree.readOnly(row.branch.link.name))
  if (note) words.push(note)
  return words.join(', ')
}

/** Why an entry cannot be changed or opened, in words; null when it can. */
export function warningOf(row: EntryRow, text: Catalogue): string | null {
  if (row.problem) return text.tree.cannotChange(text.problems[row.problem])
  return row.openProblem && text.tree.openProblem[row.openProblem]
}
