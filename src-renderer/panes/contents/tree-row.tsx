import { ChevronRight, Lock, LockKeyhole, Trash2, TriangleAlert, Users } from 'lucide-react'
import { type MouseEvent, memo, useRef } from 'react'
import { parseLink } from '../../../src-shared/domain/links'
import { titleOf } from '../../../src-shared/domain/names'
import { visibleText } from '../../../src-shared/domain/visible-text'
import { useBrowser } from '../../browser/browser-context'
import type { EntryRow } from '../../browser/row'
import { descriptionOf, plainNameOf, warningOf } from '../../browser/row-words'
import { isTheTrash, trashName } from '../../browser/trash-look'
import { useDropLook } from '../../drag/drag'
import { KindIcon } from '../../kit/kind-icon'
import { RichName } from '../../kit/rich-name'
import { Spinner } from '../../kit/spinner'
import { useText } from '../../kit/text-context'
import { Thumbnail } from '../../listings/thumbnail'
import { useLockedIds } from '../../session/locks'
import { useCapabilities } from '../../session/session-context'
import { exactDate, shortDate } from '../../text/dates'
import { lineStyle } from './line-style'
import styles from './tree-row.module.css'
import { type RowDrag, useRowDrag } from './use-row-drag'
import type { RowState } from './use-row-states'

export interface TreeRowProps extends RowState {
  readonly row: EntryRow
  /** Id of the element, for `aria-activedescendant`. */
  readonly elementId: string
  readonly topPx: number
  /** What is in it is still being listed. */
  readonly isLoading: boolean
  /** What the line below it says, if any. */
  readonly note: string
  readonly nowMs: number
  readonly drag: RowDrag
  readonly onPress: (row: EntryRow, event: MouseEvent) => void
  readonly onMenu: (row: EntryRow, event: MouseEvent) => void
  readonly onOpen: (row: EntryRow) => void
}

export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { row, topPx, isSelected, isFocused, isBusy, isLoading, editor } = props
  const text = useText()
  const { trash } = useCapabilities()
  const element = useRef<HTMLDivElement>(null)
  useRowDrag(element, row, props.drag)
  const dropLook = useDropLook(useBrowser().targetIdOf(row.id))
  const inTrash = trashName(text, row, trash)
  const isLocked = useLockedIds().has(row.entry.recordId)
  const name = plainNameOf(row, text, trash)
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the tree has the focus and points here (aria-activedescendant)
    <div
      ref={element}
      id={props.elementId}
      role="treeitem"
      aria-label={name}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- global since ARIA 1.3, and spoken by Chromium's platforms
      aria-description={descriptionOf(row, { isLocked, note: props.note }, text)}
      aria-level={row.branch.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-selected={isSelected}
      {...(row.isFolder && !row.openProblem ? { 'aria-expanded': row.isExpanded } : {})}
      {...(isBusy || isLoading ? { 'aria-busy': true } : {})}
      className={styles.row}
      data-focused={isFocused}
      data-busy={isBusy}
      data-drop={dropLook}
      style={lineStyle(row.branch.depth, topPx)}
      onMouseDown={event => props.onPress(row, event)}
      onContextMenu={event => props.onMenu(row, event)}
      onDoubleClick={() => props.onOpen(row)}
    >
      {/* Another folder does not turn it. */}
      <Twisty key={row.isFolder ? row.id : ''} row={row} />
      <span className={styles.picture} data-drag-picture="">
        <RowPicture row={row} />
      </span>
      {editor ??
        (inTrash ? <span className={styles.name}>{inTrash}</span> : <RichName name={titleOf(row.entry)} />)}
      {!editor && <Marks row={row} isBusy={isBusy} isLocked={isLocked} />}
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

interface MarksProps {
  readonly row: EntryRow
  readonly isBusy: boolean
  readonly isLocked: boolean
}

function Marks({ row, isBusy, isLocked }: MarksProps) {
  const text = useText()
  const reason = warningOf(row, text)
  const target = row.entry.kind === 'link' ? parseLink(row.entry.assetUri) : null
  return (
    <>
      {target && target.kind !== 'unknown' && (
        <span className={styles.owner} aria-hidden>
          {visibleText(target.owner)}
        </span>
      )}
      {isBusy && (
        <span title={text.tree.busy} className={styles.mark}>
          <Spinner />
        </span>
      )}
      {reason && (
        <span title={reason} className={styles.mark} data-tone="warning">
          <TriangleAlert size={14} aria-hidden />
        </span>
      )}
      {isLocked && (
        <span title={text.locks.locked} className={styles.mark} data-tone="lock">
          <LockKeyhole size={14} aria-hidden />
        </span>
      )}
      {row.branch.link && (
        <span title={text.tree.readOnly(row.branch.link.title)} className={styles.mark}>
          <Lock size={12} aria-hidden />
        </span>
      )}
    </>
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
