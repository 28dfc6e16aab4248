import type { Branch } from '../browser/branch'
import type { Rows } from '../browser/rows'
import type { SelectionSummary } from '../browser/selection-summary'
import { useText } from '../kit/text-context'
import { useFolderFacts } from '../listings/use-folder-facts'
import type { Catalogue } from '../text/en'
import styles from './status-bar.module.css'

interface ContentsCountProps {
  readonly rows: Rows
  readonly location: Branch
  readonly selected: SelectionSummary
}

/** How many there are in the folder, and how many of them are selected. */
export function ContentsCount({ rows, location, selected: { count, folders } }: ContentsCountProps) {
  const text = useText()
  const [only, ...others] = folders
  const folder =
    count === 0 ? location : others.length === 0 && only !== undefined ? rows.branchOf(only) : null
  const total = useTotal(rows, folder ?? location)
  const words =
    count === 0
      ? total !== null && itemsText(text, total)
      : folder === null || total?.isWhole !== true
        ? text.counts.selected(count)
        : text.counts.selectedOf(count, total.count)
  return words && <span className={styles.count}>{words}</span>
}

interface Total {
  readonly count: number
  /** False: not all has arrived, so that there may be more. */
  readonly isWhole: boolean
}

function itemsText(text: Catalogue, { count, isWhole }: Total): string {
  const items = text.counts.items(count)
  return isWhole ? items : text.counts.soFar(items)
}

/** Of the listing where there is one, or else as far as it is known. */
function useTotal(rows: Rows, { id, path, recordIds }: Branch): Total | null {
  const known = useFolderFacts(recordIds.at(-1) ?? null, path)
  const listing = rows.listingOf(id)
  if (listing) return { count: listing.total, isWhole: listing.incomplete === null }
  return known && { count: known.total, isWhole: known.isWhole }
}
