import type { NameFilter } from '../../../src-shared/domain/name-query'
import { isEmptyQuery } from '../../../src-shared/domain/name-query'
import { useText } from '../../kit/text-context'
import type { Found, FoundEntry } from './find-entries'
import { FindFilters } from './find-filters'
import styles from './find-panel.module.css'
import { FoundList } from './found-list'

interface FindPanelProps {
  /** Beginning of the ids that the box points to. */
  readonly ids: string
  readonly found: Found | null
  readonly filter: NameFilter
  readonly active: number
  readonly onFilter: (filter: NameFilter) => void
  readonly onActivate: (index: number) => void
  readonly onShow: (entry: FoundEntry) => void
}

/** What was found, the filters, and how much was searched. */
export function FindPanel({ ids, found, filter, active, onFilter, onActivate, onShow }: FindPanelProps) {
  const text = useText()
  const isAsked = found !== null && !isEmptyQuery(found.query)
  const entries = isAsked ? found.entries : []
  return (
    <div className={styles.panel} data-asked={isAsked}>
      <FindFilters filter={filter} onChange={onFilter} />
      {entries.length > 0 ? (
        <FoundList ids={ids} entries={entries} active={active} onActivate={onActivate} onShow={onShow} />
      ) : (
        <p className={styles.hint}>{isAsked ? text.find.nothing : text.find.hint}</p>
      )}
      <div className={styles.foot}>
        <p role="status" className={styles.count}>
          {isAsked && text.find.count(found.count, entries.length)}
        </p>
        <p id={`${ids}coverage`}>{found && text.find.coverage(found.folderCount)}</p>
      </div>
    </div>
  )
}
