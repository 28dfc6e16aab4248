import { Lock, LockKeyhole, Trash2, TriangleAlert, Users } from 'lucide-react'
import { type MouseEvent, memo, useRef } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { useBrowser } from '../../browser/browser-context'
import { iconPxOf } from '../../browser/geometry'
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
import { useSettings } from '../../session/settings-store'
import styles from './tile.module.css'
import { type RowDrag, useRowDrag } from './use-row-drag'
import type { RowState } from './use-row-states'

interface TileProps extends RowState {
  readonly row: EntryRow
  /** Id of the element, for `aria-activedescendant`. */
  readonly elementId: string
  readonly leftPx: number
  readonly widthPx: number
  /** From 1, as `aria-colindex`. */
  readonly column: number
  readonly drag: RowDrag
  readonly onPress: (row: EntryRow, event: MouseEvent) => void
  readonly onMenu: (row: EntryRow, event: MouseEvent) => void
  readonly onOpen: (row: EntryRow) => void
}

/** One entry of the folder: its picture or shape, two lines of its name, and its marks in the corners. */
export const Tile = memo(function Tile(props: TileProps) {
  const { row, isSelected, isFocused, isBusy, editor } = props
  const text = useText()
  const { trash } = useCapabilities()
  const element = useRef<HTMLDivElement>(null)
  useRowDrag(element, row, props.drag)
  const dropLook = useDropLook(useBrowser().targetIdOf(row.id))
  const name = plainNameOf(row, text, trash)
  const isLocked = useLockedIds().has(row.entry.recordId)
  const inTrash = trashName(text, row, trash)
  return (
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- the grid has the focus and points here (aria-activedescendant)
    <div
      ref={element}
      id={props.elementId}
      role="gridcell"
      aria-label={name}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- global since ARIA 1.3, and spoken by Chromium's platforms
      aria-description={descriptionOf(row, { isLocked, note: '' }, text)}
      aria-colindex={props.column}
      aria-selected={isSelected}
      {...(isBusy ? { 'aria-busy': true } : {})}
      title={name}
      className={styles.tile}
      data-focused={isFocused}
      data-busy={isBusy}
      data-drop={dropLook}
      style={{ left: props.leftPx, width: props.widthPx }}
      onMouseDown={event => props.onPress(row, event)}
      onContextMenu={event => props.onMenu(row, event)}
      onDoubleClick={() => props.onOpen(row)}
    >
      <span className={styles.picture} data-drag-picture="">
        <TilePicture row={row} />
      </span>
      {editor ?? <span className={styles.name}>{inTrash ?? <RichName name={titleOf(row.entry)} />}</span>}
      <Marks row={row} isBusy={isBusy} isLocked={isLocked} />
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

interface MarksProps extends Pick<TileProps, 'row' | 'isBusy'> {
  readonly isLocked: boolean
}

function Marks({ row, isBusy, isLocked }: MarksProps) {
  const text = useText()
  const warning = warningOf(row, text)
  return (
    <span className={styles.marks}>
      {isBusy && (
        <span title={text.tree.busy} className={styles.mark}>
          <Spinner />
        </span>
      )}
      {warning && (
        <span title={warning} className={styles.mark} data-tone="warning">
          <TriangleAlert size={14} aria-hidden />
        </span>
      )}
      {isLocked && (
        <span title={text.locks.locked} className={styles.mark}>
          <LockKeyhole size={14} aria-hidden />
        </span>
      )}
      {row.branch.link && (
        <span title={text.tree.readOnly(row.branch.link.title)} className={styles.mark}>
          <Lock size={12} aria-hidden />
        </span>
      )}
      {row.entry.isPublic && (
        <span title={text.tree.isPublic} className={styles.mark}>
          <Users size={14} aria-hidden />
        </span>
      )}
    </span>
  )
}
