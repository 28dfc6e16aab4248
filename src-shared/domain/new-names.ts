import { type NameRules, RESONITE_CAPABILITIES } from '../model/capabilities'
import type { Refusal } from '../model/refusal'
import { folderTitleOf } from './entry-address'
import { type Dragged, type DropTarget, entryRefusal, targetRefusal } from './guards'
import { clashFormOf, nameProblem, titleOf } from './names'

/**
 * Why an entry may not get a new title, or null. `siblingTitles` are those in its
 * folder without its own: changing the letter case of a title is allowed.
 */
export function canRename(
  entry: Dragged,
  newTitle: string,
  siblingTitles: Iterable<string>,
  rules: NameRules = RESONITE_CAPABILITIES.names,
): Refusal | null {
  const refusal = entryRefusal(entry)
  if (refusal !== null) return refusal
  if (newTitle === titleOf(entry.ref)) return { reason: 'same-name' }
  return newNameRefusal(newTitle, siblingTitles, folderTitleOf(entry.ref.parent), rules)
}

/**
 * Why a folder of that title may not be made, or null. The parent is checked as
 * strictly as a drop target: the service would make an orphan below a link.
 */
export function canMakeFolder(
  parent: DropTarget,
  title: string,
  siblingTitles: Iterable<string>,
  rules: NameRules = RESONITE_CAPABILITIES.names,
): Refusal | null {
  return targetRefusal(parent) ?? newNameRefusal(title, siblingTitles, parent.title, rules)
}

function newNameRefusal(
  title: string,
  siblingTitles: Iterable<string>,
  folderName: string,
  rules: NameRules,
): Refusal | null {
  const problem = nameProblem(title, rules)
  if (problem !== null) return { reason: 'invalid-name', name: title, problem }
  const wanted = clashFormOf(title, rules)
  if (wanted === null) return null
  for (const sibling of siblingTitles) {
    if (clashFormOf(sibling, rules) === wanted) return { reason: 'name-taken', name: title, folderName }
  }
  return null
}
