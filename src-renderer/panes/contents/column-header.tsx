import { ChevronDown, ChevronUp } from 'lucide-react'
import { type MouseEvent, type RefObject, useState } from 'react'
import { COLUMNS, type Column, type SideColumn } from '../../../src-shared/model/settings'
import { useBrowser, useLook } from '../../browser/browser-context'
import { sortedOnce } from '../../browser/look'
import type { Rows } from '../../browser/rows'
import { useText } from '../../kit/text-context'
import { ColumnBorder } from './column-border'
import styles from './column-header.module.css'
import { ColumnMenu } from './column-menu'

interface ColumnHeaderProps {
  /** What the columns are columns of: their widths are set on it. */
  readonly pane: RefObject<HTMLElement | null>
  readonly columns: readonly SideColumn[]
  readonly rows: Rows
}

/**
 * The names of the columns: a click sorts, another reverses, the borders between them can be
 * dragged, and the menu of the heading chooses which there are.
 */
export function ColumnHeader({ pane, columns, rows }: ColumnHeaderProps) {
  const text = useText()
  const [menuAt, setMenuAt] = useState<{ readonly x: number; readonly y: number } | null>(null)

  function openMenu(event: MouseEvent): void {
    event.preventDefault()
    // Opened by a key it has no point of its own.
    const { left, bottom } = event.currentTarget.getBoundingClientRect()
    const isByKey = event.clientX === 0 && event.clientY === 0
    setMenuAt(isByKey ? { x: left, y: bottom } : { x: event.clientX, y: event.clientY })
  }

  return (
    <>
      <div role="table" aria-label={text.view.columnHeaders} className={styles.table}>
        {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- its buttons have the focus, and their menu key */}
        <div role="row" className={styles.row} onContextMenu={openMenu}>
          {(['name', ...columns] as const).map(column => (
            <HeaderCell key={column} column={column} pane={pane} />
          ))}
        </div>
      </div>
      {menuAt && <ColumnMenu at={menuAt} rows={rows} onClose={() => setMenuAt(null)} />}
    </>
  )
}

interface HeaderCellProps {
  readonly column: 'name' | SideColumn
  readonly pane: RefObject<HTMLElement | null>
}

function HeaderCell({ column, pane }: HeaderCellProps) {
  const { sort } = useLook()
  const isSorted = sort.column === column
  return (
    <div
      role="columnheader"
      {...(isSortable(column) ? { 'aria-sort': isSorted ? sort.direction : 'none' } : {})}
      className={styles.cell}
      data-column={column}
    >
      {column !== 'name' && <ColumnBorder column={column} pane={pane} />}
      {isSortable(column) ? <SortButton column={column} /> : <Label column={column} />}
    </div>
  )
}

function isSortable(column: Column | SideColumn): column is Column {
  return COLUMNS.some(each => each === column)
}

function SortButton({ column }: { readonly column: Column }) {
  const browser = useBrowser()
  const { sort } = useLook()
  const Arrow = sort.direction === 'ascending' ? ChevronUp : ChevronDown
  return (
    <button
      type="button"
      className={styles.button}
      onClick={() => browser.changeLook({ sort: sortedOnce(sort, column) })}
    >
      <Label column={column} />
      {sort.column === column && <Arrow size={12} aria-hidden className={styles.arrow} />}
    </button>
  )
}

function Label({ column }: { readonly column: Column | SideColumn }) {
  const text = useText()
  return <span className={styles.label}>{text.view.columns[column]}</span>
}
