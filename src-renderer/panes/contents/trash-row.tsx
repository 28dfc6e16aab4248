import { ChevronRight, RotateCcw, X } from 'lucide-react'
import { type MouseEvent, memo, useRef } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { ROOT } from '../../../src-shared/domain/paths'
import { plainText } from '../../../src-shared/domain/rich-text'
import { useActor } from '../../actions/actor'
import { deleteRows, restoreRows } from '../../actions/trash-actions'
import { useBrowser } from '../../browser/browser-context'
import { deletionOf, type KnownDeletion } from '../../browser/deletion-of'
import type { EntryRow } from '../../browser/row'
import { selectOnly } from '../../browser/selection'
import type { KnownNotes } from '../../browser/trash-notes'
import { IconButton } from '../../kit/button'
import { KindIcon } from '../../kit/kind-icon'
import { RichName } from '../../kit/rich-name'
import { FolderCover } from '../../listings/folder-cover'
import { titlesOnWay } from '../../listings/listed-entries'
import { Thumbnail } from '../../listings/thumbnail'
import { ROW_PICTURE_PX } from '../../listings/thumbnail-query'
import type { Session } from '../../session/session'
import { exactDate, shortDate } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import { EntryMarks, type EntryProps, entryFace } from './entry-marks'
import { lineStyle } from './line-style'
import styles from './trash-row.module.css'
import { useHeldCount } from './use-held-count'
import { useRowDragSource } from './use-row-drag'

interface TrashRowProps extends EntryProps {
  readonly topPx: number
  /** From 1 among all that was deleted; null: part of a deleted folder. */
  readonly place: number | null
  readonly placeCount: number
  readonly notes: KnownNotes
  /** What the line below it says, if any. */
  readonly note: string
  readonly nowMs: number
  /** Something was done with a button of it. */
  readonly onActed: () => void
}

/** Something that was deleted: what, from where, when, by what; a folder with how much is in it. */
export const TrashRow = memo(function TrashRow(props: TrashRowProps) {
  const { row, text, nowMs, place } = props
  const element = useRef<HTMLDivElement>(null)
  useRowDragSource(element, row, props.drag)
  const { session } = useBrowser()
  const held = useHeldCount(row)
  const deletion = deletionOf(row, props.trash, props.notes)
  const depth = place === null ? 1 : 0
  const origin = place === null ? '' : originText(text, session, deletion)
  const when = deletion.atMs === null ? text.trash.timeUnknown : shortDate(text, deletion.atMs, nowMs)
  const by = place === null ? '' : byText(text, deletion)
  const holds = held === null ? '' : text.trash.holds(held)
  const words = [holds, origin, when, by, props.note].filter(Boolean)
  const { attributes, marks } = entryFace(props, words.join(', '))
  return (
    <div
      ref={element}
      {...attributes}
      role="treeitem"
      aria-level={depth + 1}
      aria-posinset={place ?? row.position}
      aria-setsize={place === null ? row.setSize : props.placeCount}
      aria-expanded={row.isFolder && !row.openProblem ? row.isExpanded : undefined}
      className={styles.row}
      style={lineStyle(levelOf(row, props.trash.kind === 'satchel', place), props.topPx)}
    >
      <Twisty row={row} />
      <span className={styles.picture} data-drag-picture="">
        <Picture row={row} />
      </span>
      <span className={styles.words}>
        <RichName name={titleOf(row.entry)} />
        {origin && (
          <span className={styles.origin} title={origin} data-private="">
            {origin}
          </span>
        )}
      </span>
      <EntryMarks marks={marks} />
      <span className={styles.holds}>{holds}</span>
      {place !== null && (
        <span className={styles.when}>
          <span title={deletion.atMs === null ? undefined : exactDate(text, deletion.atMs)}>{when}</span>
          <span className={styles.by} title={by}>
            {by}
          </span>
        </span>
      )}
      <RowActions row={row} text={text} onActed={props.onActed} />
    </div>
  )
})

function Picture({ row: { entry, path, isFolder, openProblem } }: { readonly row: EntryRow }) {
  if (isFolder) return <FolderCover entry={entry} path={openProblem ? null : path} sizePx={ROW_PICTURE_PX} />
  if (!path) return <KindIcon kind={entry.kind} size={20} />
  return <Thumbnail entry={entry} path={path} iconPx={20} sizePx={ROW_PICTURE_PX} />
}

/** How far a part of a deleted folder is set in. */
function levelOf({ branch }: EntryRow, isSatchels: boolean, place: number | null): number {
  if (place !== null) return 0
  // Within Satchel's own Trash the folders on the way are not shown.
  return Math.max(1, branch.depth - (isSatchels ? 2 : 1))
}

function originText(text: Catalogue, session: Session, { from, isPerhapsInside }: KnownDeletion): string {
  if (from === null) return text.trash.fromUnknown
  const folders = titlesOnWay(session, from).map(plainText)
  const where = from === ROOT ? text.app.inventory : folders.join(' ▸ ')
  return isPerhapsInside ? text.trash.perhapsFrom(where) : text.trash.from(where)
}

function byText(text: Catalogue, { by }: KnownDeletion): string {
  if (by === null) return ''
  return by === 'elsewhere' ? text.trash.byOthers : text.trash.by[by.kind]
}

function Twisty({ row }: { readonly row: EntryRow }) {
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

/** For the mouse; menu, keys and the buttons above the list do the same. */
function RowActions({ row, text, onActed }: Pick<TrashRowProps, 'row' | 'text' | 'onActed'>) {
  const browser = useBrowser()
  const actor = useActor()
  /** It is the row that one is at: when it has gone, that is the next one. */
  function act(on: typeof restoreRows): void {
    onActed()
    browser.select(() => selectOnly(row.id))
    browser.focus()
    on([row], actor)
  }
  const aside = {
    tabIndex: -1,
    disabled: !actor.canChange,
    onMouseDown: (event: MouseEvent) => {
      event.preventDefault()
      event.stopPropagation()
    },
    onDoubleClick: (event: MouseEvent) => event.stopPropagation(),
  }
  return (
    <span className={styles.actions}>
      <IconButton
        label={text.trash.restore}
        icon={<RotateCcw size={14} />}
        {...aside}
        onClick={() => act(restoreRows)}
      />
      <IconButton
        label={text.trash.deletePermanently}
        icon={<X size={14} />}
        {...aside}
        onClick={() => act(deleteRows)}
      />
    </span>
  )
}
