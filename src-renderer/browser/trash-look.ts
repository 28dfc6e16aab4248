import { nameOf } from '../../src-shared/domain/paths'
import { plainText } from '../../src-shared/domain/rich-text'
import { deletionTimeMs, isDeletionFolder, isInTrash, isTrash } from '../../src-shared/domain/trash'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { preciseDate } from '../text/dates'
import type { Catalogue } from '../text/en'
import type { Branch } from './branch'
import type { EntryRow } from './row'

type Where = Pick<EntryRow, 'branch' | 'path'>

/**
 * What the Trash and, in Satchel's own, the folder of one deletion are called on
 * screen; null for everything else. Their real names are for the service.
 */
function nameInTrash(text: Catalogue, path: InventoryPath, trash: TrashRules): string | null {
  if (isTrash(path, trash)) return text.trash.name
  if (trash.kind !== 'satchel' || !isInTrash(path, trash) || !isDeletionFolder(path)) return null
  const timeMs = deletionTimeMs(nameOf(path))
  return timeMs === null ? null : text.trash.deleted(preciseDate(text, timeMs))
}

/** The same of a row; below a link nothing is anybody's Trash. */
export function trashName(text: Catalogue, { branch, path }: Where, trash: TrashRules): string | null {
  return branch.link !== null || path === null ? null : nameInTrash(text, path, trash)
}

/** What a folder on the way to where one is is called, as plain text. */
export function branchName(
  text: Catalogue,
  { title, path, link }: Pick<Branch, 'title' | 'path' | 'link'>,
  trash: TrashRules,
): string {
  return (link ? null : nameInTrash(text, path, trash)) ?? plainText(title)
}

/** Whether an entry is the Trash itself. */
export function isTheTrash({ branch, path }: Where, trash: TrashRules): boolean {
  return branch.link === null && path !== null && isTrash(path, trash)
}

/** Whether an entry is the Trash or in it. */
export function isTrashed({ branch, path }: Where, trash: TrashRules): boolean {
  return branch.link === null && isInTrash(path ?? branch.path, trash)
}
