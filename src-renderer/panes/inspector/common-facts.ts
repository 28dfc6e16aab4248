import type { Branch } from '../../browser/branch'
import type { Rows } from '../../browser/rows'
import type { SelectionSummary } from '../../browser/selection-summary'
import { dateRange } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import type { Fact } from './fact'

/** What several entries have in common. */
export function commonFactsOf(
  text: Catalogue,
  rows: Rows,
  selected: SelectionSummary,
  hasSharing: boolean,
): readonly Fact[] {
  const { facts } = text.inspector
  const { count, publicCount, modified } = selected
  const list: readonly (Fact | null)[] = [
    { ...fact(facts.folder, folderOf(text, rows, selected)), isPrivate: true },
    hasSharing ? fact(facts.visibility, text.inspector.visibilities(publicCount, count - publicCount)) : null,
    modified && fact(facts.modified, dateRange(text, modified.oldestMs, modified.newestMs)),
  ]
  return list.filter(each => each !== null)
}

function folderOf(text: Catalogue, rows: Rows, { folders }: SelectionSummary): string {
  const [first = ''] = folders
  const branch = folders.size === 1 ? rows.branchOf(first) : null
  return branch ? text.inspector.inFolder(branch.title) : text.inspector.inFolders(folders.size)
}

/** The link that all of them lie below, or null. */
export function commonLinkOf(rows: Rows, { folders }: SelectionSummary): Branch['link'] {
  const links = [...folders].map(id => rows.branchOf(id)?.link ?? null)
  const [first = null] = links
  return first && links.every(link => link?.title === first.title) ? first : null
}

function fact(label: string, value: string): Fact {
  return { label, value, note: null, copy: null, isCode: false, isPrivate: false }
}
