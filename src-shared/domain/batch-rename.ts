import { type NameRules, RESONITE_CAPABILITIES } from '../model/capabilities'
import type { InventoryPath } from '../model/inventory-path'
import type { Rename } from '../model/operation'
import type { Refusal } from '../model/refusal'
import { folderTitleOf } from './entry-address'
import { type Dragged, entryRefusal } from './guards'
import { clashFormOf, nameProblem, titleOf } from './names'

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
  titlesIn: (folder: InventoryPath) => Iterable<string>,
  names: NameRules = RESONITE_CAPABILITIES.names,
): readonly PlannedRename[] {
  const planned = entries.map((dragged, index) => ({
    dragged,
    newName: newNameOf(rule, titleOf(dragged.ref), index),
  }))
  const formOf = (title: string): string | null => clashFormOf(title, names)
  const wanted = countNames(
    planned.map(({ dragged, newName }) => [dragged.ref.parent.path, formOf(newName)] as const),
  )
  const present = new Map<InventoryPath, ReadonlySet<string | null>>()
  const presentIn = (folder: InventoryPath): ReadonlySet<string | null> => {
    const forms = present.get(folder) ?? new Set([...titlesIn(folder)].map(formOf))
    present.set(folder, forms)
    return forms
  }
  return planned.map(({ dragged, newName }) => {
    const { ref } = dragged
    const isChanged = newName !== titleOf(ref)
    const form = formOf(newName)
    const folder = ref.parent.path
    const isWantedTwice = form !== null && (wanted.get(keyOf(folder, form)) ?? 0) > 1
    const isPresent = form !== null && form !== formOf(titleOf(ref)) && presentIn(folder).has(form)
    const isTaken = isWantedTwice || isPresent
    const refusal = isChanged ? renameRefusal(dragged, newName, isTaken, names) : null
    return { entry: ref, newName, isChanged, refusal }
  })
}

function renameRefusal(
  dragged: Dragged,
  newName: string,
  isTaken: boolean,
  names: NameRules,
): Refusal | null {
  const refusal = entryRefusal(dragged)
  if (refusal !== null) return refusal
  const problem = nameProblem(newName, names)
  if (problem !== null) return { reason: 'invalid-name', name: newName, problem }
  if (!isTaken) return null
  return { reason: 'name-taken', name: newName, folderName: folderTitleOf(dragged.ref.parent) }
}

function countNames(
  names: readonly (readonly [InventoryPath, string | null])[],
): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [folder, form] of names) {
    // Where any titles can stand side by side nothing is wanted twice.
    if (form === null) continue
    const key = keyOf(folder, form)
    counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  return counts
}

/** No path holds the NUL character. */
function keyOf(folder: InventoryPath, form: string): string {
  return `${folder}\0${form}`
}
