import { titleOf } from '../../src-shared/domain/names'
import { plainText } from '../../src-shared/domain/rich-text'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { Catalogue } from '../text/en'
import { kindText } from '../text/kind-text'
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
  const words: string[] = [kindText(text, row.entry)]
  if (row.entry.isPublic) words.push(text.tree.isPublic)
  const { marks = [], linkState = null } = row.entry.facts ?? {}
  if (marks.includes('worn')) words.push(text.facts.marks.worn)
  if (linkState === 'broken') words.push(text.facts.brokenMeaning)
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
  return openProblemOf(row, text)
}

/** Why it cannot be opened. Of a link of which its source says where it leads that is no trouble: it is no folder. */
export function openProblemOf({ openProblem, entry }: EntryRow, text: Catalogue): string | null {
  const isKnown = openProblem === 'unknown-link' && (entry.facts?.linkState ?? null) !== null
  return openProblem === null || isKnown ? null : text.tree.openProblem[openProblem]
}
