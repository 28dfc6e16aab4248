import { ChevronRight, Trash2, Users } from 'lucide-react'
import { memo } from 'react'
import { parseLink } from '../../../src-shared/domain/links'
import { titleOf } from '../../../src-shared/domain/names'
import { visibleText } from '../../../src-shared/domain/visible-text'
import { useBrowser } from '../../browser/browser-context'
import type { EntryRow } from '../../browser/row'
import { isTheTrash } from '../../browser/trash-look'
import { KindIcon } from '../../kit/kind-icon'
import { RichName } from '../../kit/rich-name'
import { useText } from '../../kit/text-context'
import { Thumbnail } from '../../listings/thumbnail'
import { useCapabilities } from '../../session/session-context'
import { exactDate, shortDate } from '../../text/dates'
import { EntryMarks, type EntryProps, useEntryFace } from './entry-marks'
import { lineStyle } from './line-style'
import styles from './tree-row.module.css'

interface TreeRowProps extends EntryProps {
  readonly topPx: number
  /** What is in it is still being listed. */
  readonly isLoading: boolean
  /** What the line below it says, if any. */
  readonly note: string
  readonly nowMs: number
}

export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { row, isBusy, isLoading, editor } = props
  const { element, attributes, inTrash, marks } = useEntryFace(props, props.note)
  return (
    <div
      ref={element}
      {...attributes}
      role="treeitem"
      aria-level={row.branch.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      {...(row.isFolder && !row.openProblem ? { 'aria-expanded': row.isExpanded } : {})}
      {...(isBusy || isLoading ? { 'aria-busy': true } : {})}
      className={styles.row}
      style={lineStyle(row.branch.depth, props.topPx)}
    >
      {/* Another folder does not turn it. */}
      <Twisty key={row.isFolder ? row.id : ''} row={row} />
      <span className={styles.picture} data-drag-picture="">
        <RowPicture row={row} />
      </span>
      {editor ??
        (inTrash ? <span className={styles.name}>{inTrash}</span> : <RichName name={titleOf(row.entry)} />)}
      {!editor && <Owner row={row} />}
      {/* A column says what is public. */}
      {!editor && <EntryMarks marks={marks.filter(({ kind }) => kind !== 'public')} />}
      <Cells row={row} nowMs={props.nowMs} />
    </div>
  )
})

function Twisty({ row }: Pick<TreeRowProps, 'row'>) {
  const browser = useBrowser()
  if (!row.isFolder || row.openProblem) return <span className={styles.twisty} />
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- the arrow keys do this on the row
    <span
      className={styles.twisty}
      data-open={row.isExpanded}
      data-twisty=""
      onMouseDown={event => event.stopPropagation()}
      onClick={() => browser.toggle(row)}
      onDoubleClick={event => event.stopPropagation()}
    >
      <ChevronRight size={14} aria-hidden />
    </span>
  )
}

function RowPicture({ row }: { readonly row: EntryRow }) {
  const { trash } = useCapabilities()
  const { entry, path } = row
  if (isTheTrash(row, trash)) return <Trash2 size={16} strokeWidth={1.75} aria-hidden />
  if (row.isFolder || !path) return <KindIcon kind={entry.kind} isOpen={row.isExpanded} />
  return <Thumbnail entry={entry} path={path} iconPx={16} />
}

/** Whose folder a link leads to. */
function Owner({ row: { entry } }: Pick<TreeRowProps, 'row'>) {
  const target = entry.kind === 'link' ? parseLink(entry.assetUri) : null
  if (!target || target.kind === 'unknown') return null
  return (
    <span className={styles.owner} aria-hidden>
      {visibleText(target.owner)}
    </span>
  )
}

function Cells({ row, nowMs }: { readonly row: EntryRow; readonly nowMs: number }) {
  const text = useText()
  const { kind, modifiedMs, isPublic } = row.entry
  return (
    <span className={styles.cells} aria-hidden>
      <span className={styles.cell} data-column="kind">
        {text.kinds[kind]}
      </span>
      <span
        className={styles.cell}
        data-column="modified"
        title={modifiedMs === null ? undefined : exactDate(text, modifiedMs)}
      >
        {modifiedMs === null ? '' : shortDate(text, modifiedMs, nowMs)}
      </span>
      <span className={styles.cell} data-column="public">
        {isPublic && (
          <span title={text.tree.isPublic} className={styles.public}>
            <Users size={14} aria-hidden />
          </span>
        )}
      </span>
    </span>
  )
}
