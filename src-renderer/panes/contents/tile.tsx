import { Trash2 } from 'lucide-react'
import { memo, type ReactNode, useRef } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import { iconPxOf } from '../../browser/geometry'
import type { EntryRow } from '../../browser/row'
import { isTheTrash } from '../../browser/trash-look'
import { KindIcon } from '../../kit/kind-icon'
import { richName } from '../../kit/rich-name'
import { FolderCover } from '../../listings/folder-cover'
import { Thumbnail } from '../../listings/thumbnail'
import { useFolderFacts } from '../../listings/use-folder-facts'
import type { Catalogue } from '../../text/en'
import { numberText } from '../../text/number-text'
import { EntryMarks, type EntryProps, entryFace } from './entry-marks'
import styles from './tile.module.css'
import { useRowDrag } from './use-row-drag'

interface TileProps extends EntryProps {
  readonly leftPx: number
  readonly widthPx: number
  /** As a person chose it. */
  readonly sizePx: number
  /** From 1, as `aria-colindex`. */
  readonly column: number
}

/** One entry of the folder: its picture or shape, two lines of its name, and its marks in the corners. */
export const Tile = memo(function Tile(props: TileProps) {
  const { row, text, isBusy, editor } = props
  const element = useRef<HTMLDivElement>(null)
  useRowDrag(element, row, props.drag)
  const { attributes, name, inTrash, marks } = entryFace(props, '')
  return (
    <div
      ref={element}
      {...attributes}
      role="gridcell"
      aria-colindex={props.column}
      aria-busy={isBusy || undefined}
      title={name}
      className={styles.tile}
      data-edited={editor ? '' : undefined}
      style={{ left: props.leftPx, width: props.widthPx }}
    >
      <span className={styles.picture} data-drag-picture="">
        {pictureOf(props)}
        {countOf(props)}
      </span>
      {editor ?? (inTrash ? <span className={styles.name}>{inTrash}</span> : nameOf(row, text))}
      {marks.length > 0 && (
        <span className={styles.marks}>
          <EntryMarks marks={marks} />
        </span>
      )}
      {props.spawn}
    </div>
  )
})

function nameOf({ entry }: EntryRow, { tree }: Catalogue) {
  return richName(titleOf(entry), { unnamed: tree.unnamed, className: styles.name })
}

function countOf({ row, text, trash }: TileProps) {
  if (!row.isFolder || row.openProblem || row.path === null || isTheTrash(row, trash)) return null
  return <Count id={row.entry.recordId} path={row.path} text={text} />
}

interface CountProps {
  readonly id: string
  readonly path: InventoryPath
  readonly text: Catalogue
}

/** How much is in a folder, on its front; it comes without the tile being drawn anew. */
function Count({ id, path, text }: CountProps) {
  const facts = useFolderFacts(id, path)
  return (
    facts !== null && (
      <span className={styles.count} data-count="" aria-hidden>
        {facts.isWhole ? numberText(text, facts.total) : text.counts.atLeast(facts.total)}
      </span>
    )
  )
}

/** Fills its place as a picture does. */
function boxed(icon: ReactNode) {
  return <span className={styles.box}>{icon}</span>
}

function pictureOf({ row, trash, sizePx }: TileProps) {
  const { entry, path, isFolder } = row
  const iconPx = iconPxOf(sizePx)
  if (isTheTrash(row, trash)) return boxed(<Trash2 size={iconPx} strokeWidth={1.25} aria-hidden />)
  if (isFolder) return <FolderCover entry={entry} path={row.openProblem ? null : path} sizePx={sizePx} />
  if (!path) return boxed(<KindIcon kind={entry.kind} size={iconPx} />)
  return <Thumbnail entry={entry} path={path} iconPx={iconPx} sizePx={sizePx} />
}
