import { titleOf } from '../../src-shared/domain/names'
import { plainText } from '../../src-shared/domain/rich-text'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { Catalogue } from '../text/en'
import type { EntryRow } from './row'
import { trashName } from './trash-look'

/** What an entry is called on screen, as plain text. */
export function plainNameOf(row: EntryRow, text: Catalogue, trash: TrashRules): string {
  return trashName(text, row, trash) ?? (plainText(titleOf(row.entry)).trim() || text.tree.unnamed)
}

interface Circumstances {
  readonly isLocked: boolean
  readonly isCut: boolean
  /** What the line below it says, if any. */
  readonly note: string
}

/** What a screen reader says of an entry after its name. */
export function descriptionOf(
  row: EntryRow,
  { isLocked, isCut, note }: Circumstances,
  text: Catalogue,
): string {
  const words: string[] = [text.kinds[row.entry.kind]]
  if (row.entry.isPublic) words.push(text.tree.isPublic)
  if (row.problem) words.push(text.tree.cannotChange(text.problems[row.problem]))
  if (isCut) words.push(text.tree.isCut)
  if (isLocked) words.push(text.locks.locked)
  if (row.branch.link) words.push(text.tree.readOnly(row.branch.link.title))
  if (note) words.push(note)
  return words.join(', ')
}

/** Why an entry cannot be changed or opened, in words; null when it can. */
export function warningOf(row: EntryRow, text: Catalogue): string | null {
  if (row.problem) return text.tree.cannotChange(text.problems[row.problem])
  return row.openProblem && text.tree.openProblem[row.openProblem]
}
