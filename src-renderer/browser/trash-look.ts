import { nameOf } from '../../src-shared/domain/paths'
import { plainText } from '../../src-shared/domain/rich-text'
import { deletionTimeMs, isDeletionFolder, isInTrash, TRASH } from '../../src-shared/domain/trash'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { preciseDate } from '../text/dates'
import type { Catalogue } from '../text/en'
import type { Branch } from './branch'
import type { EntryRow } from './row'

/**
 * What the Trash and the folder of one deletion are called on screen; null for
 * everything else. Their real names are for the service.
 */
export function trashName(text: Catalogue, path: InventoryPath | null): string | null {
  if (path === null || !isInTrash(path)) return null
  if (path === TRASH) return text.trash.name
  const timeMs = isDeletionFolder(path) ? deletionTimeMs(nameOf(path)) : null
  return timeMs === null ? null : text.trash.deleted(preciseDate(text, timeMs))
}

/** What a folder on the way to where one is is called, as plain text. */
export function branchName(text: Catalogue, { title, path, link }: Branch): string {
  return (link ? null : trashName(text, path)) ?? plainText(title)
}

/** Whether an entry is the Trash or in it; below a link nothing is anybody's Trash. */
export function isTrashed({ branch, path }: Pick<EntryRow, 'branch' | 'path'>): boolean {
  return branch.link === null && isInTrash(path ?? branch.path)
}
