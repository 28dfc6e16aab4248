import type { Catalogue } from '../text/en'
import { joinNames } from '../text/joined-text'
import type { FolderCounts } from './folder-facts'

/** What a folder holds: `18 items, 3 folders`. */
export function contentsText(text: Catalogue, counts: FolderCounts): string {
  const { items, folders, links } = counts
  const isEmpty = items + folders + links === 0
  return joinNames(text, [
    ...(items > 0 || isEmpty ? [text.counts.items(items)] : []),
    ...(folders > 0 ? [text.counts.folders(folders)] : []),
    ...(links > 0 ? [text.counts.links(links)] : []),
  ])
}
