import { CircleAlert } from 'lucide-react'
import { type MouseEvent, useRef } from 'react'
import { assertNever } from '../../../src-shared/result'
import type { NoteRow } from '../../browser/row'
import { Button } from '../../kit/button'
import { Spinner } from '../../kit/spinner'
import { useText } from '../../kit/text-context'
import type { Catalogue } from '../../text/en'
import { listingErrorText } from '../../text/refusal-text'
import { lineStyle } from './line-style'
import styles from './tree-row.module.css'
import { type RowDrag, useRowDrag } from './use-row-drag'

interface NoteLineProps {
  readonly row: NoteRow
  readonly topPx: number
  readonly onRetry: () => void
  readonly onMenu: (row: NoteRow, event: MouseEvent) => void
}

const NO_DRAG: RowDrag = { rowsToDrag: () => [], countWith: () => 0, canDrag: false, userId: null }

/** The line below an open folder that is empty, loading or could not be listed, or not as a whole. */
export function NoteLine({ row, topPx, onRetry, onMenu }: NoteLineProps) {
  const text = useText()
  const element = useRef<HTMLDivElement>(null)
  useRowDrag(element, row, NO_DRAG)
  const isLoading = row.note === 'loading' || row.note === 'loading-more'
  const isError = row.note === 'error'
  return (
    <div
      ref={element}
      // A tree may hold nothing but its items, so what speaks up is one.
      {...(isError ? { role: 'treeitem', 'aria-level': row.branch.depth + 1 } : { role: 'presentation' })}
      className={styles.note}
      data-note={row.note}
      style={lineStyle(row.branch.depth, topPx)}
      onContextMenu={event => onMenu(row, event)}
    >
      {isLoading && <Spinner />}
      {isError && <CircleAlert size={14} aria-hidden />}
      <span
        role={isError ? 'alert' : undefined}
        className={styles.noteText}
        title={hintOf(text, row)}
        {...(isError ? { 'data-private': '' } : {})}
      >
        {noteText(text, row)}
      </span>
      {isError && <Button onClick={onRetry}>{text.tree.retry}</Button>}
    </div>
  )
}

/** A narrow window cuts the sentence; all of it is under the pointer. */
function hintOf(text: Catalogue, row: NoteRow): string | undefined {
  if (row.error === null) return undefined
  const { detail } = row.error
  return detail ? `${noteText(text, row)}\n${detail}` : noteText(text, row)
}

/** Also read out with the folder itself, because lines between the rows are no part of a tree to a screen reader. */
export function noteText(text: Catalogue, row: NoteRow | null): string {
  if (!row) return ''
  switch (row.note) {
    case 'loading':
      return text.tree.loading
    case 'not-listed':
      return text.tree.notListed
    case 'loading-more':
      return text.tree.loadingMore(row.total)
    case 'incomplete':
      return text.tree.incomplete(row.total, row.expected)
    case 'empty':
      return text.tree.empty
    case 'empty-link':
      return text.tree.emptyLink
    case 'error':
      return row.error ? listingErrorText(text, row.error, row.branch.link !== null) : ''
    default:
      return assertNever(row.note)
  }
}
