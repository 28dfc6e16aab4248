import { ChevronDown, ChevronUp } from 'lucide-react'
import type { RefObject } from 'react'
import { COLUMNS, type Column } from '../../../src-shared/model/settings'
import { useBrowser, useLook } from '../../browser/browser-context'
import { sortedOnce } from '../../browser/look'
import { useText } from '../../kit/text-context'
import { ColumnBorder } from './column-border'
import styles from './column-header.module.css'

interface ColumnHeaderProps {
  /** What the columns are columns of: their widths are set on it. */
  readonly pane: RefObject<HTMLElement | null>
}

/** The names of the columns: a click sorts, another reverses, the borders between them can be dragged. */
export function ColumnHeader({ pane }: ColumnHeaderProps) {
  const text = useText()
  return (
    <div role="table" aria-label={text.view.columnHeaders} className={styles.table}>
      <div role="row" className={styles.row}>
        {COLUMNS.map(column => (
          <HeaderCell key={column} column={column} pane={pane} />
        ))}
      </div>
    </div>
  )
}

function HeaderCell({ column, pane }: ColumnHeaderProps & { readonly column: Column }) {
  const text = useText()
  const browser = useBrowser()
  const { sort } = useLook()
  const isSorted = sort.column === column
  const Arrow = sort.direction === 'ascending' ? ChevronUp : ChevronDown
  return (
    <div
      role="columnheader"
      aria-sort={isSorted ? sort.direction : 'none'}
      className={styles.cell}
      data-column={column}
    >
      {column !== 'name' && <ColumnBorder column={column} pane={pane} />}
      <button
        type="button"
        className={styles.button}
        onClick={() => browser.changeLook({ sort: sortedOnce(sort, column) })}
      >
        <span className={styles.label}>{text.view.columns[column]}</span>
        {isSorted && <Arrow size={12} aria-hidden className={styles.arrow} />}
      </button>
    </div>
  )
}
