import type { Refusal } from '../model/refusal'
import { type Dragged, type DropTarget, entryRefusal, targetRefusal } from './guards'
import { foldCase, nameProblem } from './names'
import { nameOf } from './paths'

/**
 * Why an entry may not get a new name, or null. `siblingNames` are the names in
 * its folder without its own: changing the letter case of a name is allowed.
 */
export function canRename(entry: Dragged, newName: string, siblingNames: Iterable<string>): Refusal | null {
  const refusal = entryRefusal(entry)
  if (refusal !== null) return refusal
  if (newName === entry.ref.name) return { reason: 'same-name' }
  return newNameRefusal(newName, siblingNames, nameOf(entry.ref.parent.path))
}

/**
 * Why a folder of that name may not be made, or null. The parent is checked as
 * strictly as a drop target: the service would make an orphan below a link.
 */
export function canMakeFolder(
  parent: DropTarget,
  name: string,
  siblingNames: Iterable<string>,
): Refusal | null {
  return targetRefusal(parent) ?? newNameRefusal(name, siblingNames, parent.name)
}

function newNameRefusal(name: string, siblingNames: Iterable<string>, folderName: string): Refusal | null {
  const problem = nameProblem(name)
  if (problem !== null) return { reason: 'invalid-name', name, problem }
  const folded = foldCase(name)
  for (const sibling of siblingNames) {
    if (foldCase(sibling) === folded) return { reason: 'name-taken', name, folderName }
  }
  return null
}
