import { type Permissions, RIGHTS, type Right } from '../../src-shared/model/entry-facts'
import type { Catalogue } from './en'
import { joinNames } from './joined-text'

/** What may not be done, in the words of viewers: “No copy, no transfer”. */
export function rightsText(text: Catalogue, rights: readonly Right[]): string {
  const missing = RIGHTS.filter(right => !rights.includes(right)).map(right => text.facts.refused[right])
  if (missing.length === 0) return text.facts.full
  const words = joinNames(text, missing)
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** Of a file: what its owner, its group and all others may; each has three bits of the mode. */
export function fileRights(text: Catalogue, mode: number, whose: 'owner' | 'group' | 'others'): string {
  const bits = mode >> { owner: 6, group: 3, others: 0 }[whose]
  const { all, read, change, none } = text.facts.files
  const canRead = (bits & 4) !== 0
  if ((bits & 2) !== 0) return canRead ? all : change
  return canRead ? read : none
}

/** In one line: what the owner may. */
export function permissionsText(text: Catalogue, permissions: Permissions): string {
  return permissions.kind === 'rights'
    ? rightsText(text, permissions.own)
    : fileRights(text, permissions.mode, 'owner')
}
