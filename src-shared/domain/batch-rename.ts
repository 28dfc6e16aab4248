import type { InventoryPath } from '../model/inventory-path'
import type { Rename } from '../model/operation'
import type { Refusal } from '../model/refusal'
import { type Dragged, entryRefusal } from './guards'
import { foldCase, nameProblem } from './names'
import { nameOf } from './paths'

/** How several entries get their new names. */
export type RenameRule =
  | {
      readonly kind: 'replace'
      readonly find: string
      readonly replaceWith: string
      readonly matchCase: boolean
    }
  /** `Hat 01`, `Hat 02` …; `digits` is the least number of digits. */
  | { readonly kind: 'number'; readonly base: string; readonly start: number; readonly digits: number }

/** One line of the preview. */
export interface PlannedRename extends Rename {
  readonly isChanged: boolean
  /** Why the new name will not do, or null. */
  readonly refusal: Refusal | null
}

/** The new name of the entry at a place in the batch, counted from 0. Find and replace sees the raw name. */
export function newNameOf(rule: RenameRule, name: string, index: number): string {
  if (rule.kind === 'number') {
    const number = String(rule.start + index).padStart(rule.digits, '0')
    return rule.base === '' ? number : `${rule.base} ${number}`
  }
  const { find, replaceWith, matchCase } = rule
  if (find === '') return name
  // A text with lone surrogates makes no pattern with the flag "u"; it is found as it is.
  const pattern = new RegExp(find.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'), matchCase ? 'g' : 'gi')
  return name.replaceAll(pattern, () => replaceWith)
}

/**
 * The whole batch under a rule, with what is wrong with each new name. Stricter
 * than need be: a name that another entry of the batch has now counts as taken,
 * because the entries are renamed one after the other.
 */
export function planRenames(
  entries: readonly Dragged[],
  rule: RenameRule,
  namesIn: (folder: InventoryPath) => Iterable<string>,
): readonly PlannedRename[] {
  const planned = entries.map((dragged, index) => ({
    dragged,
    newName: newNameOf(rule, dragged.ref.name, index),
  }))
  const wanted = countNames(planned.map(({ dragged, newName }) => [dragged.ref.parent.path, newName]))
  const present = new Map<InventoryPath, ReadonlySet<string>>()
  const presentIn = (folder: InventoryPath): ReadonlySet<string> => {
    const names = present.get(folder) ?? new Set([...namesIn(folder)].map(foldCase))
    present.set(folder, names)
    return names
  }
  return planned.map(({ dragged, newName }) => {
    const { ref } = dragged
    const isChanged = newName !== ref.name
    const folded = foldCase(newName)
    const folder = ref.parent.path
    const isWantedTwice = (wanted.get(keyOf(folder, newName)) ?? 0) > 1
    const isPresent = folded !== foldCase(ref.name) && presentIn(folder).has(folded)
    const refusal = isChanged ? renameRefusal(dragged, newName, isWantedTwice || isPresent) : null
    return { entry: ref, newName, isChanged, refusal }
  })
}

function renameRefusal(dragged: Dragged, newName: string, isTaken: boolean): Refusal | null {
  const refusal = entryRefusal(dragged)
  if (refusal !== null) return refusal
  const problem = nameProblem(newName)
  if (problem !== null) return { reason: 'invalid-name', name: newName, problem }
  if (!isTaken) return null
  return { reason: 'name-taken', name: newName, folderName: nameOf(dragged.ref.parent.path) }
}

function countNames(names: readonly (readonly [InventoryPath, string])[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [folder, name] of names) {
    const key = keyOf(folder, name)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** No path holds the NUL character. */
function keyOf(folder: InventoryPath, name: string): string {
  return `${folder}\0${foldCase(name)}`
}
