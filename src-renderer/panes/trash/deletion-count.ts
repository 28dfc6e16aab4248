import type { ContentCount } from '../../../src-shared/model/operation'
import type { Deletion } from '../../actions/dialogs'

/** More than this is deleted only by someone who types how much (design-shown.md, "Operations"). */
const MAX_UNTYPED = 100

export function totalOf({ folders, items, links }: ContentCount): number {
  return folders + items + links
}

/** By all that goes, however few rows stand for it. Nobody knows how much is in what could not be opened. */
export function isLarge(count: ContentCount): boolean {
  return totalOf(count) > MAX_UNTYPED || count.unseenFolders > 0
}

/**
 * What a person has deleted: of the Trash without the folders that only say where things were. `around`: how
 * many those are, as far as that is known; it may be older than the count. Where nothing would be left to
 * tell of, or more than there are is to be left out, all of it is told.
 */
export function shownOf(kind: Deletion['kind'], count: ContentCount, around: number | null): ContentCount {
  if (kind !== 'trash' || around === null || around > count.folders) return count
  const shown = { ...count, folders: count.folders - around }
  return totalOf(shown) === 0 ? count : shown
}
