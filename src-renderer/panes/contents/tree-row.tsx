import { ChevronRight, Trash2 } from 'lucide-react'
import { memo, useRef } from 'react'
import { parseLink } from '../../../src-shared/domain/links'
import { titleOf } from '../../../src-shared/domain/names'
import { visibleText } from '../../../src-shared/domain/visible-text'
import type { SideColumn } from '../../../src-shared/model/settings'
import { useBrowser } from '../../browser/browser-context'
import type { EntryRow } from '../../browser/row'
import { isTheTrash } from '../../browser/trash-look'
import { KindIcon } from '../../kit/kind-icon'
import { richName } from '../../kit/rich-name'
import { mayBeWider } from '../../kit/text-room'
import { Thumbnail } from '../../listings/thumbnail'
import { ROW_PICTURE_PX } from '../../listings/thumbnail-query'
import type { Catalogue } from '../../text/en'
import { EntryMarks, type EntryProps, entryFace } from './entry-marks'
import { lineStyle } from './line-style'
import { ROOM_PX } from './room'
import { cellsOf } from './tree-cells'
import styles from './tree-row.module.css'
import { useRowDrag } from './use-row-drag'

/** `--indent` */
const INDENT_PX = 20

interface TreeRowProps extends EntryProps {
  readonly topPx: number
  /** What is in it is still being listed. */
  readonly isLoading: boolean
  /** What the line below it says, if any. */
  readonly note: string
  readonly nowMs: number
  /** Those that are drawn, the same for all rows. */
  readonly columns: readonly SideColumn[]
}

/**
 * One line of the tree. Scrolling puts another entry into it several times a frame, so it is
 * one component that subscribes to nothing, few elements, and no boxes in boxes: what is in it
 * lies in one flex line (DECISIONS.md, "Rows").
 */
export const TreeRow = memo(function TreeRow(props: TreeRowProps) {
  const { row, text, isBusy, isLoading, editor } = props
  const element = useRef<HTMLDivElement>(null)
  useRowDrag(element, row, props.drag)
  const { attributes, inTrash, marks } = entryFace(props, props.note)
  // A column says what is public.
  const shownMarks = marks.filter(({ kind }) => kind !== 'public')
  // The Trash is a place of its own: it does not open in the tree.
  const isOpenable = row.isFolder && !row.openProblem && !isTheTrash(row, props.trash)
  return (
    <div
      ref={element}
      {...attributes}
      role="treeitem"
      aria-level={row.branch.depth + 1}
      aria-posinset={row.position}
      aria-setsize={row.setSize}
      aria-expanded={isOpenable ? row.isExpanded : undefined}
      aria-busy={isBusy || isLoading || undefined}
      className={styles.row}
      data-edited={editor ? '' : undefined}
      style={lineStyle(row.branch.depth, props.topPx)}
    >
      {isOpenable ? <Twisty key={row.id} row={row} /> : null}
      <span className={styles.picture} data-drag-picture="">
        {pictureOf(props)}
      </span>
      {editor ??
        (inTrash ? (
          <span className={styles.name} data-long="">
            {inTrash}
          </span>
        ) : (
          nameOf(row, text)
        ))}
      {!editor && row.entry.kind === 'link' && <Owner assetUri={row.entry.assetUri} />}
      {!editor && shownMarks.length > 0 && <EntryMarks marks={shownMarks} />}
      {cellsOf(props)}
      {props.spawn}
    </div>
  )
})

function nameOf({ entry, branch }: EntryRow, { tree }: Catalogue) {
  const name = titleOf(entry)
  const isLong = mayBeWider(name, ROOM_PX.name - branch.depth * INDENT_PX)
  return richName(name, { unnamed: tree.unnamed, className: styles.name, isLong })
}

/** Its key is the folder's: another folder in the same row does not turn it. */
function Twisty({ row }: Pick<TreeRowProps, 'row'>) {
  const browser = useBrowser()
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

function pictureOf({ row, trash }: TreeRowProps) {
  const { entry, path } = row
  if (isTheTrash(row, trash)) return <Trash2 size={16} strokeWidth={1.75} aria-hidden />
  if (row.isFolder || !path) return <KindIcon kind={entry.kind} isOpen={row.isExpanded} />
  return <Thumbnail entry={entry} path={path} iconPx={16} sizePx={ROW_PICTURE_PX} />
}

/** Whose folder a link leads to. */
function Owner({ assetUri }: { readonly assetUri: string }) {
  const target = parseLink(assetUri)
  if (!target || target.kind === 'unknown') return null
  return (
    <span className={styles.owner} aria-hidden>
      {visibleText(target.owner)}
    </span>
  )
}
