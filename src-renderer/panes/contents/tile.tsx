import { Trash2 } from 'lucide-react'
import { memo } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { iconPxOf } from '../../browser/geometry'
import { isTheTrash } from '../../browser/trash-look'
import { KindIcon } from '../../kit/kind-icon'
import { RichName } from '../../kit/rich-name'
import { Thumbnail } from '../../listings/thumbnail'
import { useCapabilities } from '../../session/session-context'
import { useSettings } from '../../session/settings-store'
import { EntryMarks, type EntryProps, useEntryFace } from './entry-marks'
import styles from './tile.module.css'

interface TileProps extends EntryProps {
  readonly leftPx: number
  readonly widthPx: number
  /** From 1, as `aria-colindex`. */
  readonly column: number
}

/** One entry of the folder: its picture or shape, two lines of its name, and its marks in the corners. */
export const Tile = memo(function Tile(props: TileProps) {
  const { row, isBusy, editor } = props
  const { element, attributes, name, inTrash, marks } = useEntryFace(props, '')
  return (
    <div
      ref={element}
      {...attributes}
      role="gridcell"
      aria-colindex={props.column}
      {...(isBusy ? { 'aria-busy': true } : {})}
      title={name}
      className={styles.tile}
      style={{ left: props.leftPx, width: props.widthPx }}
    >
      <span className={styles.picture} data-drag-picture="">
        <TilePicture row={row} />
      </span>
      {editor ?? <span className={styles.name}>{inTrash ?? <RichName name={titleOf(row.entry)} />}</span>}
      <span className={styles.marks}>
        <EntryMarks marks={marks} />
      </span>
    </div>
  )
})

function TilePicture({ row }: Pick<TileProps, 'row'>) {
  const { trash } = useCapabilities()
  const { entry, path, isFolder } = row
  const iconPx = useSettings(settings => iconPxOf(settings.tileSizePx))
  if (isTheTrash(row, trash)) return <Trash2 size={iconPx} strokeWidth={1.25} aria-hidden />
  if (isFolder || !path) return <KindIcon kind={entry.kind} size={iconPx} />
  return <Thumbnail entry={entry} path={path} iconPx={iconPx} />
}
